/** Ties every signed attestation to the place where it stands, so that its signature is good for no other. */
import type { AttestedProof, Proof } from '../model/proof.ts';
import type { Ask, Goal, PlainMeasure, Register, Roadmap } from '../model/roadmap.ts';
import { refTo } from '../model/statement.ts';

/** The roadmap with its signed attestations bound. Registers may be large: one without any is not copied. */
export function bindSignatures(roadmap: Roadmap): Roadmap {
  return {
    ...roadmap,
    registers: roadmap.registers.map(bindRegister),
    phases: roadmap.phases.map((phase) => ({
      ...phase,
      window: phase.window && {
        ...phase.window,
        extension: bindAsk(phase.window.extension, refTo.extension(phase.id)),
      },
      risks: phase.risks.map((risk) => ({
        ...risk,
        trigger: risk.trigger && {
          ...risk.trigger,
          goal: bindGoal(risk.trigger.goal, refTo.trigger(phase.id)),
        },
      })),
      gate: phase.gate && {
        ...phase.gate,
        criteria: phase.gate.criteria.map((criterion) => ({
          ...criterion,
          ask: bindAsk(criterion.ask, refTo.criterion(phase.id, criterion.id)),
        })),
      },
    })),
    claims: roadmap.claims.map((claim) => ({ ...claim, ask: bindAsk(claim.ask, refTo.claim(claim.id)) })),
    metrics: roadmap.metrics.map((metric) => ({
      ...metric,
      goal: metric.goal && bindGoal(metric.goal, refTo.metric(metric.id)),
    })),
  };
}

/** The proof of a place; a signed attestation is another proof in every place. */
function bindSignature(proof: Proof, ref: string): Proof {
  return isSigned(proof) ? { ...proof, ref, key: `${proof.key} ${ref}` } : proof;
}

function isSigned(proof: Proof): proof is AttestedProof {
  return proof.kind === 'attested' && proof.signature !== undefined;
}

function bindRegister(register: Register): Register {
  if (!register.records.some(({ proofs }) => proofs.some(isSigned))) return register;
  const records = register.records.map((record) => {
    const ref = refTo.record(register.name, record.id);
    return { ...record, proofs: record.proofs.map((proof) => bindSignature(proof, ref)) };
  });
  return { ...register, records };
}

function bindAsk(ask: Ask | null, ref: string): Ask | null {
  if (ask === null) return null;
  if (!('parts' in ask.measure)) return bindGoal(ask as Goal, ref);
  const { form, parts } = ask.measure;
  return { ...ask, measure: { form, parts: parts.map((part) => bindGoal(part, ref)) } };
}

function bindGoal<T extends Goal>(goal: T, ref: string): T {
  return { ...goal, measure: bindMeasure(goal.measure, ref) };
}

/** The measure with its proofs bound. A `value` is never attested. */
function bindMeasure(measure: PlainMeasure, ref: string): PlainMeasure {
  if (measure.form === 'proofs') {
    return { ...measure, proofs: measure.proofs.map((proof) => bindSignature(proof, ref)) };
  }
  if (measure.form !== 'count' || measure.complete === null) return measure;
  return { ...measure, complete: bindSignature(measure.complete, ref) };
}
