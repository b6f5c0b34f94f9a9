/** JUnit XML reports: what their many writers agree on. */
import { absent, unreadable, type Problem } from './problem.ts';

export interface TestReport {
  /** How many tests ran, whatever came of it. */
  readonly ran: number;
  /** How many failures and errors are told, of tests or of whole suites. */
  readonly failed: number;
}

interface Element {
  readonly name: string;
  ran: boolean;
  failed: boolean;
}

/** No report nests like that, and every open element takes room. */
const DEEPEST = 1000;
/** Attributes of one element: whatever it names is kept until it ends. */
const MOST = 1000;
const NOT_RUN = new Set(['notrun', 'disabled', 'skipped']);
const SUITES = new Set(['testsuites', 'testsuite']);

/** Counts the tests of a report. Entities of its own are never expanded: XML's five are all that is known. */
export async function readReport(text: string): Promise<TestReport | Problem> {
  // Bundled, a CommonJS package has its default alone.
  const { default: saxes } = await import('saxes');
  const parser = new saxes.SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const open: Element[] = [];
  let root: string | null = null;
  let [ran, failed, told, named] = [0, 0, 0, 0];
  let excess: string | null = null;
  const stop = (reason: string): never => {
    excess = reason;
    throw new Error(reason);
  };
  parser.on('attribute', () => {
    named += 1;
    if (named > MOST) stop(`has an element of more than ${MOST} attributes`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    root ??= name;
    named = 0;
    if (open.length > DEEPEST) stop('is too deeply nested');
    const parent = open.at(-1);
    if (name === 'failure' || name === 'error') {
      if (parent?.name === 'testcase') parent.failed = true;
      else if (parent && SUITES.has(parent.name)) failed += 1;
    } else if (name === 'skipped' && parent?.name === 'testcase') parent.ran = false;
    if (SUITES.has(name)) told = Math.max(told, tell(attributes['failures']) + tell(attributes['errors']));
    open.push({ name, ran: !NOT_RUN.has((attributes['status'] ?? '').toLowerCase()), failed: false });
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element?.name !== 'testcase') return;
    // One that failed did run, whatever else is said of it.
    if (element.ran || element.failed) ran += 1;
    if (element.failed) failed += 1;
  });
  try {
    parser.write(text).close();
  } catch {
    return unreadable(excess ?? 'is not well-formed XML');
  }
  if (root === null || !SUITES.has(root)) return absent('is no JUnit report');
  return { ran, failed: Math.max(failed, told) };
}

/** A count in an attribute; what is no number tells nothing. */
function tell(value: string | undefined): number {
  const count = Number(value ?? 0);
  return count > 0 ? count : 0;
}
