import type { Cipher } from './cipher.ts';
import type { Clock } from './clock.ts';
import type { Read, Tx } from './database.ts';
import { BrokenSealError, kidOf } from './envelope.ts';
import type { Scope } from './scope.ts';

/** Where a sealed value stands: its column (`notices.words`) and the key of its row. */
export interface Place {
  field: string;
  row: string;
}

/** Seals for one holder. Of somebody whose key was erased nothing is kept: null. */
export type Sealer = (plain: string, place: Place) => string | null;

/** What opens the values of some holders; null for what was erased, or never said. */
export type Opener = (holder: string, sealed: string | null, place: Place) => string | null;

export interface Opening {
  deps: { cipher: Cipher };
  scope: { county: number };
}
export interface Sealing extends Opening {
  deps: { cipher: Cipher; clock: Clock };
}
/** Whoever reads sealed values, within their scope. */
export interface Reader extends Opening {
  scope: Scope;
}

export const aboutKey = (county: number, holder: string) => `data_keys.wrapped|${county}|${holder}`;
export const aboutValue = (county: number, { field, row }: Place) => `${field}|${county}|${row}`;

/** Sealers that a transaction has, or has asked for: their keys stay locked until it ends. */
const asked = new WeakMap<Tx, Map<string, Promise<Sealer>>>();

/** What the outbox delivers in one transaction is of more than one county. */
const nameOf = ({ scope: { county } }: Opening, holder: string) => `${county} ${holder}`;

function askedIn(tx: Tx): Map<string, Promise<Sealer>> {
  const known = asked.get(tx) ?? new Map<string, Promise<Sealer>>();
  asked.set(tx, known);
  return known;
}

/** After a change of keys in a transaction: what it asks for from now on is sealed with the new ones. */
export function forgetSealers(tx: Tx): void {
  asked.delete(tx);
}

/**
 * The sealer of one holder, for writing in this transaction. The key stays as it is until the
 * transaction ends: whoever changes or erases it waits. Asked for again it costs no statement.
 */
export function sealerOf(tx: Tx, by: Sealing, holder: string): Promise<Sealer> {
  const name = nameOf(by, holder);
  const known = askedIn(tx).get(name);
  if (known !== undefined) return known;
  const sealer = sealersOf(tx, by, [holder]).then((found) => found.get(holder) ?? (() => null));
  askedIn(tx).set(name, sealer);
  return sealer;
}

/** Whose keys a transaction itself has erased. */
const erased = new WeakMap<Tx, Set<string>>();

export function noteErased(tx: Tx, by: Opening, holder: string): void {
  erased.set(tx, (erased.get(tx) ?? new Set()).add(nameOf(by, holder)));
}

/**
 * Whether somebody else has erased a holder, so that nothing can be sealed for them any more; it stays as
 * it is until the transaction ends.
 */
export async function isErased(tx: Tx, by: Sealing, holder: string): Promise<boolean> {
  if (erased.get(tx)?.has(nameOf(by, holder))) return false;
  const seal = await sealerOf(tx, by, holder);
  return seal('', { field: 'data_keys.holder', row: holder }) === null;
}

/** Those of many holders who were erased; of the others that stays as it is until the transaction ends. */
export async function findErased(
  tx: Tx,
  by: Sealing,
  holders: readonly string[],
): Promise<Set<string>> {
  if (holders.length === 0) return new Set();
  const sealers = await sealersOf(tx, by, holders);
  const place = (row: string) => ({ field: 'data_keys.holder', row });
  return new Set(holders.filter((holder) => sealers.get(holder)?.('', place(holder)) === null));
}

/** Whether a holder’s keys were erased by now. */
export async function wasErased(read: Read, county: number, holder: string): Promise<boolean> {
  const row = await read
    .selectFrom('data_keys')
    .select('holder')
    .where('county', '=', county)
    .where('holder', '=', holder)
    .where('erased_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Sends for a holder's key together with what is asked for next; `sealerOf` waits for the answer. */
export function sendForKey(tx: Tx, by: Sealing, holder: string): void {
  // The transaction has the error too, and throws it.
  sealerOf(tx, by, holder).catch(() => {});
}

/** The same for many holders at once; who has no key yet is given one. */
export async function sealersOf(
  tx: Tx,
  by: Sealing,
  holders: readonly string[],
): Promise<Map<string, Sealer>> {
  const { county } = by.scope;
  const wanted = [...new Set(holders)].sort();
  const found = await lockCurrent(tx, county, wanted);
  const known = new Set(found.map(({ holder }) => holder));
  const missing = wanted.filter((holder) => !known.has(holder));
  if (missing.length > 0) {
    await insertKeys(tx, by, missing);
    // Somebody else may have been first: what stands in the database counts.
    found.push(...(await lockCurrent(tx, county, missing)));
  }
  return new Map(found.map((row) => [row.holder, sealerWith(by, row)]));
}

function sealerWith(
  { deps: { cipher }, scope: { county } }: Opening,
  { holder, wrapped }: { holder: string; wrapped: string | null },
): Sealer {
  if (wrapped === null) return () => null;
  const key = cipher.unwrap(wrapped, aboutKey(county, holder));
  return (plain, place) => key.seal(plain, aboutValue(county, place));
}

/** `for key share`: two who write for the same person do not wait for each other. */
async function lockCurrent(tx: Tx, county: number, holders: readonly string[]) {
  if (holders.length === 0) return [];
  return tx
    .selectFrom('data_keys')
    .select(['holder', 'wrapped'])
    .where('county', '=', county)
    .where('holder', 'in', [...holders])
    .where('retired_at', 'is', null)
    .orderBy('holder')
    .forKeyShare()
    .execute();
}

/** Draws keys for holders who have none; where somebody else was first, theirs stays. */
export async function insertKeys(
  read: Read,
  { deps: { cipher, clock }, scope: { county } }: Sealing,
  holders: readonly string[],
): Promise<void> {
  const made_at = clock.now();
  await read
    .insertInto('data_keys')
    .values(
      holders.map((holder) => {
        const { key, wrapped, wrappingKid } = cipher.drawKey(aboutKey(county, holder));
        return { county, holder, kid: key.kid, wrapped, wrapping_kid: wrappingKid, made_at };
      }),
    )
    .onConflict((conflict) =>
      conflict.columns(['county', 'holder']).where('retired_at', 'is', null).doNothing(),
    )
    .execute();
}

/** Opens what was sealed for these holders: one small read, however many values there are. */
export async function openerOf(
  read: Read,
  by: Opening,
  holders: readonly string[],
): Promise<Opener> {
  const wanted = [...new Set(holders)];
  if (wanted.length === 0) return openerWith(by, []);
  const rows = await read
    .selectFrom('data_keys')
    .select(['holder', 'kid', 'wrapped'])
    .where('county', '=', by.scope.county)
    .where('holder', 'in', wanted)
    .execute();
  return openerWith(by, rows);
}

function openerWith(
  { deps: { cipher }, scope: { county } }: Opening,
  rows: readonly { holder: string; kid: string; wrapped: string | null }[],
): Opener {
  const keys = Map.groupBy(rows, ({ holder }) => holder);
  return (holder, sealed, place) => {
    if (sealed === null) return null;
    const own = keys.get(holder) ?? [];
    const wrapped = own.find(({ kid }) => kid === kidOf(sealed))?.wrapped;
    const about = aboutValue(county, place);
    if (wrapped) return cipher.unwrap(wrapped, aboutKey(county, holder)).open(sealed, about);
    if (own.some((key) => key.wrapped === null)) return null;
    throw new BrokenSealError(about, 'no key of its holder sealed it');
  };
}
