/** `agentops explain RULE`: what a rule means, why it matters, how to fix it. */
import { RULES, type RuleId } from '../../diagnostics/catalog.ts';
import { suggest } from '../../diagnostics/nearest.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { paragraph } from '../../report/terminal/layout.ts';
import { asIs } from '../../report/terminal/style.ts';
import type { Io } from '../io.ts';
import { screenFor } from '../screen.ts';
import { UsageError } from '../usage-error.ts';

/** Explains a rule, or lists them all. */
export async function explainRule(io: Io, id: string | undefined): Promise<number> {
  if (id === undefined) {
    const width = Math.max(...Object.keys(RULES).map((name) => name.length));
    const lines = Object.entries(RULES).map(([name, rule]) => `${name.padEnd(width)}  ${rule.title}`);
    await io.stdout.write(`${lines.join('\n')}\n`);
    return SATISFIED;
  }
  if (!Object.hasOwn(RULES, id)) {
    throw new UsageError(`no rule is called "${id}"`, suggest(id, Object.keys(RULES), 'rules'));
  }
  const { level, title, why, fix } = RULES[id as RuleId];
  const screen = await screenFor(io, io.stdout, {});
  const texts = [`${title}.`, `Why it matters: ${why}`, `How to fix it: ${fix}`];
  const paragraphs = texts.map((text) => paragraph(screen, 2, text, asIs, Infinity).join('\n'));
  await io.stdout.write(`${[`${id} (${level})`, ...paragraphs].join('\n\n')}\n`);
  return SATISFIED;
}
