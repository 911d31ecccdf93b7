import { spawnSync } from 'node:child_process';

/** Other people's programs, each with the book that it reads. */
export const programs = [
  ['hledger', 'books.journal'],
  ['bean-check', 'books.beancount'],
] as const;
type Program = (typeof programs)[number][0];

/** Gives what a program has against a book; '' when it accepts it, undefined when it is not here. */
export function complaintOf(program: Program, path: string): string | undefined {
  const words = program === 'hledger' ? ['-f', path, 'check', '--strict', 'ordereddates'] : [path];
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const { error, status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', env });
  if (error !== undefined) return undefined;
  return status === 0 ? '' : `${stdout}${stderr}` || `exit code ${status}`;
}

/** One of them is not installed: nothing can be said about books. */
export const areMissing = programs.some(
  ([program]) => complaintOf(program, '/dev/null') === undefined,
);
