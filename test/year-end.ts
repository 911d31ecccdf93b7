import { sweepCounty } from '../server/features/year-end/service.ts';
import { points, villageAccount } from '../server/ledger/account.ts';
import { giveAway } from '../server/ledger/service.ts';
import type { LocalDate } from '../server/platform/calendar.ts';
import { createCipher } from '../server/platform/cipher.ts';
import type { Database } from '../server/platform/database.ts';
import { seededRandom } from '../server/platform/ids.ts';
import { silentLog } from '../server/platform/log.ts';
import { type Books, lotUntil, newId } from './books.ts';
import { rulebook } from './county.ts';

/** The village of the tests that work on books alone. */
export const village = villageAccount(500n);

/** Makes the county of books one that jobs find, with a rule book that carries points over. */
export async function foundCounty(
  { database, county }: Books,
  { carryOver }: { carryOver?: number } = {},
): Promise<void> {
  const lapse = { kind: 'year_end', yearsAfter: 1, ...(carryOver && { carryOver }) };
  await database.pool.query(
    `insert into counties (county, name_zh, name_en, case_prefix, centre_lng, centre_lat, hotline)
     values ($1, '县', 'County', $2, 120, 28, '12345')`,
    [county, prefixOf(county)],
  );
  await database.pool.query(
    `insert into rulebooks (county, version, document, effective_from, published_at)
     values ($1, 1, $2, '2026-01-01', '2025-12-01')`,
    [county, JSON.stringify({ ...rulebook, lapse })],
  );
}

/** Two letters that no other of some hundred counties in a row has. */
const prefixOf = (county: number) =>
  String.fromCharCode(65 + (Math.floor(county / 26) % 26), 65 + (county % 26));

const random = seededRandom('sweeps of books');
/** A sweep seals nothing: what it leaves in the audit are figures. */
const cipher = createCipher({ dataKey: random(32), indexKey: random(32), suite: 'aes' });

interface Sweeping {
  batches?: { lots: number; accounts: number };
  /** Another way to the same database. */
  database?: Database;
  uuid?: () => string;
}

/** The night’s run over these books, a few keys in a transaction. */
export function sweepBooks(
  { clock, county, ...books }: Books,
  { batches = { lots: 3, accounts: 5 }, database = books.database, uuid = newId }: Sweeping = {},
): Promise<number> {
  const deps = { database, cipher, clock, ids: { uuid, digits, token: uuid }, log: silentLog };
  return sweepCounty(deps, county, batches);
}

const digits = () => {
  throw new Error('a sweep draws no digits');
};

/** Points of one lot for the village. */
export function giveToVillage(
  { database, clock, county }: Books,
  { holder, amount, until }: { holder: number; amount: number; until: LocalDate },
  gift = newId(),
): Promise<{ transfer: string } | undefined> {
  const at = clock.now();
  const lot = lotUntil(holder, until);
  return database.transact((tx) =>
    giveAway(tx, { county, lot, to: village, amount: points(amount), gift, at, newId }),
  );
}
