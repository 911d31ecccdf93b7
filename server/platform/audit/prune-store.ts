import { sql } from 'kysely';
import type { Read, Tx } from '../database.ts';
import type { Mark } from './signed-head.ts';

/** Counties that have a chain. */
export async function listChains(read: Read): Promise<number[]> {
  const rows = await read.selectFrom('audit_heads').select('county').orderBy('county').execute();
  return rows.map(({ county }) => county);
}

/**
 * The last entry of the beginning that is old enough, at most `limit` from where the chain begins now;
 * undefined while its first entry is to be kept. The newest entry stays in any case.
 */
export async function findLastToPrune(
  tx: Tx,
  county: number,
  { before, limit }: { before: Date; limit: number },
): Promise<Mark | undefined> {
  const { rows } = await sql<Mark>`
    with oldest as (
      select seq, hash, at < ${before}::timestamptz as over from audit_entries
      where county = ${county}::integer order by seq limit ${limit}::integer)
    select seq, hash from oldest
    where seq < coalesce((select min(seq) from oldest where not over), 9223372036854775807)
      and seq < (select max(seq) from audit_entries where county = ${county}::integer)
    order by seq desc limit 1`.execute(tx);
  return rows[0];
}

/** The stub of a county takes the place of the one before: that stood for a part of the same beginning. */
export async function setStub(
  tx: Tx,
  county: number,
  { seq, hash, note }: Mark & { note: string },
): Promise<void> {
  const stub = { seq, hash, note };
  await tx
    .insertInto('audit_stubs')
    .values({ county, ...stub })
    .onConflict((conflict) => conflict.column('county').doUpdateSet(stub))
    .execute();
}

/** @returns how many entries were deleted */
export async function deleteUpTo(tx: Tx, county: number, seq: bigint): Promise<number> {
  const gone = await tx
    .deleteFrom('audit_entries')
    .where('county', '=', county)
    .where('seq', '<=', seq)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
