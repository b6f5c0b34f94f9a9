/** What `gate explain` shows: of a criterion, or of the decision. */
export { explainCriterion } from './explain-criterion.ts';
export { explainDecision } from './explain-decision.ts';
