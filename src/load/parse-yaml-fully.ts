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
import { CONFLICT, tellSyntaxError, trapHint, type Told } from './syntax-error.ts';

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
  const tellAt: TellAt = (from, to, tell) => {
    const line = lineNumber(lines, from);
    // What follows on the same line is most often the same mistake.
    if (told.has(line)) return;
    told.add(line);
    const at = spanAt(file, text, lines, from, to);
    problems.push({ rule: 'yaml-syntax', ...tell(lineAt(text, from), at.column), at });
  };
  const report: ReportAt = (from, to, message, hint) => tellAt(from, to, () => ({ message, hint }));
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
      const [from, to] = placeOf(error, document);
      tellAt(from, to, (line, column) => tellSyntaxError(line, column, error.message));
    }
    reportStructure(document, text, report);
    reportAliases(document, tellAt);
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
  if (problems.length > 0) {
    const conflicts = findConflicts(file, text, lines);
    // What is wrong with two sides in one another is no matter.
    return { problems: conflicts.length > 0 ? conflicts : problems };
  }
  const [first] = documents;
  try {
    return { value: first ? (first.toJS({ maxAliasCount: MAX_ALIASES }) as unknown) : null };
  } catch {
    const alias = firstAlias(first!);
    report(alias[0], alias[1], `aliases unfold to more than ${MAX_ALIASES} values`, 'write the values out');
    return { problems };
  }
}

function findConflicts(file: string, text: string, lines: readonly number[]): Diagnostic[] {
  return [...text.matchAll(CONFLICT.marker)].map(({ index, 0: marker }) => ({
    rule: 'yaml-syntax',
    message: CONFLICT.message,
    hint: CONFLICT.hint,
    at: spanAt(file, text, lines, index, index + marker.trimEnd().length),
  }));
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

/** From where to where an error is told: a quotation mark that is never closed where it stands, not where the file ends. */
function placeOf({ message, pos }: YAMLParseError | YAMLWarning, document: Document): [number, number] {
  if (!message.startsWith('Missing closing')) return pos;
  let [from, to] = pos;
  visit(document, {
    Scalar: (_, { range, type }) => {
      if (type?.startsWith('QUOTE') && range && range[1] >= pos[0]) [from, to] = range;
    },
  });
  return [from, to];
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

type ReportAt = (from: number, to: number, message: string, hint: string) => void;

/** Asked for what is told only where nothing is told of the line: with many errors on one, looking at it takes time. */
type TellAt = (from: number, to: number, tell: (line: string, column: number) => Told) => void;

/** Keys that stand twice in one map, keys that are no text, `__proto__`, and control characters. */
function reportStructure(document: Document.Parsed, text: string, report: ReportAt): void {
  const hasUnprintable = UNPRINTABLE.test(text);
  visit(document, {
    Value: (_, node) => {
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
  });
}

/** Aliases of nothing, and such that never end. */
function reportAliases(document: Document.Parsed, tellAt: TellAt): void {
  const anchors = new Set<string>();
  visit(document, {
    Value: (_, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias: (_, { source, range }, path) => {
      const [from, to] = range ?? [0, 1];
      if (!anchors.has(source)) {
        tellAt(from, to, (line) => ({
          message: `"*${source}" is an alias, and no anchor "&${source}" stands before it`,
          hint:
            trapHint(line) ??
            'an alias needs an anchor of that name before it; quote the text if none is meant',
        }));
      }
      if (path.some((node) => 'anchor' in node && node.anchor === source)) {
        const message = `the alias "*${source}" stands inside its own anchor`;
        tellAt(from, to, () => ({ message, hint: 'write the value out' }));
      }
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
