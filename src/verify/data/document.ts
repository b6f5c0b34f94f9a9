/** Files of data, each read by the rules of its format, which its extension tells. */
import { readText } from '../files/content.ts';
import type { DataDocument, FoundFile } from '../facts.ts';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import type { World } from '../world.ts';
import { parseCsv } from './csv.ts';
import { parseFrontMatter } from './front-matter.ts';
import { parseJson, parseJsonLines } from './json.ts';
import { parseYaml } from './yaml.ts';

type Parser = (text: string) => DataDocument | Problem | Promise<DataDocument | Problem>;

const PARSERS: Readonly<Record<string, Parser>> = {
  json: parseJson,
  yaml: parseYaml,
  yml: parseYaml,
  jsonl: parseJsonLines,
  ndjson: parseJsonLines,
  csv: parseCsv,
  md: parseFrontMatter,
  markdown: parseFrontMatter,
  geojson: parseJson,
  webmanifest: parseJson,
  ipynb: parseJson,
  sarif: parseJson,
};
const KNOWN = Object.keys(PARSERS)
  .map((extension) => `.${extension}`)
  .join(', ');

/** The document in a file. `path` is the name it was asked for by: its extension tells the format. */
export async function readData(world: World, file: FoundFile, path: string): Promise<DataDocument | Problem> {
  const format = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(PARSERS, format)) return unreadable(`is of no known format; known are ${KNOWN}`);
  const { parsed } = world.seen;
  if (parsed?.file === file && parsed.format === format) return parsed.document;
  const text = readText(world, file);
  if (isProblem(text)) return text;
  const document = await PARSERS[format]!(text.full.text);
  world.seen.parsed = { file, format, document };
  return document;
}
