import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { createLane, halving, type Waiting } from '../platform/group-commit.ts';
import type { Ids } from '../platform/ids.ts';
import { holderOf, kindOf } from './account.ts';
import { type Posting, postPlain } from './posting.ts';
import { postFromSlices, sliceNumberOf } from './slices.ts';
import type { Transfer } from './transfer.ts';

export type QueuedPosting = Posting | { kind: 'refused'; code: 'queue_full' | 'queue_stopped' };

export interface QueueOptions {
  database: Database;
  clock: Clock;
  ids: Pick<Ids, 'uuid'>;
  /** As many as the database has cores: lanes own their holders and never meet. */
  lanes: number;
  /** Transfers of one statement; 70–250 is the knee. */
  batch: number;
  /** Transfers that may wait; one more is refused, not kept in memory. */
  capacity: number;
}

export interface PostingQueue {
  /** Posts one transfer with others that wait at the same time; answered once it is committed. */
  post(county: number, transfer: Transfer): Promise<QueuedPosting>;
  /** Takes no more, and resolves when everything taken was answered. */
  stop(): Promise<void>;
}

interface Asked {
  county: number;
  transfer: Transfer;
}
type Batch = readonly Waiting<Asked, QueuedPosting>[];

/** Group commit in lanes: what waits in one goes out as one set-based statement. */
export function createPostingQueue(options: QueueOptions): PostingQueue {
  const lanes = Array.from({ length: options.lanes }, () =>
    createLane<Asked, QueuedPosting>({
      size: options.batch,
      together: (first, other) => first.county === other.county,
      flush: (batch) => flush(options, batch),
    }),
  );
  let waiting = 0;
  let stopped = false;
  return {
    async post(county, transfer) {
      if (stopped) return { kind: 'refused', code: 'queue_stopped' };
      if (waiting >= options.capacity) return { kind: 'refused', code: 'queue_full' };
      const lane = lanes[laneOf(transfer, options.lanes)];
      if (lane === undefined) throw new Error('no such lane');
      waiting++;
      try {
        return await lane.take({ county, transfer });
      } finally {
        waiting--;
      }
    },
    async stop() {
      stopped = true;
      await Promise.all(lanes.map((lane) => lane.drain()));
    },
  };
}

/** A lane owns its holders and the slices that pay them, so that two lanes never meet at a row. */
function laneOf({ debit }: Transfer, lanes: number): number {
  const slice = kindOf(debit) === 'pool' ? Number(debit & 0xffffn) : sliceNumberOf(holderOf(debit));
  return slice % lanes;
}

/** Posts a batch: what is plain by one statement that is its own transaction, the rest under lock. */
async function flush(options: QueueOptions, batch: Batch): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const { county } = first.wanted;
  const left = await flushPlain(options, county, batch).catch(() => batch);
  if (left.length > 0) await halving(left, (part) => postExactly(options, county, part));
}

async function flushPlain(
  { database, clock }: QueueOptions,
  county: number,
  batch: Batch,
): Promise<Batch> {
  const transfers = transfersOf(batch);
  const post = { county, transfers, at: clock.now(), opening: false };
  const { answers } = await postPlain(database.read, post);
  return batch.filter((one) => {
    const posting = answers.get(one.wanted.transfer);
    if (posting !== undefined) one.answer(posting);
    return posting === undefined;
  });
}

function postExactly(
  { database, clock, ids }: QueueOptions,
  county: number,
  batch: Batch,
): Promise<readonly Posting[]> {
  const wanted = {
    county,
    transfers: transfersOf(batch),
    at: clock.now(),
    newId: () => ids.uuid(),
  };
  return database.transact((tx) => postFromSlices(tx, wanted));
}

const transfersOf = (batch: Batch) => batch.map(({ wanted }) => wanted.transfer);
