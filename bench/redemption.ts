import { sql } from 'kysely';
import { createReservationQueue } from '../server/features/redemptions/service.ts';
import { lotAccount, merchantAccount } from '../server/ledger/account.ts';
import { createCipher } from '../server/platform/cipher.ts';
import { insertKeys, type Sealing } from '../server/platform/data-keys.ts';
import { createFolderFiles } from '../server/platform/files.ts';
import { seededRandom, uuidOf } from '../server/platform/ids.ts';
import { silentLog } from '../server/platform/log.ts';
import { isRefusal } from '../server/platform/refusal.ts';
import { makeScope } from '../server/platform/scope.ts';
import type { Deps } from '../server/platform/use-case.ts';
import { type Bench, rounded, type Side } from './bench.ts';
import { loadDriver, runLoad } from './pgbench.ts';
import { county, firstHolder, lapsesOn, type World } from './world.ts';

const callers = 2_000;
/** Pieces for a second of a round: about one for fifty requests, as when a county hears of a new reward. */
const piecesPerSecond = 400;
const price = 10;
/** Who has points, and how many they have: enough for every round. */
const mostResidents = 50_000;
const keysAtOnce = 5_000;

export const redemption: Bench = {
  name: 'redemption',
  promise:
    'requests decided for one hot reward of which about one in fifty finds a piece, each held with points, audit and kept answer, 2,000 callers (decisions/s) ÷ one conditional update of a stock row for each request that finds a piece, 64 clients (updates/s)',
  goal: 15,
  better: 'higher',
  also: { note: 'oversold', atMost: 0 },
  seconds: 5,
  async prepare(world) {
    const deps = depsOf(world);
    const residents = await makeResidents(world, { deps, scope: { county } });
    const shelf = await makeShelf(world);
    await makeStockRow(world);
    const figures = { reserved: 0, reservedPerSecond: 0, oversold: 0, offered: 0 };
    let next = 0;
    const ours: Side = async (seconds) => {
      const pieces = Math.max(20, Math.round(seconds * piecesPerSecond));
      await shelf.fill(pieces);
      const run = await drive(deps, { seconds, residents, offer: shelf.offer, from: next });
      next += run.decided;
      figures.offered += pieces;
      figures.reserved += run.reserved;
      figures.reservedPerSecond = run.reserved / run.seconds;
      figures.oversold = Math.max(0, (await shelf.countReserved()) - figures.offered);
      return run.decided / run.seconds;
    };
    return {
      ours,
      reference: async (seconds) => (await runLoad(world, oneByOne, seconds)).perSecond,
      notes: () => ({
        oversold: figures.oversold,
        pieces: figures.offered,
        reserved: figures.reserved,
        reservedPerSecond: rounded(figures.reservedPerSecond),
      }),
      driver: loadDriver(),
    };
  },
};

const oneByOne = {
  clients: 64,
  script: 'update bench_stock set held = held + 1 where id = 1 and held < on_hand;',
};

async function makeStockRow({ database }: World): Promise<void> {
  await database.pool.query(`
    create table if not exists bench_stock (id integer primary key, on_hand integer, held integer)
      with (fillfactor = 50);
    insert into bench_stock values (1, 2000000000, 0) on conflict do nothing`);
}

function depsOf({ database, clock, ids, folder }: World): Deps {
  const keys = { dataKey: seededRandom('data')(32), indexKey: seededRandom('index')(32) };
  return {
    database,
    clock,
    ids,
    cipher: createCipher({ ...keys, suite: 'aes' }),
    files: createFolderFiles(folder),
    log: silentLog,
    wakeOutbox: () => {},
  };
}

