import { rulebook } from '../db/seed/county/rulebook.ts';
import { compileBook, nothingBefore, reportOf } from '../server/features/rules/service.ts';
import { lotAccount, points } from '../server/ledger/account.ts';
import { createPostingQueue, sliceOf } from '../server/ledger/service.ts';
import type { Transfer } from '../server/ledger/transfer.ts';
import { localDate } from '../server/platform/calendar.ts';
import { anyHolder, county, lapsesOn, pool, type World } from './world.ts';

const book = compileBook({ version: 1, document: rulebook });
/** Awards that a person can get in a day: part of what is measured, and seldom reached. */
const dayLimit = 50;

/** A report that the county's own book pays, as a transfer to whoever is next. */
export function nextAward(world: World): Transfer {
  const holder = anyHolder(world);
  const on = localDate(world.clock.now());
  const earned = book.evaluate(reportOf('030100', on), nothingBefore);
  if (earned === undefined) throw new Error('the book pays nothing for standing water');
  return {
    id: world.ids.uuid(),
    key: world.ids.uuid(),
    kind: 'post',
    debit: sliceOf(pool, holder),
    credit: lotAccount(holder, lapsesOn),
    amount: points(earned.points),
    pending: null,
    reason: world.ids.uuid(),
    ruleVersion: book.version,
    dayLimit,
  };
}

export interface QueueRun {
  perSecond: number;
  /** Milliseconds of every call. */
  latencies: number[];
}

/** So many callers, each posting one award after another through the product's queue. */
export async function postThroughQueue(
  world: World,
  { callers, seconds }: { callers: number; seconds: number },
): Promise<QueueRun> {
  const { database, clock, ids } = world;
  const queue = createPostingQueue({
    database,
    clock,
    ids,
    lanes: 2,
    batch: 250,
    capacity: 100_000,
  });
  const started = performance.now();
  const until = started + seconds * 1_000;
  const latencies: number[] = [];
  let done = 0;
  const call = async () => {
    while (performance.now() < until) {
      const before = performance.now();
      const answer = await queue.post(county, nextAward(world));
      if (answer.kind !== 'posted' && !('code' in answer && answer.code === 'day_limit'))
        throw new Error(`an award was not posted: ${JSON.stringify(answer)}`);
      done += 1;
      latencies.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const perSecond = (done * 1_000) / (performance.now() - started);
  await queue.stop();
  return { perSecond, latencies };
}
