import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Ids } from '../platform/ids.ts';
import type { Posting } from './posting.ts';
import { postFromSlices } from './slices.ts';
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

/** A lane owns its pool slices: transfers that one slice pays are always of the same lane. */
function laneOf({ debit }: Transfer, lanes: number): number {
  return Number((debit & 0xffffn) % BigInt(lanes));
}

function createLane(options: QueueOptions) {
  let queue: Waiting[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    // One turn of the event loop gathers whatever was asked for in this one.
    await new Promise(setImmediate);
    while (queue.length > 0) {
      const county = queue[0]?.county;
      const batch = queue.filter((one) => one.county === county).slice(0, options.batch);
      const taken = new Set(batch);
      queue = queue.filter((one) => !taken.has(one));
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

/** Posts a batch; when a statement fails as a whole, halves it until the one at fault is alone. */
async function flush(options: QueueOptions, batch: readonly Waiting[]): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const { county } = first;
  const at = options.clock.now();
  try {
    const transfers = batch.map(({ transfer }) => transfer);
    const postings = await options.database.transact((tx) =>
      postFromSlices(tx, { county, transfers, at, newId: () => options.ids.uuid() }),
    );
    for (const [place, one] of batch.entries()) {
      const posting = postings[place];
      if (posting === undefined) one.fail(new Error('a transfer was not answered'));
      else one.answer(posting);
    }
  } catch (error) {
    if (batch.length === 1) {
      first.fail(error);
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await flush(options, batch.slice(0, half));
    await flush(options, batch.slice(half));
  }
}
