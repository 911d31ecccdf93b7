import type pg from 'pg';
import type { Database } from '../../server/platform/database.ts';
import type { Pipelined } from '../../server/platform/pipeline.ts';

export interface Trials {
  /** Carries something out, and takes back all that it wrote to the database. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** The database is again as it was before the first of them. */
  end(): Promise<void>;
}

type Send = (text: string, values?: unknown[]) => Promise<unknown>;

/**
 * From now on everything that asks this database uses one connection of it, on which a transaction
 * stays open: what a use-case commits is a savepoint in it that is let go, and a trial ends by going
 * back to where it began. So each question is put to the same world, whatever the one before did to it.
 * One trial comes after another.
 */
export async function openTrials({ pool }: Database): Promise<Trials> {
  const client = await pool.connect();
  const send = client.query.bind(client) as unknown as Send;
  await send('begin');
  const turns = takingTurns();
  const { connect } = pool;
  const lend = (from: unknown) => Object.assign(pool, { connect: from });
  lend(() => Promise.resolve(connectionOf(client, turns)));
  let isFirst = true;
  /** One left open within the other, each would hold a lock: all of them more than a server has. */
  async function mark() {
    await turns.take();
    if (!isFirst)
      await send('release savepoint trial').catch(async () => {
        // What went on in the background has failed since.
        await send('rollback to savepoint trial');
        await send('release savepoint trial');
      });
    isFirst = false;
    await send('savepoint trial');
    turns.give();
  }
  return {
    async run(work) {
      await mark();
      try {
        return await work();
      } finally {
        // A use-case that goes on in the background is let finish first.
        await turns.take();
        await send('rollback to savepoint trial');
        turns.give();
      }
    },
    async end() {
      lend(connect);
      await send('rollback');
      client.release();
    },
  };
}

/** Use-cases are transactions: on one connection the next begins where the one before has ended. */
function takingTurns() {
  let last = Promise.resolve();
  let end = () => {};
  return {
    take: async () => {
      const before = last;
      let next = () => {};
      last = new Promise((resolve) => {
        next = resolve;
      });
      await before;
      end = next;
    },
    give: () => end(),
  };
}

/**
 * What is lent instead of a connection of the pool. What a use-case commits after one of its statements
 * failed is rolled back, as by PostgreSQL.
 */
function connectionOf(client: pg.PoolClient, turns: ReturnType<typeof takingTurns>): Pipelined {
  const send = client.query.bind(client) as unknown as Send;
  let state: 'idle' | 'begins' | 'open' = 'idle';
  async function end(how: 'commit' | 'rollback') {
    if (state !== 'open') return { command: 'ROLLBACK' };
    state = 'idle';
    try {
      if (how === 'commit' && (await released())) return { command: 'COMMIT' };
      await send('rollback to savepoint use_case');
      await released();
      return { command: 'ROLLBACK' };
    } finally {
      turns.give();
    }
  }
  const released = () =>
    send('release savepoint use_case').then(
      () => true,
      () => false,
    );
  async function query(text: string, values?: unknown[]) {
    if (text === 'commit' || text === 'rollback') return end(text);
    if (state === 'begins') {
      await turns.take();
      state = 'open';
      await send('savepoint use_case');
    }
    return send(text, values);
  }
  return Object.assign(Object.create(client) as Pipelined, {
    query,
    beginWithNext: () => {
      state = 'begins';
    },
    release: () => {},
  });
}
