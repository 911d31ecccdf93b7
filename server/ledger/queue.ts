import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
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

interface Waiting {
  county: number;
  transfer: Transfer;
  answer: (posting: QueuedPosting) => void;
  fail: (error: unknown) => void;
}

/**
 * Group commit: what waits in a lane goes out as one set-based statement, and while that is under
 * way the next lot gathers. No timer: a lane that is idle flushes at once.
 */
export function createPostingQueue(options: QueueOptions): PostingQueue {
  const lanes = Array.from({ length: options.lanes }, () => createLane(options));
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
        return await lane.take(county, transfer);
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

function createLane(options: QueueOptions) {
  let queue: Waiting[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    // One turn of the event loop gathers whatever was asked for in this one.
    await new Promise(setImmediate);
    while (queue.length > 0) {
      const county = queue[0]?.county;
      const batch: Waiting[] = [];
      const later: Waiting[] = [];
      for (const one of queue) {
        const fits = one.county === county && batch.length < options.batch;
        (fits ? batch : later).push(one);
      }
      queue = later;
      await flush(options, batch);
    }
    running = undefined;
  }

  return {
    take: (county: number, transfer: Transfer) =>
      new Promise<QueuedPosting>((answer, fail) => {
        queue.push({ county, transfer, answer, fail });
        running ??= run();
      }),
    drain: async () => {
      await running;
    },
  };
}

/** Posts a batch: what is plain by one statement that is its own transaction, the rest under lock. */
async function flush(options: QueueOptions, batch: readonly Waiting[]): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const left = await flushPlain(options, first.county, batch).catch(() => batch);
  if (left.length > 0) await flushExactly(options, first.county, left);
}

async function flushPlain(
  { database, clock }: QueueOptions,
  county: number,
  batch: readonly Waiting[],
): Promise<readonly Waiting[]> {
  const transfers = batch.map(({ transfer }) => transfer);
  const post = { county, transfers, at: clock.now(), opening: false };
  const { answers } = await postPlain(database.read, post);
  return batch.filter((one) => {
    const posting = answers.get(one.transfer);
    if (posting !== undefined) one.answer(posting);
    return posting === undefined;
  });
}

/** When a transaction fails as a whole, halves its batch until the one at fault is alone. */
async function flushExactly(
  options: QueueOptions,
  county: number,
  batch: readonly Waiting[],
): Promise<void> {
  const at = options.clock.now();
  const transfers = batch.map(({ transfer }) => transfer);
  const posted = { county, transfers, at, newId: () => options.ids.uuid() };
  try {
    const postings = await options.database.transact((tx) => postFromSlices(tx, posted));
    for (const [place, one] of batch.entries()) {
      const posting = postings[place];
      if (posting === undefined) one.fail(new Error('a transfer was not answered'));
      else one.answer(posting);
    }
  } catch (error) {
    if (batch.length === 1) {
      batch[0]?.fail(error);
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await flushExactly(options, county, batch.slice(0, half));
    await flushExactly(options, county, batch.slice(half));
  }
}
