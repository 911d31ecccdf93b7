import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Node } from './growing-tree.ts';
import type { SealRow } from './store.ts';

/** One place of the tree with everything that is kept of it. */
export interface PlaceRow {
  place: number;
  transfer: string;
  leaf: Buffer;
  salt: Buffer | null;
  /** Seconds since 1970-01-01T00:00:00Z with six decimals. */
  erasedAt: string | null;
  signature: Buffer | null;
}

const rowsAtOnce = 5_000;

/** The places of the tree in their order, a lot at a time. */
export async function* readPlaces(read: Read, county: number): AsyncGenerator<PlaceRow[]> {
  for (let after = -1n; ; ) {
    const { rows } = await sql<Omit<PlaceRow, 'place'> & { place: bigint }>`
      select l.place, l.transfer, l.leaf, s.salt,
        extract(epoch from e.at)::text as "erasedAt", e.signature
      from seal_leaves l
      left join seal_salts s on s.county = l.county and s.place = l.place
      left join seal_erasures e on e.county = l.county and e.place = l.place
      where l.county = ${county}::integer and l.place > ${after}::bigint
      order by l.place limit ${sql.lit(rowsAtOnce)}`.execute(read);
    if (rows.length > 0) yield rows.map((row) => ({ ...row, place: Number(row.place) }));
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)?.place ?? after;
  }
}

export async function listNodes(read: Read, county: number): Promise<Node[]> {
  const rows = await read
    .selectFrom('seal_nodes')
    .select(['level', 'place', 'hash'])
    .where('county', '=', county)
    .execute();
  return rows.map((row) => ({ ...row, place: Number(row.place) }));
}

/** All seals, oldest first. */
export async function listAllSeals(read: Read, county: number): Promise<SealRow[]> {
  const rows = await read
    .selectFrom('seals')
    .select(['day', 'size', 'root', 'note'])
    .where('county', '=', county)
    .orderBy('day')
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

export async function findHead(read: Read, county: number) {
  const row = await read
    .selectFrom('seal_heads')
    .select(['size', 'day'])
    .where('county', '=', county)
    .executeTakeFirst();
  return row && { size: Number(row.size), day: row.day };
}

/** Salts and erasures of places that are not in the tree. */
export async function listStrays(read: Read, county: number) {
  const { rows } = await sql<{ place: bigint; what: 'salt_stray' | 'erasure_wrong' }>`
    select s.place, 'salt_stray' as what from seal_salts s
    where county = ${county}::integer and not exists (
      select from seal_leaves l where l.county = s.county and l.place = s.place)
    union all
    select e.place, 'erasure_wrong' from seal_erasures e
    where county = ${county}::integer and not exists (
      select from seal_leaves l where l.county = e.county and l.place = e.place)
    order by place`.execute(read);
  return rows.map(({ place, what }) => ({ place: Number(place), what }));
}

/** Counties of which anything is sealed, whether or not there is such a county. */
export async function listSealedCounties(read: Read): Promise<number[]> {
  const { rows } = await sql<{ county: number }>`
    select county from seal_heads union select county from seals union
    select county from seal_leaves union select county from seal_salts union
    select county from seal_erasures union select county from seal_nodes`.execute(read);
  return rows.map(({ county }) => county);
}
