/** The reader that knows every corner of YAML and where things stand. Loaded only when the fast reader does not do. */
import {
  isMap,
  isScalar,
  parseAllDocuments,
  visit,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Parsed } from './parse-yaml.ts';
import { lineAt, lineStarts, spanAt } from './span.ts';
import { syntaxHint } from './syntax-hint.ts';

/** How many times the aliases of a document may unfold its anchors. */
const MAX_ALIASES = 100;

/** Reads one document with `yaml`, and tells everything that is wrong with it. */
export function parseFully(file: string, text: string): Parsed {
  const lines = lineStarts(text);
  const problems: Diagnostic[] = [];
  const report = (from: number, to: number, message: string, hint: string): void => {
    const at = spanAt(file, text, lines, from, to);
    // What follows on the same line is most often the same mistake.
    if (problems.some((problem) => 'line' in problem.at && problem.at.line === at.line)) return;
    problems.push({ rule: 'yaml-syntax', message, hint, at });
  };
  const lone = /\r(?!\n)/.exec(text);
  // A line end by the standard, but not for `yaml`, nor for most editors.
  if (lone) {
    report(
      lone.index,
      lone.index + 1,
      'a line ends in a lone CR here',
      'save the file with LF or CRLF line ends',
    );
    return { problems };
  }
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false, // its own check is quadratic; see reportStructure
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) return { value: null };
  for (const document of documents) {
    for (const error of [...document.errors, ...document.warnings]) {
      report(
        error.pos[0],
        error.pos[1],
        firstSentence(error.message),
        syntaxHint(lineAt(text, error.pos[0]), error.code),
      );
    }
    reportStructure(document, text, report);
  }
  const second = documents[1];
  if (second) {
    const [from] = second.range;
    report(
      from,
      from + 1,
      'a second document begins here',
      'one document a file: move it to a file of its own',
    );
  }
  if (problems.length > 0) return { problems };
  const [first] = documents;
  try {
    return { value: first ? (first.toJS({ maxAliasCount: MAX_ALIASES }) as unknown) : null };
  } catch {
    const alias = firstAlias(first!);
    report(alias[0], alias[1], `aliases unfold to more than ${MAX_ALIASES} values`, 'write the values out');
    return { problems };
  }
}

type ReportAt = (from: number, to: number, message: string, hint: string) => void;

/** Keys that stand twice in one map, keys that are no text, `__proto__`, and aliases that never end. */
function reportStructure(document: Document.Parsed, text: string, report: ReportAt): void {
  const anchors = new Set<string>();
  visit(document, {
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (!isMap(node)) return;
      const map = node;
      const seen = new Set<unknown>();
      for (const { key } of (map as YAMLMap<ParsedNode>).items as Pair<ParsedNode>[]) {
        const [from, to] = key?.range ?? map.range ?? [0, 1];
        if (!isScalar(key)) {
          report(from, to, 'a list, a map or an alias is used as a key', 'keys are text');
          continue;
        }
        if (key.value === null) report(from, to, 'a key is empty', 'name it, or put it in quotes: "null"');
        const name = String(key.value);
        if (seen.has(name)) report(from, to, `the key "${name}" stands twice in one map`, 'keep one of them');
        if (name === '__proto__') report(from, to, 'the key "__proto__" is not allowed', 'use another name');
        seen.add(name);
      }
    },
    Alias: (_, alias, path) => {
      const [from, to] = alias.range ?? [0, 1];
      if (!anchors.has(alias.source)) {
        const hint = syntaxHint(lineAt(text, from), 'BAD_ALIAS');
        report(
          from,
          to,
          `"*${alias.source}" is an alias, and no anchor "&${alias.source}" stands before it`,
          hint,
        );
      }
      const inside = path.some((node) => 'anchor' in node && node.anchor === alias.source);
      if (inside)
        report(from, to, `the alias "*${alias.source}" stands inside its own anchor`, 'write the value out');
    },
  });
}

function firstAlias(document: Document.Parsed): readonly [number, number] {
  let found: readonly [number, number] = [0, 1];
  visit(document, {
    Alias: (_, node) => {
      if (node.range) found = [node.range[0], node.range[1]];
      return visit.BREAK;
    },
  });
  return found;
}

function firstSentence(message: string): string {
  const [line = message] = message.split('\n', 1);
  return line.charAt(0).toLowerCase() + line.slice(1);
}
