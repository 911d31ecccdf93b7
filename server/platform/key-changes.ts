import { sql } from 'kysely';
import { officeOf, passingOf } from './county-holders.ts';
import {
  aboutKey,
  aboutValue,
  forgetSealers,
  noteErased,
  type Opening,
  type Place,
  type Sealing,
} from './data-keys.ts';
import type { Read, Tx } from './database.ts';
import { BrokenSealError, kidOf } from './envelope.ts';

/** Messages of the outbox that hold something sealed. */
const sealedTopics = [
  'notice',
  'phone_changed',
  'age_settled',
  'points_lapse',
  'minor_points_lapse',
];

/** Minutes for which a key that was replaced can still open: for readers that were under way. */
const retiredMinutes = 10;

/**
 * Erases a holder's keys: what they sealed stays closed for good, in copies of the database too once
 * the key that wrapped them is destroyed.
 */
export async function eraseKeys(tx: Tx, by: Sealing, holder: string): Promise<void> {
  const { county } = by.scope;
  await lockKeys(tx, county, holder);
  noteErased(tx, by, holder);
  await tx
    .deleteFrom('data_keys')
    .where('county', '=', county)
    .where('holder', '=', holder)
    .where('retired_at', 'is not', null)
    .execute();
  await tx
    .updateTable('data_keys')
    .set({ wrapped: null, wrapping_kid: null, erased_at: by.deps.clock.now() })
    .where('county', '=', county)
    .where('holder', '=', holder)
    .where('erased_at', 'is', null)
    .execute();
}

/** Under a lock that whoever seals for this holder waits for, and is waited for. */
export function lockKeys(tx: Tx, county: number, holder: string) {
  forgetSealers(tx);
  return tx
    .selectFrom('data_keys')
    .select(['kid', 'wrapped', 'retired_at'])
    .where('county', '=', county)
    .where('holder', '=', holder)
    .orderBy('made_at')
    .forUpdate()
    .execute();
}

/** Opens with a key of before and seals with the new one. */
export type Reseal = (sealed: string, place: Place) => string;

/**
 * Gives a holder a new data key. Whoever writes for the holder waits until the transaction ends, and
 * then seals with the new key; what the old one sealed the caller seals anew in this transaction.
 *
 * @returns undefined for a holder without a key, or whose key was erased
 */
export async function changeKey(
  tx: Tx,
  { deps: { cipher, clock }, scope: { county } }: Sealing,
  holder: string,
): Promise<Reseal | undefined> {
  const about = aboutKey(county, holder);
  const rows = await lockKeys(tx, county, holder);
  if (!rows.some(({ retired_at, wrapped }) => retired_at === null && wrapped !== null))
    return undefined;
  const at = clock.now();
  await tx
    .updateTable('data_keys')
    .set({ retired_at: at })
    .where('county', '=', county)
    .where('holder', '=', holder)
    .where('retired_at', 'is', null)
    .execute();
  const { key, wrapped, wrappingKid } = cipher.drawKey(about);
  await tx
    .insertInto('data_keys')
    .values({ county, holder, kid: key.kid, wrapped, wrapping_kid: wrappingKid, made_at: at })
    .execute();
  return (sealed, place) => {
    const value = aboutValue(county, place);
    const sealedBy = rows.find(({ kid }) => kid === kidOf(sealed))?.wrapped;
    if (!sealedBy) throw new BrokenSealError(value, 'no key of its holder sealed it');
    return key.seal(cipher.unwrap(sealedBy, about).open(sealed, value), value);
  };
}

/**
 * Deletes keys that were replaced long enough ago, but not while a message may be on its way that one
 * of them sealed. The office's stay: what they sealed in the audit is never sealed anew; passing ones as
 * long as what they sealed.
 */
export async function dropRetiredKeys(
  read: Read,
  { county, now }: { county: number; now: Date },
): Promise<void> {
  await read
    .deleteFrom('data_keys')
    .where('county', '=', county)
    .where('holder', 'not in', [officeOf(county), passingOf(county)])
    .where('retired_at', '<', new Date(now.getTime() - retiredMinutes * 60_000))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.county', '=', 'data_keys.county')
            .where('outbox.topic', 'in', sealedTopics)
            .where('outbox.delivered_at', 'is', null)
            // One that was tried in vain for the last time keeps no key.
            .where('outbox.given_up_at', 'is', null)
            .whereRef('outbox.at', '<=', 'data_keys.retired_at'),
        ),
      ),
    )
    .execute();
}

/**
 * Wraps a lot of data keys anew with the current key. Whoever seals with one of them at this moment
 * is not in the way: the data key stays the same.
 *
 * @returns the last holder and how many there were; undefined when none is left
 */
export async function rewrapLot(
  tx: Tx,
  { deps: { cipher }, scope: { county } }: Opening,
  limit: number,
): Promise<{ last: string; count: number } | undefined> {
  const [, ...others] = cipher.wrappingKids;
  if (others.length === 0) return undefined;
  const rows = await tx
    .selectFrom('data_keys')
    .select(['holder', 'kid', 'wrapped'])
    .where('county', '=', county)
    .where('wrapping_kid', 'in', others)
    .orderBy('holder')
    .limit(limit)
    .forNoKeyUpdate()
    .execute();
  const last = rows.at(-1)?.holder;
  if (last === undefined) return undefined;
  const anew = rows.map(({ holder, wrapped }) =>
    cipher.rewrap(wrapped ?? '', aboutKey(county, holder)),
  );
  await sql`
    update data_keys k set wrapped = v.wrapped, wrapping_kid = ${cipher.wrappingKids[0]}
    from unnest(
      ${rows.map(({ holder }) => holder)}::uuid[],
      ${rows.map(({ kid }) => kid)}::text[],
      ${anew.map(({ wrapped }) => wrapped)}::text[]
    ) as v (holder, kid, wrapped)
    where k.county = ${county} and k.holder = v.holder and k.kid = v.kid`.execute(tx);
  return { last, count: rows.length };
}
