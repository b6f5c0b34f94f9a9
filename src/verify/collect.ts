/** Which proofs judging can need. */
import type { Proof } from '../model/proof.ts';
import type { Ask, Goal, PlainMeasure, Roadmap } from '../model/roadmap.ts';

/**
 * The proofs that judging can need, each once: those of measures, and of the records of registers that these count.
 * @param allRecords the records of other registers as well
 */
export function collectProofs(roadmap: Roadmap, allRecords = false): readonly Proof[] {
  const proofs = new Map<string, Proof>();
  visitProofs(roadmap, allRecords, (proof) => {
    if (!proofs.has(proof.key)) proofs.set(proof.key, proof);
  });
  return [...proofs.values()];
}

/** Tells of the proofs that judging can need, of each as often as it is given. */
export function visitProofs(roadmap: Roadmap, allRecords: boolean, visit: (proof: Proof) => void): void {
  const registers = new Set<string>(allRecords ? roadmap.registers.map(({ name }) => name) : []);
  for (const measure of measures(roadmap)) {
    if (measure.form === 'proofs') for (const proof of measure.proofs) visit(proof);
    else if (measure.form === 'value') visit(measure.proof);
    else if (measure.form === 'count' || measure.form === 'share') registers.add(measure.register);
    if (measure.form === 'count' && measure.complete) visit(measure.complete);
  }
  for (const register of roadmap.registers) {
    if (!registers.has(register.name)) continue;
    // All of its records, whatever a measure's `where` says: which of them reuse evidence is asked of the register.
    for (const record of register.records) for (const proof of record.proofs) visit(proof);
  }
}

function* measures(roadmap: Roadmap): Generator<PlainMeasure> {
  for (const phase of roadmap.phases) {
    for (const criterion of phase.gate?.criteria ?? []) yield* asked(criterion.ask);
    yield* asked(phase.window?.extension ?? null);
    for (const risk of phase.risks) yield* asked(risk.trigger?.goal ?? null);
  }
  for (const claim of roadmap.claims) yield* asked(claim.ask);
  for (const metric of roadmap.metrics) yield* asked(metric.goal);
}

function* asked(ask: Ask | null): Generator<PlainMeasure> {
  if (ask === null) return;
  if (!isParted(ask)) yield ask.measure;
  else for (const part of ask.measure.parts) yield part.measure;
}

function isParted(ask: Ask): ask is Exclude<Ask, Goal> {
  return ask.measure.form === 'all' || ask.measure.form === 'any';
}
