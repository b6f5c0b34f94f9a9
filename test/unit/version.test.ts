import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { ROOT } from '../kit/files.ts';

test('the version is that of package.json', () => {
  const text = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
  expect(VERSION).toBe((JSON.parse(text) as { version: string }).version);
});
