import { sql } from 'kysely';
import { plainArray } from '../array-literal.ts';
import type { Read } from '../database.ts';

export interface OwnPlace {
  seq: bigint;
  chainedAt: string;
  previous: Buffer;
  hash: Buffer;
}

/** The places of entries in the chain, by id. */
export async function findOwn(
  read: Read,
  county: number,
  ids: readonly string[],
): Promise<Map<string, OwnPlace>> {
  const { rows } = await sql<OwnPlace & { id: string }>`
    select id, seq, extract(epoch from chained_at)::text as "chainedAt", previous, hash
    from audit_entries
    where county = ${county}::integer and id = any (${plainArray(ids)}::uuid[])`.execute(read);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** The hash at a place of the chain; `pruned` where a stub stands for it. */
export async function findPlace(
  read: Read,
  county: number,
  seq: bigint,
): Promise<Buffer | 'pruned' | undefined> {
  const row = await read
    .selectFrom('audit_entries')
    .select('hash')
    .where('county', '=', county)
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (row !== undefined) return row.hash;
  const stub = await read
    .selectFrom('audit_stubs')
    .select('seq')
    .where('county', '=', county)
    .where('seq', '>=', seq)
    .limit(1)
    .executeTakeFirst();
  return stub && 'pruned';
}
