/**
 * Whole runs: files in, a command line; stdout, stderr and exit code out.
 *
 * A mark `⟦rule⟧` in a file stands where a finding of that rule is expected, `⟦rule:level⟧` one of another level than
 * usual. Marks are taken out before the file is written, and a scenario must give exactly the findings that are marked:
 * nothing marked, nothing found.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RULES, type RuleId } from '../../src/diagnostics/catalog.ts';
import type { CriterionReport, Finding, Report } from '../../src/report/report.ts';
import { runIn, type Answer, type CommandLine, type Surroundings } from '../kit/command.ts';
import { writeFiles, type Files } from '../kit/files.ts';
import { carryOut } from './modes.ts';

export interface Setting extends Surroundings {
  /** Below the root; default: the root. */
  readonly cwd?: string;
  /** Does what a map of texts can't: links, git. */
  readonly prepare?: (root: string) => unknown;
  /** Looks at the folder when the run is over. */
  readonly inspect?: (root: string) => void;
}

export interface Outcome extends Answer {
  readonly milliseconds: number;
  /** stdout, parsed. */
  readonly report: Report;
}

export interface Scenario extends Setting {
  readonly name: string;
  readonly files: Files;
  /** Its report is JSON; default: CHECK. */
  readonly command?: string;
  readonly exit: 0 | 1 | 2;
  readonly expect?: (outcome: Outcome) => void;
}

const CHECK = 'gate check --json';
const MARK = /⟦([a-z-]+)(?::(error|warning|note))?⟧/;

/** One test for each scenario. */
export function scenarios(list: readonly Scenario[]): void {
  test.each(list.map((one) => [one.name, one] as const))('%s', async (_, scenario) => {
    const { files, command = CHECK, exit } = scenario;
    const outcome = await run(files, command, scenario);
    const { findings, summary } = outcome.report;
    expect(findings.map(placeOf).sort()).toEqual(expectedFindings(files));
    expect({ exitCode: outcome.exitCode, stderr: outcome.stderr }).toEqual({ exitCode: exit, stderr: '' });
    expect(summary.exitCode).toBe(exit);
    scenario.expect?.(outcome);
  });
}

/** Writes the files to a folder of their own and carries out the command line in it. */
export async function run(
  files: Files,
  command: CommandLine = CHECK,
  setting: Setting = {},
): Promise<Outcome> {
  return inFolder(files, async (root) => {
    await setting.prepare?.(root);
    const began = performance.now();
    const answer = await runIn(path.join(root, setting.cwd ?? ''), command, setting, carryOut);
    const milliseconds = performance.now() - began;
    setting.inspect?.(root);
    return {
      ...answer,
      milliseconds,
      get report(): Report {
        return JSON.parse(answer.stdout) as Report;
      },
    };
  });
}

/** Writes the files, without their marks, to a folder that is gone when `act` is done. */
export async function inFolder<T>(files: Files, act: (root: string) => Promise<T>): Promise<T> {
  const root = mkdtempSync(path.join(tmpdir(), 'agentops-scenario-'));
  try {
    writeFiles(root, withoutMarks(files));
    return await act(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function withoutMarks(files: Files): Files {
  const plain = (content: Files[string]): Files[string] =>
    typeof content === 'string' ? content.replaceAll(new RegExp(MARK, 'g'), '') : content;
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [file, plain(content)]));
}

/** `rule level file:line:column` of every mark, sorted. */
export function expectedFindings(files: Files): string[] {
  const found: string[] = [];
  for (const [file, content] of Object.entries(files)) {
    if (typeof content !== 'string') continue;
    for (const [index, source] of content.split('\n').entries()) {
      let line = source;
      for (let match = MARK.exec(line); match; match = MARK.exec(line)) {
        const rule = match[1] as RuleId;
        found.push(`${rule} ${match[2] ?? RULES[rule].level} ${file}:${index + 1}:${match.index + 1}`);
        line = line.replace(MARK, '');
      }
    }
  }
  return found.sort();
}

/** A finding as `expectedFindings` writes it. */
export function placeOf({ rule, level, at }: Finding): string {
  return `${rule} ${level} ${at.file}:${at.line}:${at.column}`;
}

/** The criterion PHASE/CRITERION of a report. */
export function criterionOf({ report }: Outcome, name: string): CriterionReport {
  const [phase, id] = name.split('/');
  const found = report.phases.find((one) => one.id === phase)?.gate?.criteria.find((one) => one.id === id);
  if (!found) throw new Error(`no criterion ${name}`);
  return found;
}
