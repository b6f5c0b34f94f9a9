/** The reader that knows every corner of YAML and where things stand. Loaded only when the fast reader does not do. */
import {
  isMap,
  isScalar,
  parseAllDocuments,
  visit,
  type Document,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
  type YAMLWarning,
} from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Parsed } from './parse-yaml.ts';
import { lineAt, lineNumber, lineStarts, spanAt } from './span.ts';
import { syntaxHint } from './syntax-hint.ts';

/** What only an escape in double quotes may stand for; in quotes, JSON allows all but the first of them. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
/** How many times the aliases of a document may unfold its anchors. */
const MAX_ALIASES = 100;

/** Reads one document with `yaml`, and tells everything that is wrong with it. */
export function parseFully(file: string, text: string): Parsed {
  const lines = lineStarts(text);
  const problems: Diagnostic[] = [];
  const told = new Set<number>();
  const report: ReportAt = (from, to, message, hint) => {
    const line = lineNumber(lines, from);
    // What follows on the same line is most often the same mistake.
    if (told.has(line)) return;
    told.add(line);
    const way = typeof hint === 'string' ? hint : syntaxHint(lineAt(text, from), hint.code);
    problems.push({ rule: 'yaml-syntax', message, hint: way, at: spanAt(file, text, lines, from, to) });
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
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    report(nul, nul + 1, 'the control character U+0000 is not allowed in YAML', 'take it out');
    return { problems };
  }
  const documents = withoutStacks(() =>
    parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      resolveKnownTags: false, // binary data, dates and sets are none of the core schema
      uniqueKeys: false, // its own check is quadratic; see reportStructure
      prettyErrors: false,
      logLevel: 'silent',
    }),
  );
  if (!Array.isArray(documents)) return { value: null };
  for (const document of documents) {
    for (const error of [...withoutEchoes(document.errors), ...document.warnings]) {
      report(error.pos[0], error.pos[1], firstSentence(error.message), { code: codeOf(error) });
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

/** A key without its colon takes what stands below it for its text: each line there is an error, and none is a mistake. */
function withoutEchoes(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  let end = -Infinity;
  return errors.filter(({ code, pos }) => {
    const isKey = code === 'MULTILINE_IMPLICIT_KEY';
    const isEcho = (isKey || code === 'BLOCK_AS_IMPLICIT_KEY') && pos[0] <= end + ': '.length;
    if (isKey) end = pos[1];
    return !isEcho;
  });
}

/** The parser's name for an error. An entry that is indented wrongly lacks no bracket; a bracket that is left open does. */
function codeOf({ code, message }: YAMLParseError | YAMLWarning): string {
  if (message.startsWith('Sequence item without')) return 'BAD_INDENT';
  return code === 'BAD_INDENT' && message.startsWith('Flow ') ? 'BAD_INDENT_IN_BRACKETS' : code;
}

/** Each error of the text is an `Error`: a stack for each of half a million would take seconds, and half a gigabyte. */
function withoutStacks<T>(parse: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The hint, or the parser's name for the error: looking for a hint takes a look at the whole line. */
type ReportAt = (from: number, to: number, message: string, hint: string | { readonly code: string }) => void;

/** Keys that stand twice in one map, keys that are no text, `__proto__`, aliases that never end, and control characters. */
function reportStructure(document: Document.Parsed, text: string, report: ReportAt): void {
  const anchors = new Set<string>();
  const hasUnprintable = UNPRINTABLE.test(text);
  visit(document, {
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (hasUnprintable && isScalar(node)) reportUnprintable(node, text, report);
      if (!isMap(node)) return;
      const map = node;
      const seen = new Set<unknown>();
      for (const { key } of (map as YAMLMap<ParsedNode>).items as Pair<ParsedNode>[]) {
        const [from, to] = key?.range ?? map.range ?? [0, 1];
        if (!isScalar(key)) {
          report(from, to, 'a list, a map or an alias is used as a key', 'write the key as a text');
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
        const message = `"*${alias.source}" is an alias, and no anchor "&${alias.source}" stands before it`;
        report(from, to, message, { code: 'BAD_ALIAS' });
      }
      const inside = path.some((node) => 'anchor' in node && node.anchor === alias.source);
      if (inside)
        report(from, to, `the alias "*${alias.source}" stands inside its own anchor`, 'write the value out');
    },
  });
}

function reportUnprintable({ range, type }: Scalar, text: string, report: ReportAt): void {
  const [from, to] = range!;
  const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
  const found = (isQuoted ? CONTROL : UNPRINTABLE).exec(text.slice(from, to));
  if (!found) return;
  const code = found[0].charCodeAt(0).toString(16).padStart(4, '0');
  const hint = `take it out, or write it as "\\u${code}"`;
  report(
    from + found.index,
    from + found.index + 1,
    `the control character U+${code.toUpperCase()} is not allowed in YAML`,
    hint,
  );
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
