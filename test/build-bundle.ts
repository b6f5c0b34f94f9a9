import { execSync } from 'node:child_process';
import path from 'node:path';

/** Builds the command once before the tests, so that whole runs test the bundle that users run. */
export default function buildBundle(): void {
  const root = path.resolve(import.meta.dirname, '..');
  execSync('npm run --silent build:cli', { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
