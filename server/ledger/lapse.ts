import { localDate } from '../platform/calendar.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type Ids, uuidOf } from '../platform/ids.ts';
import { type AccountId, dayNumber, holderOf, lapsedAccount, points } from './account.ts';
import type { PostingQueue } from './queue.ts';
import { sliceNumberOf } from './slices.ts';
import * as store from './store.ts';
import { spendable, type Transfer } from './transfer.ts';

export interface Sweep {
  database: Database;
  clock: Clock;
  ids: Pick<Ids, 'uuid'>;
  queue: PostingQueue;
}

/** Lots read at a time: enough to fill the lanes, little enough to leave room for others. */
const lotSize = 2_000;

/**
 * Takes what has lapsed out of the lots whose last day is over, county-wide, through the queue, while
 * everything else goes on. What is held for a redemption stays until that ends. Repeatable: a lot as
 * it stands lapses once, however many do this at the same time and wherever one is stopped.
 * @returns lots and points that lapsed now
 */
export async function lapseLots(
  { database, clock, ids, queue }: Sweep,
  county: number,
): Promise<{ lots: number; points: bigint }> {
  const today = localDate(clock.now());
  const swept = { lots: 0, points: 0n };
  for (let after = 0n; ; ) {
    const page = { before: dayNumber(today), after, limit: lotSize };
    const lots = await store.listLapsed(database.read, county, page);
    const transfers = lots.map((lot) => lapse(county, lot, ids.uuid()));
    const answers = await Promise.all(transfers.map((transfer) => queue.post(county, transfer)));
    for (const [place, answer] of answers.entries()) {
      if (answer.kind === 'posted') {
        swept.lots += 1;
        swept.points += transfers[place]?.amount ?? 0n;
      }
      // Spent or lapsed by another meanwhile; a full queue is for the next sweep.
    }
    const last = lots.at(-1);
    if (last === undefined || lots.length < lotSize) return swept;
    after = last.account;
  }
}

/** Version and balance tell how the lot stands: what comes in later lapses by a transfer of its own. */
function lapse(county: number, lot: store.VersionedLot, id: string): Transfer {
  return {
    id,
    key: uuidOf(`lapse/${county}/${lot.account}/${lot.version}/${lot.posted}`),
    kind: 'post',
    debit: lot.account as AccountId,
    credit: lapsedAccount(sliceNumberOf(holderOf(lot.account))),
    amount: points(spendable(lot)),
    pending: null,
    reason: uuidOf(`lapse/${county}/${lot.account}`),
    ruleVersion: 0,
  };
}
