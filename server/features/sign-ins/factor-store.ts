import type { Read, Tx } from '../../platform/database.ts';
import type { DeviceKind } from '../../platform/device.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Passkey } from './passkeys.ts';

const columns = [
  'id',
  'kind',
  'browser',
  'system',
  'credential',
  'transports',
  'added_at',
  'last_used_at',
] as const;

export async function listFactors(read: Read, { county }: Scope, staff: string) {
  return read
    .selectFrom('staff_factors')
    .select(columns)
    .where('county', '=', county)
    .where('staff', '=', staff)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

interface NewFactor {
  id: string;
  staff: string;
  device: DeviceKind;
  at: Date;
}

/** In place of the authenticator app before, if there was one. */
export async function setTotp(
  tx: Tx,
  { county }: Scope,
  { id, staff, device, at, sealed, step }: NewFactor & { sealed: string; step: number },
): Promise<void> {
  await tx
    .deleteFrom('staff_factors')
    .where('county', '=', county)
    .where('staff', '=', staff)
    .where('kind', '=', 'totp')
    .execute();
  await tx
    .insertInto('staff_factors')
    .values({
      county,
      id,
      staff,
      kind: 'totp',
      ...device,
      secret_sealed: sealed,
      last_step: BigInt(step),
      added_at: at,
    })
    .execute();
}

/** @returns false when somebody has this passkey already */
export async function insertPasskey(
  tx: Tx,
  { county }: Scope,
  { id, staff, device, at, passkey }: NewFactor & { passkey: Passkey },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('staff_factors')
    .values({
      county,
      id,
      staff,
      kind: 'passkey',
      ...device,
      credential: passkey.credential,
      public_key: passkey.publicKey,
      counter: BigInt(passkey.counter),
      transports: passkey.transports,
      added_at: at,
    })
    .onConflict((conflict) => conflict.constraint('staff_factors_credential_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function lockTotp(tx: Tx, { county }: Scope, staff: string) {
  return tx
    .selectFrom('staff_factors')
    .select(['id', 'secret_sealed', 'last_step'])
    .where('county', '=', county)
    .where('staff', '=', staff)
    .where('kind', '=', 'totp')
    .forUpdate()
    .executeTakeFirst();
}

export async function lockPasskey(tx: Tx, { county }: Scope, credential: string) {
  const row = await tx
    .selectFrom('staff_factors')
    .select(['id', 'staff', 'credential', 'public_key', 'counter', 'transports'])
    .where('county', '=', county)
    .where('credential', '=', credential)
    .forUpdate()
    .executeTakeFirst();
  if (row?.public_key == null || row.credential === null) return undefined;
  const known: Passkey = {
    credential: row.credential,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports ?? [],
  };
  return { id: row.id, staff: row.staff, known };
}

/** Remembers that a factor was used, and how far: its step or its count never goes back. */
export async function touchFactor(
  tx: Tx,
  { county }: Scope,
  used: { id: string; at: Date; step?: number; counter?: number },
): Promise<void> {
  await tx
    .updateTable('staff_factors')
    .set({
      last_used_at: used.at,
      ...(used.step === undefined ? {} : { last_step: BigInt(used.step) }),
      ...(used.counter === undefined ? {} : { counter: BigInt(used.counter) }),
    })
    .where('county', '=', county)
    .where('id', '=', used.id)
    .execute();
}

export async function deleteFactors(
  tx: Tx,
  { county }: Scope,
  { staff, only }: { staff: string; only?: string },
): Promise<void> {
  let deleting = tx
    .deleteFrom('staff_factors')
    .where('county', '=', county)
    .where('staff', '=', staff);
  if (only !== undefined) deleting = deleting.where('id', '=', only);
  await deleting.execute();
}

/** In place of those before. */
export async function setRecoveryCodes(
  tx: Tx,
  { county }: Scope,
  { staff, hashes, at }: { staff: string; hashes: readonly Buffer[]; at: Date },
): Promise<void> {
  await tx
    .deleteFrom('recovery_codes')
    .where('county', '=', county)
    .where('staff', '=', staff)
    .execute();
  if (hashes.length === 0) return;
  await tx
    .insertInto('recovery_codes')
    .values(hashes.map((code_hash) => ({ county, staff, code_hash, made_at: at })))
    .execute();
}

/** @returns whether it was one of this person's, not used before */
export async function spendRecoveryCode(
  tx: Tx,
  { county }: Scope,
  { staff, hash, at }: { staff: string; hash: Buffer; at: Date },
): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('county', '=', county)
    .where('code_hash', '=', hash)
    .where('staff', '=', staff)
    .where('used_at', 'is', null)
    .returning('staff')
    .executeTakeFirst();
  return used !== undefined;
}

export async function countRecoveryCodes(
  read: Read,
  { county }: Scope,
  staff: string,
): Promise<number> {
  const row = await read
    .selectFrom('recovery_codes')
    .select((select) => select.fn.countAll<bigint>().as('left'))
    .where('county', '=', county)
    .where('staff', '=', staff)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.left);
}
