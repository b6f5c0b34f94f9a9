/** What the package brings with it, and where that comes from. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../kit/files.ts';
import { tree } from './documents/tree.ts';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

const own = JSON.parse(read('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};
const { '': _root, ...locked } = (
  JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> }
).packages;
const shipped = Object.entries(locked).filter(([, { dev }]) => dev !== true);

test('README names every dependency, and no other', async () => {
  const { children } = await tree(read('README.md'));
  const start = children.findIndex((node) => node.type === 'heading' && textOf(node) === 'Dependencies');
  const [, ...rows] = (children.slice(start).find((node) => node.type === 'table') as Table).children;
  const named = rows.flatMap(({ children: [names, reason] }) => {
    expect(textOf(reason!)).toMatch(/\w/);
    return textOf(names!).split(', ');
  });
  expect(named.sort()).toEqual(Object.keys(own.dependencies).sort());
});

test('every version is exact, and its content is known', () => {
  for (const version of Object.values({ ...own.dependencies, ...own.devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  for (const [name, { integrity, resolved }] of Object.entries(locked))
    expect([name, integrity, resolved]).toEqual([name, expect.stringMatching(/^sha512-/), undefined]);
});

test('nothing that is shipped runs when it is installed', () => {
  const asks = new Set(['preinstall', 'install', 'postinstall']);
  expect(Object.keys(own.scripts).filter((name) => asks.has(name))).toEqual([]);
  expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});

test('licences are permissive', () => {
  // It says so in its Readme.md only.
  const elsewhere: Readonly<Record<string, string>> = { 'node_modules/format': 'MIT' };
  for (const [name, { license = elsewhere[name] }] of shipped)
    expect([name, license]).toEqual([
      name,
      expect.stringMatching(/^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Python-2\.0)$/),
    ]);
});

test('the list of components has all that is shipped', () => {
  const [, ...argv] = /^npm (.*) > sbom\.cdx\.json$/.exec(own.scripts['sbom']!)![1]!.split(' ');
  const text = execFileSync('npm', ['sbom', ...argv], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  const { bomFormat, components } = JSON.parse(text) as {
    readonly bomFormat: string;
    readonly components: readonly {
      readonly 'bom-ref': string;
      readonly properties?: readonly { readonly name: string }[];
      readonly hashes: readonly { readonly alg: string }[];
    }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  const listed = components.filter(
    ({ properties }) => !properties?.some(({ name }) => name.endsWith(':development')),
  );
  const names = shipped.map(([place, { version }]) => `${place.replace(/^.*node_modules\//, '')}@${version}`);
  expect(listed.map((one) => one['bom-ref']).sort()).toEqual([...new Set(names)].sort());
  for (const { hashes } of listed) expect(hashes[0]!.alg).toBe('SHA-512');
});

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: unknown;
        readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
      }
    >
  >;
}

test('workflows name actions by hash, and may only read', () => {
  for (const file of readdirSync(path.join(ROOT, '.github/workflows'))) {
    const { permissions, jobs } = parse(read(`.github/workflows/${file}`)) as Workflow;
    expect([file, permissions]).toEqual([file, { contents: 'read' }]);
    for (const { steps } of Object.values(jobs))
      for (const { uses, run } of steps) {
        if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
        expect(run ?? '').not.toContain('${{');
      }
  }
});

test('a release is published from CI alone, after all checks, and says where it was built', () => {
  const { publish } = (parse(read('.github/workflows/publish.yml')) as Workflow).jobs;
  expect(publish!.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  expect(publish!.steps.flatMap(({ run }) => run ?? [])).toEqual([
    'bash .ci/run',
    'npm audit signatures',
    'npm publish --provenance --access public',
  ]);
  expect(own.scripts['prepack']).toContain('sbom');
});
