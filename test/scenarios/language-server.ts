/** A conversation with the YAML language server that editors use, over its standard input and output. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  type Diagnostic,
  type MarkupContent,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node.js';

const require = createRequire(import.meta.url);
const SERVER = require.resolve('yaml-language-server/bin/yaml-language-server');

/** Where the cursor stands in a text. */
const CURSOR = '‸';

/** A file that is open in the editor. */
export interface OpenFile {
  /** The keys and values that are offered where the cursor is. */
  readonly offered: () => Promise<readonly string[]>;
  /** What is shown of what stands where the cursor is. */
  readonly hover: () => Promise<string>;
  /** What is marked as wrong: the text that is marked, and why. */
  readonly marked: () => Promise<readonly (readonly [text: string, why: string])[]>;
}

/** An editor with the language server. */
export interface Editor {
  /** Opens a file with this text; `‸` is the cursor. */
  readonly open: (file: string, text: string) => Promise<OpenFile>;
  readonly close: () => Promise<void>;
}

const SETTINGS = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };

/** Starts the server for the project at `root`, without any network. */
export async function openEditor(root: string): Promise<Editor> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(server.stdout!, server.stdin!);
  const told = new Map<string, (found: readonly Diagnostic[]) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    told.get(uri)?.(diagnostics);
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? SETTINGS : null)),
  );
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: { textDocument: { publishDiagnostics: {} }, workspace: { configuration: true } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    open: async (file, text) => {
      const uri = pathToFileURL(path.join(root, file)).href;
      const found = new Promise<readonly Diagnostic[]>((resolve) => told.set(uri, resolve));
      const document = { uri, languageId: 'yaml', version: 1, text: text.replace(CURSOR, '') };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: document });
      return openFile(connection, uri, text, found);
    },
    close: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      connection.dispose();
      server.kill();
    },
  };
}

function openFile(
  connection: ProtocolConnection,
  uri: string,
  text: string,
  found: Promise<readonly Diagnostic[]>,
): OpenFile {
  const before = text.split(CURSOR)[0]!.split('\n');
  const at = {
    textDocument: { uri },
    position: { line: before.length - 1, character: before.at(-1)!.length },
  };
  return {
    offered: async () => {
      const answer = await connection.sendRequest(CompletionRequest.type, at);
      return (Array.isArray(answer) ? answer : (answer?.items ?? [])).map(({ label }) => label);
    },
    hover: async () => {
      const answer = await connection.sendRequest(HoverRequest.type, at);
      return (answer?.contents as MarkupContent | undefined)?.value ?? '';
    },
    marked: async () => {
      const lines = text.replace(CURSOR, '').split('\n');
      return (await found).map(
        ({ range, message }) =>
          [lines[range.start.line]!.slice(range.start.character, range.end.character), message] as const,
      );
    },
  };
}
