import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface WayRow {
  id: string;
  provider: string;
  secretsSealed: string;
  foundSealed: string | null;
  expiresAt: Date;
  returnedAt: Date | null;
  endedAt: Date | null;
}

export async function insertWay(
  tx: Tx,
  scope: Scope,
  way: {
    id: string;
    provider: string;
    stateHash: Buffer;
    deviceIndex: Buffer;
    secretsSealed: string;
    at: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('identity_ways')
    .values({
      county: scope.county,
      id: way.id,
      provider: way.provider,
      state_hash: way.stateHash,
      device_index: way.deviceIndex,
      secrets_sealed: way.secretsSealed,
      started_at: way.at,
      expires_at: way.expiresAt,
    })
    .execute();
}

/** A way that this device began, under lock: it is taken by one request, however often it is sent. */
export async function lockWay(
  tx: Tx,
  scope: Scope,
  { stateHash, devices }: { stateHash: Buffer; devices: readonly Buffer[] },
): Promise<WayRow | undefined> {
  return tx
    .selectFrom('identity_ways')
    .select([
      'id',
      'provider',
      'secrets_sealed as secretsSealed',
      'found_sealed as foundSealed',
      'expires_at as expiresAt',
      'returned_at as returnedAt',
      'ended_at as endedAt',
    ])
    .where('county', '=', scope.county)
    .where('state_hash', '=', stateHash)
    .where('device_index', 'in', [...devices])
    .forUpdate()
    .executeTakeFirst();
}

export async function changeWay(
  tx: Tx,
  scope: Scope,
  {
    id,
    ...change
  }: { id: string; returned_at?: Date; found_sealed?: string | null; ended_at?: Date },
): Promise<void> {
  await tx
    .updateTable('identity_ways')
    .set(change)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .execute();
}

export async function findBound(
  read: Read,
  scope: Scope,
  { provider, subjects }: { provider: string; subjects: readonly Buffer[] },
): Promise<string | undefined> {
  const row = await read
    .selectFrom('identities')
    .select('resident')
    .where('county', '=', scope.county)
    .where('provider', '=', provider)
    .where('subject_index', 'in', [...subjects])
    .executeTakeFirst();
  return row?.resident;
}

/** Accounts with providers that a resident signs in by. */
export const listBound = (read: Read, scope: Scope, resident: string) =>
  read
    .selectFrom('identities')
    .select(['provider', 'bound_at as boundAt'])
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .orderBy('bound_at')
    .execute();

/** Binds an account; false where the account or the resident is bound to another already. */
export async function bind(
  tx: Tx,
  scope: Scope,
  identity: {
    id: string;
    resident: string;
    provider: string;
    subjectIndex: Buffer;
    subjectSealed: string | null;
    at: Date;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('identities')
    .values({
      county: scope.county,
      id: identity.id,
      resident: identity.resident,
      provider: identity.provider,
      subject_index: identity.subjectIndex,
      subject_sealed: identity.subjectSealed,
      bound_at: identity.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
