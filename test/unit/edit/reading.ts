/** Reads YAML and JSON Lines as the roadmap's loader does, for tests. */
import { parseJsonLines } from '../../../src/load/parse-json-lines.ts';
import { parseYaml } from '../../../src/load/parse-yaml.ts';

/** The value of a text that has to be right. */
export async function read(text: string): Promise<unknown> {
  return valueOf(await parseYaml('x.yaml', text), text);
}

/** The records of JSON Lines. */
export function readLines(text: string): readonly unknown[] {
  return Object.values(valueOf(parseJsonLines('x.jsonl', text), text) as object);
}

function valueOf(parsed: object, text: string): unknown {
  if ('value' in parsed) return parsed.value;
  throw new Error(`${JSON.stringify(parsed)}\n${text}`);
}
