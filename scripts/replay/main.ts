import { parseArgs } from 'node:util';
import { systemClock } from '../../server/platform/clock.ts';
import { UnreachableError } from './client.ts';
import { CountyError } from './county.ts';
import { type MessageFile, readMessages } from './messages.ts';
import { showProgress } from './progress.ts';
import { type Replayed, replay } from './replay.ts';
import { summaryLines } from './summary.ts';

const usage =
  '用法 usage: npm run replay -- FILE [--url http://127.0.0.1:8080] [--county 339922] [--limit N] [--concurrency N]';

interface Command {
  path: string;
  url: string;
  county: number;
  limit: number;
  concurrency: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** @returns the command, or undefined when it cannot be understood */
function readCommand(args: string[]): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:8080' },
        county: { type: 'string', default: '339922' },
        limit: { type: 'string', default: 'Infinity' },
        concurrency: { type: 'string', default: '8' },
      },
    });
    const [path] = positionals;
    const [county, limit, concurrency] = [values.county, values.limit, values.concurrency].map(
      Number,
    );
    if (path === undefined || positionals.length > 1 || !URL.canParse(values.url)) return undefined;
    if (!isCount(county) || !isCount(concurrency)) return undefined;
    if (limit !== Number.POSITIVE_INFINITY && !isCount(limit)) return undefined;
    return { path, url: values.url, county, limit, concurrency: Math.min(concurrency, 256) };
  } catch {
    return undefined;
  }
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value > 0;

async function readFileOf({ path, limit }: Command): Promise<MessageFile | undefined> {
  try {
    const file = await readMessages(path, limit);
    for (const { line, why } of file.unreadable)
      complain(`第 ${line} 行读不出来 · line ${line} is left out: ${why}`);
    return file;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    complain(`打不开文件 ${path} · cannot read ${path} (${reason})`);
    return undefined;
  }
}

/** Replays and says what came of it. @returns the exit code */
async function run(command: Command, file: MessageFile): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const progress = showProgress(process.stderr, file.messages.length + file.unreadable.length);
  try {
    const options = { ...command, clock: systemClock, signal: stop.signal };
    const replayed = await replay(file, { ...options, onProgress: progress.show });
    progress.end();
    return report(replayed);
  } catch (error) {
    progress.end();
    if (stop.signal.aborted) return 130;
    if (!(error instanceof UnreachableError || error instanceof CountyError)) throw error;
    complain(error.message);
    return 2;
  }
}

function report({ tally, measured, traffic, finished }: Replayed): number {
  for (const line of summaryLines(tally, measured, traffic)) say(line);
  if (!finished)
    complain(
      '已停止；再运行一次就接着做，不会重复 · stopped; run it again to go on, nothing doubles',
    );
  if (measured.booksSum !== 0) complain('账不平 · the books do not add up to zero');
  say(JSON.stringify(tally.figures(measured)));
  if (!finished) return 130;
  return measured.booksSum === 0 ? 0 : 1;
}

const command = readCommand(process.argv.slice(2));
if (command === undefined) complain(usage);
const file = command && (await readFileOf(command));
process.exitCode = command === undefined || file === undefined ? 2 : await run(command, file);
