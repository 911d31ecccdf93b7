import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { sweepCounty } from '../server/features/year-end/service.ts';
import { lapsedAccount, lotAccount } from '../server/ledger/account.ts';
import { createPostingQueue } from '../server/ledger/service.ts';
import { addDays, localDate } from '../server/platform/calendar.ts';
import { createCipher } from '../server/platform/cipher.ts';
import type { Database } from '../server/platform/database.ts';
import { seededRandom, uuidAt, uuidOf } from '../server/platform/ids.ts';
import { silentLog } from '../server/platform/log.ts';
import { nextAward } from './award-load.ts';
import { type Bench, percentile, rounded } from './bench.ts';
import { anyHolder, county, firstHolder, type World } from './world.ts';

const random = seededRandom('sweeps');
/** What lapses is in the audit as figures: nothing is sealed. */
const cipher = createCipher({ dataKey: random(32), indexKey: random(32), suite: 'aes' });

/** Lots of one transaction, on both sides. */
const batch = 1_000;
const pointsOfALot = 9;
/** A county's afternoon: so many at the same time, each after a breath. */
const callers = 32;
const breathMs = 20;

export const lapse: Bench = {
  name: 'lapse',
  promise:
    'the year end of a million holders, every batch with how far it came (lots/s) ÷ inserting the same journal rows into the same indexes in the same batches, with no accounts at all (rows/s); awards’ p99 while it runs ÷ before, beside it, ≤ 3',
  goal: 0.3,
  better: 'higher',
  also: { note: 'awardsP99DuringToBefore', atMost: 3 },
  seconds: 4,
  async prepare(world) {
    await openLapsedLots(world);
    await sql`create table if not exists bench_lapsed (like transfers including all)`.execute(
      world.database.read,
    );
    let before = Number.NaN;
    let during = Number.NaN;
    return {
      ours: async (seconds) => {
        await refill(world);
        const lapsedBefore = await sumLapsed(world);
        const perSecond = await sweepFor(world, { seconds, killed: 'between' });
        before = percentile(await awardsFor(world, seconds), 0.99);
        const [beside] = await Promise.all([
          awardsFor(world, seconds),
          sweepFor(world, { seconds, killed: 'within' }),
        ]);
        during = percentile(beside, 0.99);
        await expectEachOnce(world, lapsedBefore);
        return perSecond;
      },
      reference: (seconds) => insertOnly(world, seconds),
      notes: () => ({
        awardsP99DuringToBefore: rounded(during / before),
        awardsP99BeforeMs: rounded(before),
        holders: world.holders,
      }),
    };
  },
};

const lastDay = ({ clock }: World) => addDays(localDate(clock.now()), -30);
const lowBitsOf = (world: World) => lotAccount(1n, lastDay(world)) & 0xfffffn;

/** A second lot for each holder, whose last day is over. */
async function openLapsedLots(world: World): Promise<void> {
  const lowBits = lowBitsOf(world);
  await sql`
    insert into accounts (county, id)
    select ${county}, (holder::bigint << 20) | ${lowBits}::bigint
    from generate_series(${firstHolder}::bigint, ${firstHolder + BigInt(world.holders) - 1n}::bigint) holder`.execute(
    world.database.read,
  );
  await sql`vacuum analyze accounts`.execute(world.database.read);
}

class TimeIsUp extends Error {}

/**
 * The product's own run, killed when its time is up: between two batches, or at the last moment of one,
 * which is undone then. The next run goes on from there.
 * @returns lots a second
 */
async function sweepFor(
  world: World,
  { seconds, killed }: { seconds: number; killed: 'between' | 'within' },
): Promise<number> {
  const { database, clock, ids } = world;
  const before = await countLapsed(world);
  const started = performance.now();
  const live = () => {
    if (performance.now() - started > seconds * 1_000) throw new TimeIsUp();
  };
  const mortal: Database = {
    ...database,
    transact: (work) => {
      if (killed === 'between') live();
      return database.transact(async (tx) => {
        const done = await work(tx);
        if (killed === 'within') live();
        return done;
      });
    },
  };
  const deps = { database: mortal, cipher, clock, ids, log: silentLog };
  await sweepCounty(deps, county).catch((error) => {
    if (!(error instanceof TimeIsUp)) throw error;
  });
  const spentMs = performance.now() - started;
  return (((await countLapsed(world)) - before) * 1_000) / spentMs;
}

