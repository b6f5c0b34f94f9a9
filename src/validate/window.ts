/** The window of a phase. */
import { addDuration, isShorter } from '../model/date.ts';
import type { PhaseSource } from '../model/phase.ts';
import type { Ref, Window } from '../model/roadmap.ts';
import { readAsk } from './ask.ts';
import { inside } from '../model/inside.ts';
import { report, type Context } from './context.ts';

/** Reads the window of a phase; without a first day of its own it starts when the phase before passed. */
export function readWindow(
  context: Context,
  { source, at }: { readonly source: PhaseSource; readonly at: Ref },
  passedBefore: string | null,
): Window | null {
  const { window } = source;
  if (!window) return null;
  const starts = window.starts ?? passedBefore;
  // Without a first day, months and weeks are compared in a common year.
  if (window.min && window.max && isShorter(window.max, window.min, starts ?? '2025-01-01')) {
    const from = starts ?? '2025-01-01';
    const message = '"max" is shorter than "min"';
    const hint = starts
      ? `min ends on ${addDuration(from, window.min)}, max on ${addDuration(from, window.max)}: correct one of them`
      : 'swap them, or correct one';
    report(context, 'schema', inside(at, 'window', 'max'), message, hint);
  }
  const { extension } = window;
  const rules = { targetKey: 'target', damaged: false } as const;
  const spot = inside(at, 'window', 'extension');
  const ask = extension ? readAsk(context, extension, spot, rules) : null;
  if (extension && ask === null) {
    report(
      context,
      'schema',
      spot,
      'the extension has no measure',
      'add count, share, value, proofs or claims',
    );
  }
  return { starts, min: window.min ?? null, max: window.max ?? null, extension: ask };
}
