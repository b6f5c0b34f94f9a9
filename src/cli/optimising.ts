/** When V8 optimises code: what a short run gains by waiting, a long one loses. */
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** The budget is a count of bytes executed. V8 of Node 20 has the flag; later ones complain of it. */
const HAS_BUDGET = process.versions.v8.startsWith('11.');
const USUAL = 67_584;
const LATER = 1_000_000;

/** Most runs are over before code that is optimised would repay its optimising. */
export function optimiseLater(): void {
  if (HAS_BUDGET) setFlagsFromString(`--interrupt-budget=${LATER}`);
}

/** For runs that are long. */
export function optimiseAsUsual(): void {
  if (HAS_BUDGET) setFlagsFromString(`--interrupt-budget=${USUAL}`);
}
