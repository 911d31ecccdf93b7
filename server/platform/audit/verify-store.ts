import { sql } from 'kysely';
import type { Read } from '../database.ts';
import { entryColumns, type StoredEntry } from './chain-store.ts';

export type ChainedEntry = StoredEntry & {
  seq: bigint;
  chainedAt: string;
  previous: Buffer;
  hash: Buffer;
};

const rowsAtOnce = 5_000;

/** The chain of a county in its order, a lot at a time. */
export async function* readChain(read: Read, county: number): AsyncGenerator<ChainedEntry[]> {
  for (let after = -(2n ** 62n); ; ) {
    const { rows } = await sql<ChainedEntry>`
      select seq, extract(epoch from chained_at)::text as "chainedAt", previous, hash,
        ${entryColumns}
      from audit_entries
      where county = ${county}::integer and seq > ${after}::bigint
      order by seq limit ${sql.lit(rowsAtOnce)}`.execute(read);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

export interface StoredStub {
  seq: bigint;
  hash: Buffer;
  note: string;
}

/** Where the chain begins after its oldest entries were deleted. */
export async function findStub(read: Read, county: number): Promise<StoredStub | undefined> {
  return read
    .selectFrom('audit_stubs')
    .select(['seq', 'hash', 'note'])
    .where('county', '=', county)
    .executeTakeFirst();
}

/** Entries that stand in the chain and wait for it too. */
export async function listTwice(read: Read, county: number) {
  return read
    .selectFrom('audit_waiting as w')
    .innerJoin('audit_entries as e', (join) =>
      join.onRef('e.county', '=', 'w.county').onRef('e.id', '=', 'w.id'),
    )
    .select(['e.seq', 'e.id'])
    .where('w.county', '=', county)
    .execute();
}

/** Counties of which anything stands in the audit, whether or not there is such a county. */
export async function listAuditedCounties(read: Read): Promise<number[]> {
  const { rows } = await sql<{ county: number }>`
    select county from audit_heads union select county from audit_stubs
    union select county from audit_waiting union select distinct county from audit_entries
    order by county`.execute(read);
  return rows.map(({ county }) => county);
}
