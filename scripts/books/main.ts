import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../server/platform/database.ts';
import { reachDatabase } from '../reach.ts';
import { type BooksWritten, writeBooks } from './write-books.ts';

const usage = '用法 usage: npm run books -- --out DIR [--county N]';

interface Command {
  folder: string;
  county: number | undefined;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** @returns the command, or undefined when it cannot be understood */
function readCommand(args: string[]): Command | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: { out: { type: 'string' }, county: { type: 'string' } },
    });
    if (!values.out) return undefined;
    const county = values.county === undefined ? undefined : Number(values.county);
    if (county !== undefined && !/^\d{6}$/.test(String(county))) return undefined;
    return { folder: resolve(values.out), county };
  } catch {
    return undefined;
  }
}

/** @returns the exit code */
async function run(command: Command): Promise<number> {
  const reached = await reachDatabase(complain);
  if (reached === undefined) return 2;
  const { connection } = reached;
  const database = openDatabase({ connection, connections: 1, onError: () => {} });
  try {
    return report(await writeBooks(database, command));
  } finally {
    await database.close();
    await reached.stop();
  }
}

function report(written: BooksWritten): number {
  if (written.kind === 'no_books') {
    const found = written.counties.join(' ') || '无 none';
    complain(`没有账可写；有账的县 · no books to write; counties with books: ${found}`);
    return 2;
  }
  const { county, transfers, files, others } = written;
  say(`${county}：${transfers} 笔流水 · ${transfers} transfers`);
  for (const file of files) say(`  ${file}`);
  if (others.length > 0) say(`另有 · also with books (--county): ${others.join(' ')}`);
  return 0;
}

const command = readCommand(process.argv.slice(2));
if (command === undefined) complain(usage);
process.exitCode = command === undefined ? 2 : await run(command);
