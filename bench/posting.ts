import { sql } from 'kysely';
import pg from 'pg';
import { transferKinds } from '../server/ledger/transfer.ts';
import { nextAward, postThroughQueue } from './award-load.ts';
import { type Bench, percentile, rounded, type Side } from './bench.ts';
import { loadDriver, makeOneRowInsert, runLoad } from './pgbench.ts';
import { county, type World } from './world.ts';

const callers = 256;

const queueSide =
  (world: World): Side =>
  async (seconds) =>
    (await postThroughQueue(world, { callers, seconds })).perSecond;

export const posting: Bench = {
  name: 'posting',
  promise:
    'durable posting from one hot pool through the queue, 256 callers, rules, caps and cover included (awards/s) ÷ inserting one row a transaction, 64 clients (rows/s)',
  goal: 2,
  better: 'higher',
  seconds: 5,
  async prepare(world) {
    const insert = await makeOneRowInsert(world);
    return {
      ours: queueSide(world),
      reference: async (seconds) => (await runLoad(world, insert, seconds)).perSecond,
      driver: loadDriver(),
    };
  },
};

export const postingVersusOrdinary: Bench = {
  name: 'posting-vs-ordinary',
  promise:
    'the same (awards/s) ÷ an ordinary transaction for each award: eight round trips on the same tables, 16 clients, one pool row (awards/s)',
  goal: 40,
  better: 'higher',
  seconds: 4,
  async prepare(world) {
    return { ours: queueSide(world), reference: (seconds) => ordinary(world, seconds) };
  },
};

export const latency: Bench = {
  name: 'latency',
  promise:
    'p99 of posting one award through the queue at 256 callers (ms) ÷ p50 of inserting one row a transaction at 64 clients (ms)',
  goal: 5,
  better: 'lower',
  seconds: 5,
  async prepare(world) {
    const insert = await makeOneRowInsert(world);
    let p50 = 0;
    return {
      ours: async (seconds) => {
        const { latencies } = await postThroughQueue(world, { callers, seconds });
        p50 = percentile(latencies, 0.5);
        return percentile(latencies, 0.99);
      },
      reference: async (seconds) =>
        percentile((await runLoad(world, insert, seconds)).latencies, 0.5),
      notes: () => ({ oursP50Ms: rounded(p50) }),
      driver: loadDriver(),
    };
  },
};

/** What a careful team writes first: lock the pool, lock the lot, look, insert, update, update. */
async function ordinary(world: World, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  const started = performance.now();
  let done = 0;
  const clients = await Promise.all(
    Array.from({ length: 16 }, async () => {
      const client = new pg.Client(world.connection);
      await client.connect();
      return client;
    }),
  );
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        await oneOrdinary(client, world);
        done += 1;
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return (done * 1_000) / (performance.now() - started);
}

async function oneOrdinary(client: pg.Client, world: World): Promise<void> {
  const award = nextAward(world);
  // Everyone is paid by the one row of the pool, as in a ledger without slices.
  const payer = award.debit & ~0xffffn;
  const lock = 'select posted from accounts where county = $1 and id = $2 for update';
  await client.query('begin');
  await client.query(lock, [county, payer]);
  await client.query(lock, [county, award.credit]);
  await client.query('select id from transfers where county = $1 and key = $2', [
    county,
    award.key,
  ]);
  await client.query(
    `insert into transfers (county, id, key, kind, debit, credit, amount, reason, rule_version, at,
      credit_version, credit_posted) values ($1, $2, $3, 1, $4, $5, $6, $7, 1, now(), 1, 1)`,
    [county, award.id, award.key, payer, award.credit, award.amount, award.reason],
  );
  const move = 'update accounts set posted = posted + $3 where county = $1 and id = $2';
  await client.query(move, [county, payer, -award.amount]);
  await client.query(`${move.replace('posted + $3', 'posted + $3, version = version + 1')}`, [
    county,
    award.credit,
    award.amount,
  ]);
  await client.query('commit');
}

export const postingVersusInsertOnly: Bench = {
  name: 'posting-vs-insert-only',
  promise:
    'the same (awards/s) ÷ inserting the same journal rows into the same indexes in the same batches, with no accounts at all (rows/s)',
  goal: 0.5,
  better: 'higher',
  seconds: 5,
  async prepare(world) {
    await sql`create table if not exists bench_journal (like transfers including all)`.execute(
      world.database.read,
    );
    return { ours: queueSide(world), reference: (seconds) => insertOnly(world, seconds) };
  },
};

async function insertOnly(world: World, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  const started = performance.now();
  let done = 0;
  // As many rows at a time as the queue's two lanes get from 256 callers.
  const lane = async () => {
    while (performance.now() < until) {
      const rows = Array.from({ length: callers / 2 }, () => nextAward(world));
      const column = (of: (row: (typeof rows)[number]) => string | bigint | number) =>
        `{${rows.map(of).join(',')}}`;
      await sql`
        insert into bench_journal (county, id, key, kind, debit, credit, amount, reason,
          rule_version, at, credit_version, credit_posted)
        select ${county}, id, key, ${transferKinds.post}, debit, credit, amount, reason, 1, now(), 1, 1
        from unnest(${column(({ id }) => id)}::uuid[], ${column(({ key }) => key)}::uuid[],
          ${column(({ debit }) => debit)}::bigint[], ${column(({ credit }) => credit)}::bigint[],
          ${column(({ amount }) => amount)}::bigint[], ${column(({ reason }) => reason)}::uuid[])
          as t (id, key, debit, credit, amount, reason)`.execute(world.database.read);
      done += rows.length;
    }
  };
  await Promise.all([lane(), lane()]);
  return (done * 1_000) / (performance.now() - started);
}
