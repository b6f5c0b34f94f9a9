/** Several command lines, one after another, on the same files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { runIn, type Answer, type CommandLine, type Surroundings } from '../kit/command.ts';
import { writeFiles, type Files, type Texts } from '../kit/files.ts';
import { inFolder } from './scenario.ts';

export interface Session {
  readonly root: string;
  /** Carries out a command line; with answers at a terminal, else without one. */
  readonly run: (command: CommandLine, answers?: Surroundings['answers']) => Promise<Answer>;
  readonly text: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  /** What stands in all the files, by path, sorted. */
  readonly files: () => Texts;
}

export function session<T>(files: Files, act: (one: Session) => Promise<T>): Promise<T> {
  return inFolder(files, async (root) => {
    const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
    return act({
      root,
      text,
      run: (command, answers) => runIn(root, command, answers && { answers }),
      write: (file, content) => writeFiles(root, { [file]: content }),
      files: () =>
        Object.fromEntries(
          readdirSync(root, { recursive: true, encoding: 'utf8' })
            .filter((name) => statSync(path.join(root, name)).isFile())
            .sort()
            .map((name) => [name, text(name)]),
        ),
    });
  });
}
