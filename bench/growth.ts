import { sql } from 'kysely';
import { lotAccount, poolAccount } from '../server/ledger/account.ts';
import { postThroughQueue } from './award-load.ts';
import type { Bench } from './bench.ts';
import { county, firstHolder, lapsesOn, pool, type World } from './world.ts';

const callers = 256;

export const growth: Bench = {
  name: 'growth',
  promise:
    'posting through the queue with ten million transfers there before (awards/s) ÷ within the first million (awards/s); each side its own table, taken in turn',
  goal: 0.8,
  better: 'higher',
  seconds: 4,
  async prepare(world) {
    const rows = world.grownTransfers;
    await makeGrown(world, rows);
    return {
      ours: async (seconds) => {
        await use(world, 'grown');
        return (await postThroughQueue(world, { callers, seconds })).perSecond;
      },
      reference: async (seconds) => {
        await use(world, 'young');
        return (await postThroughQueue(world, { callers, seconds })).perSecond;
      },
      notes: () => ({ transfersBefore: rows }),
    };
  },
};

/** A second journal beside the young one, filled in the order of time, as the years would. */
async function makeGrown({ database }: World, rows: number): Promise<void> {
  const { read } = database;
  await sql`create table grown_transfers (like transfers including all)`.execute(read);
  const credit = lotAccount(firstHolder, lapsesOn);
  for (let done = 0; done < rows; done += 1_000_000)
    await sql`
      insert into grown_transfers (county, id, key, kind, debit, credit, amount, reason, rule_version,
        at, credit_version, credit_posted)
      select ${county}, uuidv7(age), uuidv7(age), 1, ${poolAccount(pool, 1)}::bigint,
        ${credit}::bigint + ((row % 900000) << 20), 3, gen_random_uuid(), 1, now() + age, 1, 3
      from (
        select row, make_interval(secs => row * 3.0 - ${rows} * 3.0) as age
        from generate_series(${done + 1}::bigint, ${Math.min(rows, done + 1_000_000)}::bigint) row
      ) years`.execute(read);
  await sql`vacuum analyze grown_transfers`.execute(read);
  await sql`alter table transfers rename to young_transfers`.execute(read);
  await sql`alter table grown_transfers rename to transfers`.execute(read);
}

let inUse: 'grown' | 'young' = 'grown';

/** Lets the product's journal be the one or the other. */
async function use({ database }: World, wanted: 'grown' | 'young'): Promise<void> {
  if (inUse === wanted) return;
  const { read } = database;
  await sql`alter table transfers rename to ${sql.table(`${inUse}_transfers`)}`.execute(read);
  await sql`alter table ${sql.table(`${wanted}_transfers`)} rename to transfers`.execute(read);
  inUse = wanted;
}
