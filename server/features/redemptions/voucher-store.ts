import { sql } from 'kysely';
import { plainArray } from '../../platform/array-literal.ts';
import { hourMs, localDate, startOfDay } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { missLimits } from './decide.ts';
import type { RedemptionRow } from './store.ts';

/** Codes at one counter are drawn, and missed, one after another. */
export async function lockCodesOf(tx: Tx, { county }: Scope, counter: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${county}, hashtext(${`codes at ${counter}`}))`.execute(
    tx,
  );
}

interface Shown {
  redemption: string;
  counter: string;
  codeHash: Buffer;
  digitsIndex: Buffer | null;
  expiresAt: Date;
}

/** Keeps a code in place of the one before. */
export async function keepVoucher(tx: Tx, { county }: Scope, shown: Shown): Promise<void> {
  const kind = shown.digitsIndex === null ? 'printed' : 'shown';
  const code = {
    code_hash: shown.codeHash,
    digits_index: shown.digitsIndex,
    expires_at: shown.expiresAt,
  };
  await tx
    .insertInto('vouchers')
    .values({ county, redemption: shown.redemption, kind, counter: shown.counter, ...code })
    .onConflict((conflict) => conflict.columns(['county', 'redemption', 'kind']).doUpdateSet(code))
    .execute();
}

/**
 * Which of these digits are in use at a counter. What has run out there is forgotten first, except what
 * somebody takes away at this moment: they hold others that this one would wait for.
 */
export async function findTaken(
  tx: Tx,
  { county }: Scope,
  { counter, indexes, now }: { counter: string; indexes: readonly Buffer[]; now: Date },
): Promise<Buffer[]> {
  await sql`
    delete from vouchers where county = ${county} and (redemption, kind) in (
      select redemption, kind from vouchers
      where county = ${county} and counter = ${counter} and expires_at <= ${now}
      for update skip locked)`.execute(tx);
  const rows = await tx
    .selectFrom('vouchers')
    .select('digits_index')
    .where('county', '=', county)
    .where('counter', '=', counter)
    .where('digits_index', 'in', [...indexes])
    .execute();
  return rows.flatMap(({ digits_index }) => digits_index ?? []);
}

/** Codes of what has ended are codes of nothing. */
export async function dropVouchers(
  tx: Tx,
  { county }: Scope,
  redemptions: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('vouchers')
    .where('county', '=', county)
    .where(sql<boolean>`redemption = any (${plainArray(redemptions)}::uuid[])`)
    .execute();
}

interface Code {
  counter: string;
  now: Date;
  codeHash: Buffer;
  /** Under each key that may have been used. */
  digitsIndexes: readonly Buffer[];
}

/**
 * What a code stands for at a counter. Wrong, too old, used and another counter's are the same: no row,
 * by the same statement.
 */
export function findByCode(
  tx: Tx,
  { county }: Scope,
  { counter, now, codeHash, digitsIndexes }: Code,
): Promise<RedemptionRow | undefined> {
  return tx
    .selectFrom('vouchers')
    .innerJoin('redemptions', (join) =>
      join
        .onRef('redemptions.county', '=', 'vouchers.county')
        .onRef('redemptions.id', '=', 'vouchers.redemption'),
    )
    .selectAll('redemptions')
    .where('vouchers.county', '=', county)
    .where('vouchers.counter', '=', counter)
    .where((where) =>
      where.or([
        where('vouchers.code_hash', '=', codeHash),
        where('vouchers.digits_index', 'in', [...digitsIndexes]),
      ]),
    )
    .where('vouchers.expires_at', '>', now)
    .where('redemptions.state', '=', 'reserved')
    .executeTakeFirst();
}

/** Codes that were typed at a counter and were none. */
export async function countMisses(
  tx: Tx,
  { county }: Scope,
  { counter, now }: { counter: string; now: Date },
): Promise<{ recent: number; today: number }> {
  const minutesAgo = new Date(now.getTime() - (missLimits.minutes * hourMs) / 60);
  const midnight = startOfDay(localDate(now));
  const row = await tx
    .selectFrom('voucher_misses')
    .select([
      sql<bigint>`count(*) filter (where at > ${minutesAgo})`.as('recent'),
      sql<bigint>`count(*) filter (where at >= ${midnight})`.as('today'),
    ])
    .where('county', '=', county)
    .where('counter', '=', counter)
    .where('at', '>', new Date(Math.min(minutesAgo.getTime(), midnight.getTime() - 1)))
    .executeTakeFirstOrThrow();
  return { recent: Number(row.recent), today: Number(row.today) };
}

export async function recordMiss(
  tx: Tx,
  { county }: Scope,
  miss: { id: string; counter: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('voucher_misses')
    .values({ county, ...miss })
    .execute();
}

/** Ends the card that a resident has; whether there was one. */
export async function endCard(tx: Tx, { county }: Scope, resident: string): Promise<boolean> {
  const ended = await tx
    .deleteFrom('resident_cards')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .returning('resident')
    .execute();
  return ended.length > 0;
}

/** Keeps a card in place of the one before. */
export async function keepCard(
  tx: Tx,
  { county }: Scope,
  { resident, codeHash, at }: { resident: string; codeHash: Buffer; at: Date },
): Promise<void> {
  const card = { code_hash: codeHash, made_at: at };
  await tx
    .insertInto('resident_cards')
    .values({ county, resident, ...card })
    .onConflict((conflict) => conflict.columns(['county', 'resident']).doUpdateSet(card))
    .execute();
}

/** Whose card it is, and where they live. */
export function findCard(
  tx: Tx,
  { county }: Scope,
  codeHash: Buffer,
): Promise<{ resident: string; grid: string | null } | undefined> {
  return tx
    .selectFrom('resident_cards')
    .innerJoin('residents', (join) =>
      join
        .onRef('residents.county', '=', 'resident_cards.county')
        .onRef('residents.id', '=', 'resident_cards.resident'),
    )
    .select(['resident_cards.resident', 'residents.grid'])
    .where('resident_cards.county', '=', county)
    .where('resident_cards.code_hash', '=', codeHash)
    .executeTakeFirst();
}
