/** The roadmap that this repository ships, with what its claims are about; its other files are stand-ins that stay the same. */
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, writeFiles, type Texts } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { judgeFolder, type Judged, type JudgeOptions } from './judge.ts';

/** What claims are made in, and held against. */
const CLAIMED = ['README.md', 'docs/figures.json'];
const STAND_INS: Texts = {
  LICENSE: 'Apache License, Version 2.0\n',
  'package.json': '{ "license": "Apache-2.0" }\n',
};
/** A path alone as a proof. */
const PATHS = /^ +- ([\w./-]+)$/gm;

/** Judges the shipped roadmap. */
export async function judgeShipped(asOf: string, options: JudgeOptions = {}): Promise<Judged> {
  const root = newFolder();
  cpSync(path.join(ROOT, 'roadmap'), path.join(root, 'roadmap'), { recursive: true });
  const foundation = readFileSync(path.join(root, 'roadmap/phases/foundation.yaml'), 'utf8');
  const named = Array.from(foundation.matchAll(PATHS), ([, file]) => [file!, 'There.\n'] as const);
  writeFiles(root, { ...Object.fromEntries(named), ...STAND_INS });
  for (const name of CLAIMED) cpSync(path.join(ROOT, name), path.join(root, name));
  return judgeFolder(root, asOf, options);
}