/** Residents whose lots hold points: those of the world's first holders. */
async function makeResidents({ database, holders }: World, by: Sealing): Promise<string[]> {
  const count = Math.min(holders, mostResidents);
  const lowBits = lotAccount(1n, lapsesOn) & 0xfffffn;
  await sql`
    insert into residents (county, id, holder_no, phone_index, registered_at)
    select ${county}, gen_random_uuid(), ${firstHolder}::bigint + n, int4send(n), now()
    from generate_series(0, ${count - 1}::integer) n`.execute(database.read);
  await sql`
    update accounts set posted = 1000000
    where county = ${county} and id between (${firstHolder}::bigint << 20) | ${lowBits}::bigint
      and ((${firstHolder}::bigint + ${count - 1}::bigint) << 20) | ${lowBits}::bigint`.execute(
    database.read,
  );
  const rows = await database.read
    .selectFrom('residents')
    .select('id')
    .where('county', '=', county)
    .execute();
  const ids = rows.map(({ id }) => id);
  // Whoever has registered has a key.
  for (let from = 0; from < ids.length; from += keysAtOnce)
    await insertKeys(database.read, by, ids.slice(from, from + keysAtOnce));
  return ids;
}

/** A counter whose shelf is filled for each round, and how many pieces of it were ever reserved. */
async function makeShelf({ database: { read } }: World) {
  const [reward, counter, offer, batch] = ['reward', 'counter', 'offer', 'batch'].map((what) =>
    uuidOf(`bench ${what}`),
  ) as [string, string, string, string];
  const area = `${county}000000`;
  const both = { name_zh: '大米', name_en: 'rice' };
  await read
    .insertInto('areas')
    .values({ county, code: area, level: 'county', ...both, ring: '[]' })
    .execute();
  await read
    .insertInto('rewards')
    .values({
      ...{ county, id: reward, kind: 'goods', ...both, words_zh: '一袋', words_en: 'a bag' },
      ...{ value: price, prices: JSON.stringify([{ from: 0, points: price }]), pools: [] },
      ...{ month_days: [], hold_hours: 48, listed: true, changed_at: new Date(0) },
    })
    .execute();
  const { holder_no } = await read
    .insertInto('counters')
    .values({
      ...{ county, id: counter, ...both, merchant_zh: '超市', merchant_en: 'shop', area },
      ...{ place: '老街', hours_zh: '8–18', hours_en: '8–18', opened_at: new Date(0) },
    })
    .returning('holder_no')
    .executeTakeFirstOrThrow();
  await read
    .insertInto('accounts')
    .values({ county, id: merchantAccount(holder_no) })
    .execute();
  await read.insertInto('offers').values({ county, id: offer, reward, counter }).execute();
  const shelved = { county, id: batch, offer, label: 'all', supplied_by: 'pool', on_hand: 0 };
  await read
    .insertInto('stock_batches')
    .values({ ...shelved, received_at: new Date(0) })
    .execute();
  return {
    offer,
    fill: async (pieces: number) => {
      await sql`update stock_batches set on_hand = on_hand + ${pieces} where id = ${batch}`.execute(
        read,
      );
      await sql`update offers set on_hand = on_hand + ${pieces} where id = ${offer}`.execute(read);
      await sql`analyze redemptions, residents, offers, accounts`.execute(read);
    },
    countReserved: async () => {
      const { rows } = await sql<{ count: bigint }>`
        select count(*) as count from redemptions where county = ${county}`.execute(read);
      return Number(rows[0]?.count ?? 0n);
    },
  };
}

interface Drive {
  seconds: number;
  residents: readonly string[];
  offer: string;
  /** Requests that were made before: the next resident is whose turn it is. */
  from: number;
}

/** So many callers, each asking for a piece for one resident after another through the product's queue. */
async function drive(deps: Deps, { seconds, residents, offer, from }: Drive) {
  const queue = createReservationQueue(deps);
  const started = performance.now();
  const until = started + seconds * 1_000;
  const done = { decided: 0, reserved: 0 };
  let asked = from;
  const call = async () => {
    while (performance.now() < until) {
      const number = asked++;
      const resident = residents[number % residents.length] ?? '';
      const scope = makeScope({ county, actor: { kind: 'resident', id: resident }, areas: [] });
      const fingerprint = `reserve ${offer}`;
      const ask = { scope, language: 'zh', requestId: `bench-${number}`, fingerprint } as const;
      const outcome = await queue.reserve(ask, { resident, offer, account: 'own', staff: null });
      done.decided += 1;
      if (!isRefusal(outcome)) done.reserved += 1;
      else if (outcome.code !== 'sold_out') throw new Error(`refused: ${outcome.code}`);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  await queue.drain();
  return { ...done, seconds: (performance.now() - started) / 1_000 };
}
