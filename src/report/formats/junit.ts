/**
 * JUnit XML: what the readers of CI systems agree on. Valid against the schema of Jenkins' xUnit plug-in (junit-10.xsd)
 * and against the stricter one of Apache Ant's reports, which asks for a time and a host and forbids places and totals
 * of all suites.
 */
import { escapeXml } from '../xml.ts';
import type { Report } from '../report.ts';
import type { Case, CaseOutcome, Suite } from '../suites.ts';

/**
 * The suites as JUnit XML: a failure is an error of a judged roadmap, an error is one of its files, and what is
 * honestly not there yet is skipped.
 * @param asOf stands for the time that the tests ran, so that the same roadmap gives the same report
 */
export function renderJunit(suites: readonly Suite[], { asOf }: Pick<Report, 'asOf'>): string {
  const lines = suites.flatMap((suite, index) => suiteLines(suite, index, asOf));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${lines.join('\n')}\n</testsuites>\n`;
}

function suiteLines({ id, name, facts, cases }: Suite, index: number, asOf: string): readonly string[] {
  const count = (outcome: CaseOutcome): number => cases.filter((one) => one.outcome === outcome).length;
  const attributes = {
    id: String(index),
    name,
    package: id,
    timestamp: `${asOf}T00:00:00`,
    hostname: 'localhost',
    tests: String(cases.length),
    failures: String(count('failed')),
    errors: String(count('error')),
    skipped: String(count('skipped')),
    time: '0',
  };
  return [
    `  <testsuite${write(attributes)}>`,
    '    <properties>',
    ...Object.entries({ ...facts, ...attestedOf(cases) }).map(
      ([key, value]) => `      <property${write({ name: key, value })}/>`,
    ),
    '    </properties>',
    ...cases.flatMap((one) => caseLines(id, one)),
    '    <system-out/>',
    '    <system-err/>',
    '  </testsuite>',
  ];
}

/** The schemas leave a test that passed no room for words: the suite tells which of them are self-attested. */
function attestedOf(cases: readonly Case[]): Readonly<Record<string, string>> {
  const names = cases.filter(({ selfAttested }) => selfAttested).map(({ name }) => name);
  return names.length === 0 ? {} : { 'self-attested': names.join(', ') };
}

const ELEMENTS = { skipped: 'skipped', failed: 'failure', error: 'error' } as const;

function caseLines(suite: string, { name, statement, outcome, reason, errors }: Case): readonly string[] {
  const attributes = write({ classname: suite, name, time: '0' });
  if (outcome === 'passed') return [`    <testcase${attributes}/>`];
  const element = ELEMENTS[outcome];
  const told = write({ ...(outcome !== 'skipped' && { type: errors[0]?.rule ?? name }), message: reason });
  // No line begins with a text from the roadmap, which in a log could pass for a command.
  const content = [
    ...(statement === '' ? [] : [statement]),
    ...errors.flatMap(({ rule, message, hint, at }) => [
      `${rule}: ${message} (${at.file}:${at.line}:${at.column})`,
      `hint: ${hint}`,
    ]),
  ];
  const text = content.map(escapeXml).join('\n');
  return [`    <testcase${attributes}>`, `      <${element}${told}>${text}</${element}>`, '    </testcase>'];
}

function write(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}
