/** `agentops evidence pin`: writes the digests of what proofs were measured on. */
import { planDigests } from '../../edit/plan-digests.ts';
import type { Locate } from '../../diagnostics/diagnostic.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { NOT_SATISFIED, SATISFIED } from '../../report/exit-code.ts';
import { editRoadmap, loadRoadmap, tellingEditErrors, tellRefused } from '../edit-roadmap.ts';
import type { Io } from '../io.ts';
import { locatorOf } from '../judge.ts';
import { planPins, type PlannedPin } from '../pin-plan.ts';
import type { DisplayOptions } from '../screen.ts';

export interface EvidencePinOptions extends DisplayOptions {
  readonly roadmap?: string;
  readonly check?: true;
  readonly dryRun?: true;
}

/** Pins the proofs that `refs` name, or all; with `check` the exit code says whether there is something to pin. */
export async function evidencePin(
  io: Io,
  refs: readonly string[],
  options: EvidencePinOptions,
): Promise<number> {
  return tellingEditErrors(async () => {
    if (options.check || options.dryRun) {
      const opened = await loadRoadmap(io, options);
      if ('problems' in opened) return tellRefused(io, { ...opened, when: 'before' }, options);
      const pins = await planPins(opened, refs);
      await tellPins(io, pins, await locatorOf(opened.loaded.documents), options);
      return options.check && pins.some(isDue) ? NOT_SATISFIED : SATISFIED;
    }
    let pins: readonly PlannedPin[] = [];
    const edited = await editRoadmap(io, options, {
      plan: async (opened) => {
        pins = await planPins(opened, refs);
        return planDigests(opened.loaded, pins.filter(isDue));
      },
    });
    if ('problems' in edited) return tellRefused(io, edited, options);
    await tellPins(io, pins, await locatorOf(edited.loaded.documents), options);
    return SATISFIED;
  });
}

function isDue({ state }: PlannedPin): boolean {
  return state !== 'up to date';
}

async function tellPins(
  io: Io,
  pins: readonly PlannedPin[],
  locate: Locate,
  options: EvidencePinOptions,
): Promise<void> {
  const shown = options.verbose ? pins : pins.filter(isDue);
  const lines = shown.map((pin) => {
    const { file, line, column } = locate(pin.at);
    return `${wordFor(pin, options)} ${pin.ref}: ${pin.digest} (${file}:${line}:${column})`;
  });
  if (options.quiet !== true) lines.push(summaryOf(pins, options));
  if (lines.length > 0) await io.stdout.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
}

function wordFor(pin: PlannedPin, { check, dryRun }: EvidencePinOptions): string {
  if (!isDue(pin)) return 'unchanged';
  if (check) return pin.state;
  return dryRun ? 'would pin' : 'pinned';
}

function summaryOf(pins: readonly PlannedPin[], { check, dryRun }: EvidencePinOptions): string {
  if (pins.length === 0) return 'No proof says what it covers: there is nothing to pin.';
  const due = pins.filter(isDue).length;
  const rest = pins.length - due;
  if (check) return `${due} to pin, ${rest} up to date.`;
  return `${due} ${dryRun ? 'would be pinned' : 'pinned'}, ${rest} unchanged.`;
}
