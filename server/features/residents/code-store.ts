import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Requests for one phone are counted one after another. */
export async function lockPhone(tx: Tx, scope: Scope, indexes: readonly Buffer[]): Promise<void> {
  const keys = indexes.map((index) => index.readInt32BE(0)).sort((a, b) => a - b);
  for (const key of keys)
    await sql`select pg_advisory_xact_lock(${scope.county}, ${key})`.execute(tx);
}

export interface SentCode {
  at: Date;
  /** Somebody tried it and was wrong. */
  tried: boolean;
}

/** Codes sent to a phone since then, newest first. */
export async function listSent(
  tx: Tx,
  scope: Scope,
  { indexes, since }: { indexes: readonly Buffer[]; since: Date },
): Promise<SentCode[]> {
  const rows = await tx
    .selectFrom('sign_in_codes')
    .select(['created_at', 'tries'])
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...indexes])
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ created_at, tries }) => ({ at: created_at, tried: tries > 0 }));
}

export async function insertCode(
  tx: Tx,
  scope: Scope,
  code: {
    id: string;
    phoneIndex: Buffer;
    codeHash: Buffer;
    at: Date;
    expiresAt: Date;
    askedFrom: Buffer | null;
  },
): Promise<void> {
  await tx
    .insertInto('sign_in_codes')
    .values({
      county: scope.county,
      id: code.id,
      phone_index: code.phoneIndex,
      code_hash: code.codeHash,
      created_at: code.at,
      expires_at: code.expiresAt,
      asked_from: code.askedFrom,
    })
    .execute();
}

export interface UsableCode {
  id: string;
  codeHash: Buffer;
  tries: number;
  askedFrom: Buffer | null;
}

/** The newest usable code of a phone, under lock so that tries are counted one by one. */
export async function lockNewestCode(
  tx: Tx,
  scope: Scope,
  { indexes, now }: { indexes: readonly Buffer[]; now: Date },
): Promise<UsableCode | undefined> {
  const row = await tx
    .selectFrom('sign_in_codes')
    .select(['id', 'code_hash', 'tries', 'asked_from'])
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...indexes])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && { id: row.id, codeHash: row.code_hash, tries: row.tries, askedFrom: row.asked_from }
  );
}

export async function countTry(tx: Tx, scope: Scope, id: string): Promise<void> {
  await tx
    .updateTable('sign_in_codes')
    .set((set) => ({ tries: set('tries', '+', 1) }))
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .execute();
}

/** Whoever has signed in has no use for the codes sent before. */
export async function endCodes(
  tx: Tx,
  scope: Scope,
  { indexes, usedAt }: { indexes: readonly Buffer[]; usedAt: Date },
): Promise<void> {
  await tx
    .updateTable('sign_in_codes')
    .set({ used_at: usedAt })
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...indexes])
    .where('used_at', 'is', null)
    .execute();
}

/** Spends a puzzle; false where its answer was used before. */
export async function spendPuzzle(
  tx: Tx,
  scope: Scope,
  { puzzle, expiresAt }: { puzzle: Buffer; expiresAt: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('spent_puzzles')
    .values({ county: scope.county, puzzle, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('puzzle')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody has signed in by this phone on this device before; asked alike of every phone. */
export async function isKnownDevice(
  tx: Tx,
  scope: Scope,
  { phones, devices }: { phones: readonly Buffer[]; devices: readonly Buffer[] },
): Promise<boolean> {
  // A caller without a device is known to nobody.
  if (devices.length === 0) return false;
  const row = await tx
    .selectFrom('known_devices')
    .select('signed_in_at')
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...phones])
    .where('device_index', 'in', [...devices])
    .executeTakeFirst();
  return row !== undefined;
}

/** Nobody is known any more by a phone that leads to nobody. */
export async function forgetDevices(
  tx: Tx,
  { county }: Scope,
  indexes: readonly Buffer[],
): Promise<void> {
  await tx
    .deleteFrom('known_devices')
    .where('county', '=', county)
    .where('phone_index', 'in', [...indexes])
    .execute();
}

export async function rememberDevice(
  tx: Tx,
  { county }: Scope,
  { phoneIndex, deviceIndex, at }: { phoneIndex: Buffer; deviceIndex: Buffer | null; at: Date },
): Promise<void> {
  if (deviceIndex === null) return;
  await tx
    .insertInto('known_devices')
    .values({ county, phone_index: phoneIndex, device_index: deviceIndex, signed_in_at: at })
    .onConflict((conflict) =>
      conflict.constraint('known_devices_pk').doUpdateSet({ signed_in_at: at }),
    )
    .execute();
}
