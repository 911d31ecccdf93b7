import type { Fault } from '../../test/fuzz/judge.ts';
import type { FuzzResult, Progress } from '../../test/fuzz/run.ts';
import type { Command } from './read-command.ts';

const sumOf = (faults: Record<Fault, number>) =>
  Object.values(faults).reduce((sum, count) => sum + count, 0);

/** How far a run is, in a line. */
export function told({ requests, statuses, faults, memoryMb }: Progress): string {
  const answers = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`);
  return `${requests} 个请求 requests · ${answers.join(' ')} · ${sumOf(faults)} 处 found · ${memoryMb ?? '–'} MB`;
}

/** What a run comes to: a run that ended before its requests were sent has not shown what it was to show. */
export function verdictOf(
  { requests, faults, p99Ms, silent }: FuzzResult,
  asked: Pick<Command, 'requests' | 'minutes'>,
): { lines: string[]; exitCode: 0 | 1 } {
  const isCut = requests < asked.requests;
  const cut = `没发完 cut short: ${requests} of ${asked.requests} requests in ${asked.minutes} minutes`;
  const gone = `后一半没能进门 let in nowhere in the second half: ${silent.join(', ')}`;
  const summary = { requests, serverErrors: faults['server error'], leaks: faults.leak, p99Ms };
  return {
    lines: [...(silent.length > 0 ? [gone] : []), ...(isCut ? [cut] : []), JSON.stringify(summary)],
    exitCode: isCut || sumOf(faults) > 0 ? 1 : 0,
  };
}
