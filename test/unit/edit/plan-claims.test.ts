import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../src/edit/edited.ts';
import { claimsOf, offerClaim } from '../../../src/edit/new-claims.ts';
import { planClaims } from '../../../src/edit/plan-claims.ts';
import { validate } from '../../../src/validate/validate.ts';
import { loadFiles, type Files } from '../../roadmap-builder.ts';

const ROADMAP = 'version: 1\nname: Test\nphases:\n  - { id: alpha, name: Alpha }\n';
const CLAIMS = claimsOf(
  [
    { text: 'It is 40x faster', file: 'README.md' },
    { text: '9 "users": all', file: 'docs/a.md' },
  ],
  [],
);
const [FAST, USERS] = CLAIMS.map(offerClaim);
const OFFERED = `  ${FAST}\n  ${USERS}\n`;
const LINES = `  - id: 40x-faster
    text: It is 40x faster
    in: [README.md]
  - id: 9-users-all
    text: "9 \\"users\\": all"
    in: [docs/a.md]
`;

/** The file that is changed, with its new text; the roadmap has to be valid then. */
async function register(files: Files): Promise<readonly [string, string]> {
  const loaded = await loadFiles({ 'roadmap.yaml': ROADMAP, ...files });
  const change = planClaims(loaded, [...CLAIMS, CLAIMS[0]!]);
  const validated = await validate(await applyChanges(loaded, [change]));
  expect(validated).toMatchObject({
    roadmap: { claims: expect.arrayContaining([expect.objectContaining({ id: '40x-faster', ask: null })]) },
  });
  return [change.document.file, change.text];
}

describe('claims are registered', () => {
  test('in a new file, as they were offered', async () => {
    expect(await register({})).toEqual(['roadmap/claims.yaml', `version: 1\nclaims:\n${OFFERED}`]);
  });

  test.each<[string, string, string]>([
    ['without claims', 'version: 1\nclaims: [] # none\n', `version: 1\nclaims: # none\n${OFFERED}`],
    [
      'with claims',
      '# ours\nversion: 1\nclaims:\n  # the first\n  - id: one\n    text: One # 1\n    in: [a.md]\n    disclosed: It is not proven\n\n# end\n',
      `# ours\nversion: 1\nclaims:\n  # the first\n  - id: one\n    text: One # 1\n    in: [a.md]\n    disclosed: It is not proven\n${LINES}\n# end\n`,
    ],
    [
      'with claims in braces',
      'version: 1\r\nclaims:\r\n  - { id: one, text: One, in: [a.md], disclosed: d }\r\n',
      `version: 1\r\nclaims:\r\n  - { id: one, text: One, in: [a.md], disclosed: d }\r\n${OFFERED.replaceAll('\n', '\r\n')}`,
    ],
    [
      'with claims in brackets',
      'version: 1\nclaims: [{ id: one, text: One, in: [a.md], disclosed: d }] # all\n',
      `version: 1\nclaims: [{ id: one, text: One, in: [a.md], disclosed: d }, ${FAST!.slice(2)}, ${USERS!.slice(2)}] # all\n`,
    ],
  ])('in claims.yaml %s', async (_, before, after) => {
    expect(await register({ 'claims.yaml': before })).toEqual(['roadmap/claims.yaml', after]);
  });

  test('in roadmap.yaml where its claims are', async () => {
    const before = `${ROADMAP}claims: []\n# end\n`;
    expect(await register({ 'roadmap.yaml': before })).toEqual([
      'roadmap/roadmap.yaml',
      `${ROADMAP}claims:\n${OFFERED}# end\n`,
    ]);
    const [file] = await register({ 'roadmap.yaml': before, 'claims.yaml': 'version: 1\nclaims: []\n' });
    expect(file).toBe('roadmap/claims.yaml');
  });
});
