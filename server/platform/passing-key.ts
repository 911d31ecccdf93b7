import { dayMs } from './calendar.ts';
import { officeOf, passingOf } from './county-holders.ts';
import {
  aboutKey,
  aboutValue,
  insertKeys,
  type Opening,
  openerOf,
  type Place,
  type Sealing,
} from './data-keys.ts';
import type { Database, Read } from './database.ts';
import { BrokenSealError, type SealingKey } from './envelope.ts';
import { changeKey } from './key-changes.ts';

/** Seals with the passing key of a county. */
export type PassingSealer = (plain: string, place: Place) => string;

interface Passing extends Sealing {
  deps: Sealing['deps'] & { database: Database };
}

/** How long a process goes on with the key that it has read. */
const keptMs = 10 * 60_000;
const known = new WeakMap<Database, Map<number, { key: Promise<SealingKey>; at: number }>>();

/**
 * The sealer of passing values. It is needed at nearly every request, so its key is read once in a
 * while, and never inside a transaction: all of them could be waiting for the one connection that it
 * needs. A key that was replaced meanwhile is kept for longer than what it seals.
 */
export async function passingSealer({ deps, scope }: Passing): Promise<PassingSealer> {
  const { county } = scope;
  const counties = known.get(deps.database) ?? new Map();
  known.set(deps.database, counties);
  const now = deps.clock.now().getTime();
  let found = counties.get(county);
  if (found === undefined || Math.abs(now - found.at) >= keptMs) {
    found = { key: readKey({ deps, scope }), at: now };
    counties.set(county, found);
    found.key.catch(() => counties.delete(county));
  }
  const key: SealingKey = await found.key;
  return (plain, place) => key.seal(plain, aboutValue(county, place));
}

async function readKey(passing: Passing): Promise<SealingKey> {
  const { cipher, database } = passing.deps;
  const { county } = passing.scope;
  const holder = passingOf(county);
  const current = () => findCurrent(database.read, county);
  if ((await current()) === undefined) await insertKeys(database.read, passing, [holder]);
  const wrapped = (await current())?.wrapped;
  if (!wrapped) throw new Error(`${county} has no passing key`);
  return cipher.unwrap(wrapped, aboutKey(county, holder));
}

const findCurrent = (read: Read, county: number) =>
  read
    .selectFrom('data_keys')
    .select(['wrapped', 'made_at'])
    .where('county', '=', county)
    .where('holder', '=', passingOf(county))
    .where('retired_at', 'is', null)
    .executeTakeFirst();

/** Opens passing values; null for what was never said. */
export type PassingOpener = (sealed: string | null, place: Place) => string | null;

/** What opens what is kept for a while; what was kept before there were passing keys the office's opens. */
export async function passingOpener(read: Read, by: Opening): Promise<PassingOpener> {
  const { county } = by.scope;
  const holders = [passingOf(county), officeOf(county)] as const;
  const open = await openerOf(read, by, holders);
  return (sealed, place) => {
    try {
      return open(holders[0], sealed, place);
    } catch (error) {
      if (!(error instanceof BrokenSealError)) throw error;
      return open(holders[1], sealed, place);
    }
  };
}

/** Opens one of them. */
export async function openPassing(
  read: Read,
  by: Opening,
  { sealed, place }: { sealed: string | null; place: Place },
): Promise<string | null> {
  return (await passingOpener(read, by))(sealed, place);
}

const changedAfterMs = 7 * dayMs;

/**
 * Gives a county another passing key once a week, and deletes those that were replaced so long ago that
 * everything they sealed has expired: an answer of somebody who was erased meanwhile opens in no copy of
 * the database then, once the key from outside that wrapped it is destroyed. Each night.
 */
export async function changePassingKey(
  { database, ...sealing }: Passing['deps'],
  { county, keptDays }: { county: number; keptDays: number },
): Promise<void> {
  const now = sealing.clock.now().getTime();
  const holder = passingOf(county);
  const current = await findCurrent(database.read, county);
  if (current !== undefined && now - current.made_at.getTime() >= changedAfterMs) {
    const by = { deps: sealing, scope: { county } };
    await database.transact((tx) => changeKey(tx, by, holder));
  }
  // A day more: a process may have gone on with it, and what it sealed is deleted once a night.
  await database.read
    .deleteFrom('data_keys')
    .where('county', '=', county)
    .where('holder', '=', holder)
    .where('retired_at', '<', new Date(now - (keptDays + 1) * dayMs))
    .execute();
}
