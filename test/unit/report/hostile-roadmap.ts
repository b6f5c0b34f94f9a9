/** Roadmaps that say what formats, terminals, and those who show reports would act on, were it not escaped. */
import type { Texts } from '../../kit/files.ts';

export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- &lt;b&gt; &amp; &#60;',
  ']]> <![CDATA[ ?> --> </testcase>',
  '::error file=a.ts,line=1::owned',
  'x\n::stop-commands::owned\r\n##[add-mask]owned ##vso[task.setvariable variable=a]b',
  'not ok 1 # SKIP\n1..0\nBail out! # TODO t',
  '| a | b |\n| - | - | a\\|b \\| `|` `a|b`',
  '`code` ``` ```\n```sh\nrm\n``` ~~~',
  '# Title\n\n- item\n1. one\n+ plus\n* star\n> quote\n---\n===\n    code\n[x] [ ]',
  '[link](https://example.org) ![image](https://example.org/x.png) [ref][1] [^1]\n[1]: https://example.org',
  'https://example.org www.example.org me@example.org <https://example.org>',
  '@octocat @org/team #1 org/repo#2 GH-3 !4 %5 ~bug $6 &7 3f2a91cdeadbeef a@3f2a91cdeadbeef',
  ':tada: x:tada: $\\sqrt{2}$ $$x$$ **bold** _em_ ~~gone~~ __init__',
  '\n/close\n/merge\n@dependabot merge',
  '\u001b[31mred\u001b]0;title\u0007 \u009b2J \u0008\u0000',
  '\u202egnp.exe\u2066 \u200b\u2028\u2029\ufeff\u00ad\u{e0041} \u034f\u180e\u115f \ufffe \uffff \ud800 \udc00',
  '%0A::error::owned %25 100% %3A %2C , : ; = "quoted" \'single\' \\ /',
  'x'.repeat(100_000),
  '\u{1f600}'.repeat(50_000),
  '<'.repeat(100_000),
];

/** Most of it at once. */
export const ALL_HOSTILE: string = HOSTILE_TEXTS.slice(0, -3).join(' ');

/** A text as YAML has it in quotation marks. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\x7f');
}

/** A roadmap with a text wherever text is allowed, and another in every path. */
export function hostileRoadmap(text: string, inPaths: string): Texts {
  const evil = quoted(text);
  const [me, field, value] = ['me', 'f', 'x'].map((word) => quoted(`${word} ${text}`));
  const pointer = quoted(`/${text.replaceAll('~', '~0')}`);
  const file = (name: string): string => quoted(`${name} ${inPaths}`);
  return {
    'roadmap/roadmap.yaml': `version: 1
name: ${evil}
maintainers: [${me}]
phases:
  - id: old
    name: ${evil}
    passed: 2026-01-01
    gate:
      criteria:
        - { id: a, statement: ${evil}, proofs: [${file('gone')}] }
  - id: now
    name: ${evil}
    window: { extension: { count: things, where: { ${field}: ${evil} }, target: 1 } }
    gate:
      opens: done
      criteria:
        - { id: a, statement: ${evil}, claim: met, count: things, distinct: ${field}, where: { ${field}: { not: ${evil} } }, target: 2 }
        - { id: b, statement: ${evil}, count: things, per: { field: ${field}, of: [${value}, x] }, target: 1 }
        - { id: c, statement: ${evil}, any: [{ name: ${evil}, proofs: [{ file: README.md, contains: ${evil} }] }] }
        - { id: d, statement: ${evil}, not_applicable: { reason: ${evil}, by: ${evil}, on: 2026-01-01 }, count: things, target: 1 }
        - { id: e, statement: ${evil}, waiver: { reason: ${evil}, by: ${evil}, on: 2026-01-01, until: 2026-03-01 }, proofs: [attested: { by: ${me}, on: 2026-01-01, statement: ${evil} }, run: [${evil}]] }
        - { id: f, statement: ${evil}, value: { data: ${file('data.json')}, pointer: ${pointer} }, target: 1 }
        - { id: g, statement: ${evil}, claims: supported }
        - { id: h, statement: ${evil}, claim: met, proofs: [run: [${evil}]] }
        - { id: i, statement: ${evil}, proofs: [README.md] }
    risks:
      - { risk: ${evil}, mitigation: ${evil}, fallback: ${evil}, trigger: { count: things, above: 0 } }
registers:
  things:
    - { id: t, on: 2026-01-02, ${field}: ${value}, proofs: [README.md] }
    - { id: u, on: 2026-01-02, ${field}: ${value}, proofs: [{ file: README.md, headings: [${evil}] }] }
    - { id: v, on: 2026-01-02, ${field}: ${evil} }
claims:
  - { id: a, text: ${evil}, in: [${file('doc')}], says: 1, count: things }
  - { id: b, text: read me, in: [claims.md], disclosed: ${evil} }
metrics:
  - { id: m, name: ${evil}, group: ${evil}, count: things, distinct: ${field}, targets: { now: 1 } }
`,
    'README.md': '# Read\n\nme.\n',
    'claims.md': 'read me.\n',
  };
}
