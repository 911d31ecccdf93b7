import { execFileSync } from 'node:child_process';

/** The commit of the tree that runs, as a proof names it. */
export function commitOf(): string {
  try {
    const words = ['rev-parse', '--short', 'HEAD'];
    return execFileSync('git', words, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
