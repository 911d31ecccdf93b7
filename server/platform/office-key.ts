import { aboutKey, aboutValue, insertKeys, type Place, type Sealing } from './data-keys.ts';
import type { Database } from './database.ts';
import type { SealingKey } from './envelope.ts';
import { uuidOf } from './ids.ts';

/** Holder of what belongs to no single person: the answers kept for requests that are repeated. */
export const officeOf = (county: number) => uuidOf(`office of ${county}`);

/** Seals with the key of a county's office. */
export type OfficeSealer = (plain: string, place: Place) => string;

interface Office extends Sealing {
  deps: Sealing['deps'] & { database: Database };
}

/** How long a process goes on with the key that it has read. */
const keptMs = 10 * 60_000;
const known = new WeakMap<Database, Map<number, { key: Promise<SealingKey>; at: number }>>();

/**
 * The office's sealer. It is needed at nearly every request, so it is read once in a while, and never
 * inside a transaction: all of them could be waiting for the one connection that it needs. A key that
 * was replaced meanwhile is kept for as long as what it seals.
 */
export async function officeSealer({ deps, scope }: Office): Promise<OfficeSealer> {
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

async function readKey(office: Office): Promise<SealingKey> {
  const { cipher, database } = office.deps;
  const { county } = office.scope;
  const holder = officeOf(county);
  const current = () =>
    database.read
      .selectFrom('data_keys')
      .select('wrapped')
      .where('county', '=', county)
      .where('holder', '=', holder)
      .where('retired_at', 'is', null)
      .executeTakeFirst();
  if ((await current()) === undefined) await insertKeys(database.read, office, [holder]);
  const wrapped = (await current())?.wrapped;
  if (!wrapped) throw new Error(`the office of ${county} has no key`);
  return cipher.unwrap(wrapped, aboutKey(county, holder));
}
