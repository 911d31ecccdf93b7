import { sql } from 'kysely';
import { type Database, openDatabase, type Tx } from '../server/platform/database.ts';
import { county as reportingCounty } from '../test/county.ts';
import type { Bench } from './bench.ts';
import { makeReporters, reporting, startServer } from './report.ts';
import type { World } from './world.ts';

/** Who connects where the wall stands: no superuser and no owner, or PostgreSQL looks away. */
const guest = 'behind_the_wall';

/**
 * A second wall that the product does not have: PostgreSQL itself hides the rows of other counties. Both
 * servers work on the same tables; whether the wall stands depends on who is connected.
 */
export const countyWall: Bench = {
  name: 'county-wall',
  promise:
    'a resident’s report over HTTP with row-level security by county on every table, 16 callers (reports/s) ÷ the same without it (reports/s)',
  goal: 0.9,
  better: 'higher',
  seconds: 5,
  async prepare(world) {
    const tokens = await makeReporters(world);
    const notes = { shareThatEarns: 0, tables: await buildWall(world) };
    const walled = openWalled(world);
    await assertWalled(walled);
    const [behind, before] = [
      await startServer(world, { database: walled }),
      await startServer(world),
    ];
    return {
      ours: reporting(world, { address: behind.address, tokens, notes }),
      reference: reporting(world, { address: before.address, tokens, notes }),
      notes: () => notes,
      close: async () => {
        await behind.close();
        await before.close();
        await walled.close();
      },
    };
  },
};

/** A policy on every table that has a county; how many those are. */
async function buildWall({ database }: World): Promise<number> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and a.attname = 'county' and c.relname <> 'counties'`.execute(database.read);
  await database.pool.query(`create role ${guest} login;
    grant all on all tables in schema public to ${guest};
    grant all on all sequences in schema public to ${guest}`);
  for (const { name } of rows)
    await database.pool.query(`alter table ${name} enable row level security;
      create policy one_county on ${name} to ${guest}
        using (county = (select nullif(current_setting('pingan.county', true), '')::integer))`);
  return rows.length;
}

/** Each transaction says which county it is for, together with its first statement. */
function openWalled({ connection }: World): Database {
  const user = { ...connection, user: guest };
  const onError = () => {};
  const database = openDatabase({ connection: user, connections: 24, onError });
  // Reads outside a transaction would say it when a connection is lent; here all are of one county.
  database.pool.on('connect', (client) => void client.query(naming));
  const transact = <T>(work: (tx: Tx) => Promise<T>) =>
    database.transact((tx) => {
      const named = sql`select set_config('pingan.county', ${String(reportingCounty)}, true)`;
      return Promise.all([named.execute(tx), work(tx)]).then(([, done]) => done);
    });
  return { ...database, transact };
}

const naming = `set pingan.county = ${reportingCounty}`;

/** What is hidden is measured, not what is believed to be. */
async function assertWalled({ transact }: Database): Promise<void> {
  await transact(async (tx) => {
    await sql`select set_config('pingan.county', '1', true)`.execute(tx);
    const seen = await tx.selectFrom('residents').select('id').limit(1).execute();
    if (seen.length > 0) throw new Error('row-level security hides nothing');
  });
}
