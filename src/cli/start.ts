/**
 * Starts the command from its bundle with V8's code cache, so that nothing is compiled that was compiled when the
 * package was built. The cache lies beside the bundle and was made with it; V8 refuses one that is cut off or of another version, and
 * then compiles as usual. It does not check what is in it: whoever can write there can write the command itself.
 */
import { isAscii } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import type * as Main from './main.ts';
import { optimiseLater } from './optimising.ts';

/** A module of the bundle. */
interface BundleModule {
  exports: unknown;
}

type Wrapper = (
  exports: unknown,
  require: (id: string) => unknown,
  module: BundleModule,
  file: string,
  /** Hands over another file of the bundle, so that it need not be read. */
  pack: (name: string, wrapper: Wrapper) => void,
) => void;

interface Bundle {
  readonly require: (file: string) => unknown;
  /** Every script that was loaded, by its file, in the order of loading. */
  readonly scripts: ReadonlyMap<string, Script>;
}

/** The file of the command that most runs are of. */
const CHECK = /^gate-check-[A-Z0-9]{8}\.cjs$/;

// It belongs to what a cache is valid for, so it is set where caches are written as well.
optimiseLater();

/** Runs the process's own command line; the exit code. */
export function run(): Promise<number> {
  return mainOf(openBundle()).run();
}

/**
 * Packs the files of every command into one, those of `gate check` into another, and writes the code cache of what the
 * given command lines execute. Called when the package is built; a cache that is there is not looked at, since V8 would
 * take that of another source of the same length for this one's.
 */
export async function writeCodeCache(commandLines: readonly (readonly string[])[]): Promise<void> {
  const apart = [...(await carryOut(commandLines)).scripts.keys()];
  const first = apart.findIndex((file) => CHECK.test(path.basename(file)));
  if (first >= 0) {
    writePack(apart[0]!, apart.slice(1, first));
    writePack(apart[first]!, apart.slice(first + 1));
  }
  const bundle = await carryOut(commandLines);
  for (const [file, script] of bundle.scripts) writeFileSync(cacheOf(file), script.createCachedData());
}

/** Puts what a file loads into it. Every file has to be read and compiled by itself, which takes longer than to run it. */
function writePack(file: string, others: readonly string[]): void {
  const packed = others
    .filter((one) => isAscii(readFileSync(one)))
    .map(
      (one) =>
        `pack(${JSON.stringify(path.basename(one))}, (function (exports, require, module, __filename) {${readFileSync(one, 'latin1')}\n}));\n`,
    );
  writeFileSync(file, `"use strict";${packed.join('')}${readFileSync(file, 'utf8')}`);
}

/** Each is carried out twice, since what was worked out once is recalled from then on. */
async function carryOut(commandLines: readonly (readonly string[])[]): Promise<Bundle> {
  const bundle = openBundle(() => undefined);
  const { main } = mainOf(bundle);
  const output = { write: async () => {}, isTerminal: false, columns: null };
  const home = mkdtempSync(path.join(tmpdir(), 'agentops-build-'));
  const io = {
    cwd: process.cwd(),
    env: { HOME: home },
    stdout: output,
    stderr: output,
    now: () => Date.now(),
  };
  try {
    for (const argv of [...commandLines, ...commandLines]) await main(argv, io);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return bundle;
}

function mainOf(bundle: Bundle): typeof Main {
  return bundle.require(path.join(__dirname, 'main.cjs')) as typeof Main;
}

/** The bundle's files import one another by relative paths, and nothing else but Node's own modules. */
function openBundle(cachedData: (file: string) => Buffer | undefined = readCache): Bundle {
  const requireBuiltin = createRequire(__filename);
  const requireNode = (id: string): unknown =>
    LATE.has(id) ? lateModule(() => requireBuiltin(id)) : leanModule(requireBuiltin(id));
  const modules = new Map<string, BundleModule>();
  const scripts = new Map<string, Script>();
  const packed = new Map<string, Wrapper>();
  const requireFile = (file: string): unknown => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module: BundleModule = { exports: {} };
    modules.set(file, module);
    const folder = path.dirname(file);
    const requireFrom = (id: string): unknown =>
      id.startsWith('.') ? requireFile(path.join(folder, id)) : requireNode(id);
    const pack = (name: string, wrapper: Wrapper): void => void packed.set(path.join(folder, name), wrapper);
    const wrapper = packed.get(file) ?? read(file);
    wrapper(module.exports, requireFrom, module, file, pack);
    return module.exports;
  };
  const read = (file: string): Wrapper => {
    const script = compile(file, cachedData(file));
    scripts.set(file, script);
    return script.runInThisContext() as Wrapper;
  };
  return { require: requireFile, scripts };
}

/** Commander names this module at its start, and hardly ever uses it; loading it takes as long as all of commander. */
const LATE: ReadonlySet<string> = new Set(['node:child_process']);

/**
 * A module behind an object that inherits all it has: the bundle copies the properties of what it imports, each time.
 * The process stays as it is, since it is changed through what was imported.
 */
function leanModule(module: unknown): unknown {
  if (module === process) return module;
  return Object.create(module as object, {
    __esModule: { value: true },
    default: { value: module, enumerable: true },
  });
}

/** A module that is loaded when something of it is asked for. */
function lateModule(load: () => unknown): unknown {
  const module = (): Record<PropertyKey, unknown> => load() as Record<PropertyKey, unknown>;
  return new Proxy(
    {},
    {
      get: (_, key) => module()[key],
      has: (_, key) => key in module(),
      ownKeys: () => Reflect.ownKeys(module()),
      getOwnPropertyDescriptor: (_, key) => ({ configurable: true, enumerable: true, value: module()[key] }),
    },
  );
}

function compile(file: string, cachedData: Buffer | undefined): Script {
  const bytes = readFileSync(file);
  // Sooner read, and half the room; regular expressions may have other characters.
  const text = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
  const source = `(function (exports, require, module, __filename, pack) {${text}\n})`;
  return new Script(source, { filename: file, cachedData });
}

function readCache(file: string): Buffer | undefined {
  try {
    return readFileSync(cacheOf(file));
  } catch {
    return undefined;
  }
}

function cacheOf(file: string): string {
  return `${file}.cache`;
}
