/** A name that is none: the nearest one is suggested, one that is like none gets what there is, and nothing absurd. */
import { describe, expect, test } from 'vitest';
import type { Files } from '../kit/files.ts';
import { gate } from './project.ts';
import { run } from './scenario.ts';

const FILES: Files = gate(
  `- { id: well, statement: Jane reviewed, proofs: [{ file: docs/jane.md, covers: docs/rey.md }] }
- { id: reviewed, statement: Two reviews, count: reviews, target: 2 }
- id: endorsed
  statement: Jane stands for it
  proofs: [{ attested: { by: jane, on: 2026-01-10, statement: It works }, signature: a.sig }]`,
  {
    'README.md': '# Demo\n\nIt has 500 users.\n',
    'docs/guide.md': '# Guide\n',
    'roadmap/claims.yaml':
      'version: 1\nclaims: [{ id: users, text: 500 users, in: [README.md], says: 500, count: reviews }]\n',
    'roadmap/metrics.yaml': 'version: 1\nmetrics: [{ id: reach, name: Reach, count: reviews }]\n',
  },
);

const CASES: readonly (readonly [command: string, says: RegExp])[] = [
  // Commands
  ['gat check', /unknown command 'gat'\n {2}did you mean "gate"\?/],
  ['gate chekc', /did you mean "check"\?/],
  ['claim check', /did you mean "claims"\?/],
  ['evidence ad', /did you mean "add"\?/],
  ['evidence verfy', /did you mean "verify"\?/],
  ['plan', /unknown command 'plan'\n {2}commands: gate, explain, status, validate/],
  ['mrge', /did you mean "merge"\?/],
  ['evidence remove', /commands: add, list, pin, sign, verify\n$/],
  // Options
  ['gate check --jsn', /unknown option '--jsn'\n {2}did you mean "--json"\?/],
  ['gate check --formt=json', /did you mean "--format"\?/],
  ['gate check --nocolor', /did you mean "--no-color"\?/],
  ['evidence add --feild a=b', /did you mean "--field"\?/],
  ['gate check --parallel', /see agentops gate check --help\n$/],
  ['gate check --shrad 1/4', /did you mean "--shard"\?/],
  ['gate check --require mett', /did you mean "met"\?/],
  ['gate decide advnce --by ann', /did you mean "advance"\?/],
  ['gate decide', /see agentops gate decide --help/],
  ['gate check --require everything', /choices: advance, met/],
  ['evidence sign', /see agentops evidence sign --help/],
  // Formats and states
  ['gate check --format trminal', /did you mean "terminal"\?/],
  ['validate --format spreadsheet', /formats: .*terminal.*json|formats: .*json/],
  ['evidence list --state stal', /did you mean "stale"\?/],
  ['evidence list --state good', /states: proven, unproven/],
  // Phases
  ['gate check alhpa', /did you mean "alpha"\?/],
  ['gate check foo', /phases: alpha, beta\n/],
  // Criteria
  ['gate explain alpha/wel', /did you mean "alpha\/well"\?/],
  ['gate explain wel', /did you mean "alpha\/well"\?/],
  ['gate explain aplha/well', /did you mean "alpha\/well"\?/],
  ['gate explain beta/well', /did you mean "alpha\/well"\?/],
  ['gate explain alpha/foo', /\n {2}criteria of alpha: alpha\/well, alpha\/reviewed, alpha\/endorsed\n/],
  ['gate explain alpha', /criteria of alpha: alpha\/well/],
  ['gate explain beta', /beta has no criteria/],
  ['gate explain foo', /\n {2}criteria: alpha\/well, alpha\/reviewed, alpha\/endorsed\n/],
  ['gate explain users', /it is a public claim: agentops claims check/],
  ['gate explain claims/users', /it is a public claim/],
  ['gate explain reach', /it is a metric: agentops gate check/],
  ['gate explain metrics/reach', /it is a metric/],
  ['gate explain reviews', /it is a register: agentops evidence list reviews/],
  ['gate explain reviews/jane', /it is a record: agentops evidence list reviews/],
  // Registers and records
  ['evidence list review', /did you mean "reviews"\?/],
  ['evidence list foo', /registers: reviews\n/],
  ['evidence add revews --id x', /did you mean "reviews"\? --create starts/],
  ['evidence add talks --id x', /registers: reviews; --create starts/],
  ['evidence pin reviews/jan', /did you mean "reviews\/jane"\?/],
  ['evidence pin nope', /\n {2}proofs that say what they cover: alpha\/well\n/],
  ['evidence pin well', /did you mean "alpha\/well"\?/],
  ['evidence sign alpha/endorsd', /did you mean "alpha\/endorsed"\?/],
  ['evidence sign nope', /\n {2}attestations: alpha\/endorsed\n/],
  // Rules and schemas
  ['explain claim-stal', /did you mean "claim-stale"\?/],
  ['explain stale', /did you mean "claim-stale" or "evidence-stale"\?/],
  ['explain banana', /rules: yaml-syntax/],
  ['schema phases', /did you mean "phase"\?/],
  ['schema banana', /schemas: roadmap, phase/],
  // Documents
  ['claims check REDME.md', /did you mean README\.md\?/],
  ['claims check docs/giude.md', /did you mean docs\/guide\.md\?/],
  ['claims check banana.md', /name Markdown documents below the root/],
  // The roadmap
  ['validate --roadmap roadmp', /did you mean --roadmap roadmap\?/],
  ['validate --roadmap .', /did you mean --roadmap roadmap\?/],
  ['validate --roadmap docs', /takes a directory that holds roadmap\.yaml, or the file/],
];

describe('did you mean', () => {
  test.each(CASES)('%s', async (command, says) => {
    const { exitCode, stdout, stderr } = await run(FILES, command);
    expect(stderr).toMatch(says);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    if (!says.source.includes('did you mean')) expect(stderr).not.toMatch(/did you mean/i);
  });

  test.each([
    ['gate check --allow-run node', '--allow-run=node'],
    ['gate check --allow-run alpha node', null],
    ['gate check --allow-net example.org', '--allow-net=example.org'],
    ['gate explain --allow-run node', '--allow-run=node'],
    ['evidence list --allow-run node', '--allow-run=node'],
    ['evidence verify --allow-run node', '--allow-run=node'],
    ['gate check --allow-run --verbose node', null],
    ['gate check nod --allow-run', null],
  ])('a name behind a permission: %s', async (command, flag) => {
    const { exitCode, stdout, stderr } = await run(FILES, command);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    if (flag === null) expect(stderr).not.toContain('to permit');
    else expect(stderr).toContain(`\n  to permit ${flag.split('=')[1]} alone, write ${flag}\n`);
  });

  test('where there is nothing, that is said', async () => {
    const files = { 'roadmap/roadmap.yaml': 'version: 1\nname: N\nphases: [{ id: a, name: A }]\n' };
    const said = async (command: string): Promise<string> => (await run(files, command)).stderr;
    expect(await said('evidence list foo')).toContain('there are no registers');
    expect(await said('gate explain foo')).toContain('there are no criteria');
    expect(await said('evidence pin foo')).toContain('there are no proofs that say what they cover');
  });
});
