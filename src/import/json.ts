/** What `agentops init --dry-run --json` prints. */
import type { Imported } from './imported.ts';

/** The import as plain data for other tools. */
export function toJson({ phases, metrics, notUnderstood }: Imported, document: string): object {
  return {
    version: 1,
    document,
    phases: phases.map(({ id, name, line, state, window, criteria, risks, prose }) => ({
      id,
      name,
      line,
      state,
      window,
      criteria: criteria.map(({ id: criterion, statement, kind, claim, target, line: at }) => ({
        id: criterion,
        statement,
        kind,
        claim,
        target,
        line: at,
      })),
      risks,
      objectives: prose.objectives ?? [],
      scope: prose.scope ?? [],
    })),
    metrics,
    notUnderstood,
  };
}
