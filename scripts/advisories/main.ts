// `npm run advisories`: asks the registry what is known against the packages of the lock.
// Exit code 0: nothing, or what is still within its term · 1: something is to be done · 2: not asked.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDate } from '../../server/platform/calendar.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { type Advisory, judge, readReport, type Terms, type Waiting } from './judge.ts';

const root = join(import.meta.dirname, '../..');
const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

interface Rules {
  terms: Terms;
  waits: Waiting[];
}

/** `npm audit` ends with 1 where it found something, and prints its report all the same. */
function ask(): Promise<string> {
  const words = ['audit', '--json', '--package-lock-only'];
  return new Promise((resolve) => {
    execFile('npm', words, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (_, stdout) =>
      resolve(stdout),
    );
  });
}

const told = ({ id, package: name, severity, title }: Advisory) =>
  `${id} ${name} (${severity}): ${title}`;

async function run(): Promise<number> {
  const rules = JSON.parse(readFileSync(join(root, 'docs/dependencies.json'), 'utf8')) as Rules;
  let found: Advisory[];
  try {
    found = readReport(await ask());
  } catch {
    complain('没有问到：npm audit 没有给出报告 · not asked: npm audit gave no report');
    return 2;
  }
  const today = localDate(systemClock.now());
  const { unknown, overdue, waiting, settled } = judge(found, { ...rules, today });
  for (const one of unknown)
    say(`新的，请修补或记下 · new: mend it or write it down: ${told(one)}`);
  for (const one of overdue) say(`过了期限 · past its term: ${told(one)}`);
  for (const one of waiting) say(`在期限之内 · within its term: ${told(one)}`);
  for (const id of settled) say(`已经没有了，请删去 · found no more, to be struck out: ${id}`);
  const open = unknown.length + overdue.length;
  say(`已知 ${found.length} 处，要处理 ${open} 处 · ${found.length} known, ${open} to be seen to`);
  return open + settled.length > 0 ? 1 : 0;
}

process.exitCode = await run();
