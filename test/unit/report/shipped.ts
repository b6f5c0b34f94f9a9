/** The roadmap that this repository ships, with what its claims are about; its other files are stand-ins that stay the same. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgeFolder, ROOT, type Judged, type JudgeOptions } from './judge.ts';

/** What claims are made in, and held against. */
const CLAIMED = ['README.md', 'docs/figures.json'];
const STAND_INS: Readonly<Record<string, string>> = {
  LICENSE: 'Apache License, Version 2.0\n',
  'package.json': '{ "license": "Apache-2.0" }\n',
};
/** A path alone as a proof. */
const PATHS = /^ +- ([\w./-]+)$/gm;

/** Judges the shipped roadmap. */
export async function judgeShipped(asOf: string, options: JudgeOptions = {}): Promise<Judged> {
  const root = mkdtempSync(path.join(tmpdir(), 'agentops-shipped-'));
  try {
    cpSync(path.join(ROOT, 'roadmap'), path.join(root, 'roadmap'), { recursive: true });
    const foundation = readFileSync(path.join(root, 'roadmap/phases/foundation.yaml'), 'utf8');
    const named = Array.from(foundation.matchAll(PATHS), ([, file]) => [file!, 'There.\n'] as const);
    for (const [file, text] of [...named, ...Object.entries(STAND_INS)]) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    for (const name of CLAIMED) cpSync(path.join(ROOT, name), path.join(root, name));
    return await judgeFolder(root, asOf, options);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
