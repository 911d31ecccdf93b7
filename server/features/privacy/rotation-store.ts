import type { Selectable } from 'kysely';
import type { KeyRotations } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';

export type RotationKind = 'sealing' | 'wrapping' | 'people' | 'index';
export type RotationRow = Selectable<KeyRotations>;

/** Rotations that were begun and have not ended, of every county. */
export function listOpenRotations(read: Read, kind: RotationKind): Promise<RotationRow[]> {
  return read
    .selectFrom('key_rotations')
    .selectAll()
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .orderBy('county')
    .execute();
}

export async function listCounties(read: Read): Promise<number[]> {
  const rows = await read.selectFrom('counties').select('county').orderBy('county').execute();
  return rows.map(({ county }) => county);
}

/** Begins a rotation; one of the kind that was interrupted is gone on with. */
export async function beginRotation(
  read: Read,
  rotation: Pick<RotationRow, 'county' | 'id' | 'kid' | 'started_at'> & { kind: RotationKind },
): Promise<{ row: RotationRow; begun: boolean }> {
  const { county, kind } = rotation;
  const inserted = await read
    .insertInto('key_rotations')
    .values({ ...rotation, done: 0 })
    .onConflict((conflict) =>
      conflict.columns(['county', 'kind']).where('ended_at', 'is', null).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return { row: inserted, begun: true };
  const row = await read
    .selectFrom('key_rotations')
    .selectAll()
    .where('county', '=', county)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { row, begun: false };
}

interface Progress {
  county: number;
  id: string;
  kid: string | null;
  reached: string;
  count: number;
}

/** Notes in the transaction of a lot how far the rotation has come. */
export async function noteProgress(tx: Tx, { county, id, kid, reached, count }: Progress) {
  await tx
    .updateTable('key_rotations')
    .set((row) => ({ kid, reached, done: row('done', '+', count) }))
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

interface Ended {
  county: number;
  id: string;
  at: Date;
  /** Where lots did not count. */
  done?: number;
}

export async function endRotation(read: Read, { county, id, at, done }: Ended): Promise<void> {
  await read
    .updateTable('key_rotations')
    .set({ ended_at: at, ...(done === undefined ? {} : { done }) })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** The newest rotations of a county. */
export function listRotations(read: Read, county: number): Promise<RotationRow[]> {
  return read
    .selectFrom('key_rotations')
    .selectAll()
    .where('county', '=', county)
    .orderBy('started_at', 'desc')
    .limit(20)
    .execute();
}

/** Forgets the known value of keys that nothing needs any more: a server may start without them. */
export async function dropCanaries(
  read: Read,
  { county, purpose, kid }: { county: number; purpose: 'wrapping' | 'index'; kid: string },
): Promise<void> {
  await read
    .deleteFrom('key_canaries')
    .where('county', '=', county)
    .where('purpose', '=', purpose)
    .where('kid', '<>', kid)
    .execute();
}

/** Holders of keys after one, in the order of their ids. */
export async function listHolders(
  read: Read,
  county: number,
  { after, until, limit }: { after: string | null; until: Date; limit: number },
): Promise<string[]> {
  const rows = await read
    .selectFrom('data_keys')
    .select('holder')
    .where('county', '=', county)
    .where('retired_at', 'is', null)
    .where('erased_at', 'is', null)
    .where('made_at', '<', until)
    .$if(after !== null, (query) => query.where('holder', '>', after ?? ''))
    .orderBy('holder')
    .limit(limit)
    .execute();
  return rows.map(({ holder }) => holder);
}