/** Lots that the night's run says have lapsed, however often it was killed. */
async function countLapsed({ database }: World): Promise<number> {
  const { rows } = await sql<{ lots: bigint }>`
    select coalesce(sum(lots), 0)::bigint as lots from lapse_runs where county = ${county}`.execute(
    database.read,
  );
  return Number(rows[0]?.lots ?? 0n);
}

/** @throws Error where a lot was left out or lapsed twice: what runs say, what is empty and what came in must agree */
async function expectEachOnce(world: World, lapsedBefore: bigint): Promise<void> {
  const said = await countLapsed(world);
  const { rows } = await sql<{ emptied: bigint }>`
    select count(*) as emptied from accounts
    where county = ${county} and posted = 0 and id & 1048575 = ${lowBitsOf(world)}`.execute(
    world.database.read,
  );
  const emptied = Number(rows[0]?.emptied ?? 0n);
  const came = Number((await sumLapsed(world)) - lapsedBefore) / pointsOfALot;
  if (said !== emptied || said !== came)
    throw new Error(`${said} lots are said to have lapsed, ${emptied} are empty, ${came} came in`);
}

/** Points that ever lapsed. */
async function sumLapsed({ database }: World): Promise<bigint> {
  const { rows } = await sql<{ points: bigint }>`
    select coalesce(sum(posted), 0)::bigint as points from accounts where county = ${county}
      and id between ${lapsedAccount(0)} and ${lapsedAccount(65_535)}`.execute(database.read);
  return rows[0]?.points ?? 0n;
}

/** What lapsed is there again, as if it had been given once more, and no night has run. */
async function refill(world: World): Promise<void> {
  const { read } = world.database;
  const lowBits = lowBitsOf(world);
  await sql`delete from lapse_runs where county = ${county}`.execute(read);
  for (let from = 0n; from < BigInt(world.holders); from += 100_000n)
    await sql`
      update accounts set posted = ${pointsOfALot}, version = version + 1
      where county = ${county} and posted = 0 and id & 1048575 = ${lowBits}
        and id >= (${firstHolder + from}::bigint << 20)
        and id < (${firstHolder + from + 100_000n}::bigint << 20)`.execute(read);
}

/** Awards through the product's queue at a county's pace. @returns milliseconds of each */
async function awardsFor(world: World, seconds: number): Promise<number[]> {
  const { database, clock, ids } = world;
  const size = { lanes: 2, batch: 250, capacity: 10_000 };
  const queue = createPostingQueue({ database, clock, ids, ...size });
  const until = performance.now() + seconds * 1_000;
  const latencies: number[] = [];
  const call = async () => {
    while (performance.now() < until) {
      const started = performance.now();
      await queue.post(county, nextAward(world));
      latencies.push(performance.now() - started);
      await pause(breathMs);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  await queue.stop();
  return latencies;
}

/** The journal rows alone: what no ledger on these indexes can be faster than. */
async function insertOnly(world: World, seconds: number): Promise<number> {
  const { database, clock, ids } = world;
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < seconds * 1_000) {
    const rows = Array.from({ length: batch }, () => {
      const id = ids.uuid();
      const lot = lotAccount(anyHolder(world), lastDay(world));
      return { id, key: uuidAt(clock.now(), id), lot, reason: uuidOf(`reason of ${id}`) };
    });
    const column = (of: (row: (typeof rows)[number]) => string | bigint) =>
      `{${rows.map(of).join(',')}}`;
    await sql`
      insert into bench_lapsed (county, id, key, kind, debit, credit, amount, reason,
        rule_version, at, credit_version, credit_posted)
      select ${county}, id, key, 1, lot, ${lapsedAccount(1)}, ${pointsOfALot}, reason, 0, now(), 1, 1
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ key }) => key)}::uuid[],
        ${column(({ lot }) => lot)}::bigint[], ${column(({ reason }) => reason)}::uuid[])
        as t (id, key, lot, reason)`.execute(database.read);
    done += rows.length;
  }
  return (done * 1_000) / (performance.now() - started);
}
