import { spawnSync } from 'node:child_process';

/** Programs that read the books, each with the file that is written for it. */
export const bookkeepers = [
  ['hledger', 'books.journal'],
  ['bean-check', 'books.beancount'],
] as const;

/** Gives what a program has against a book; '' when it accepts it, undefined when it is not here. */
export function complaintOf(program: 'hledger' | 'bean-check', path: string): string | undefined {
  const words = program === 'hledger' ? ['-f', path, 'check', '--strict', 'ordereddates'] : [path];
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const { error, status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', env });
  if (error !== undefined) return undefined;
  return status === 0 ? '' : `${stdout}${stderr}` || `exit code ${status}`;
}

export const bookkeepersMissing: boolean = bookkeepers.some(
  ([program]) => complaintOf(program, '/dev/null') === undefined,
);
