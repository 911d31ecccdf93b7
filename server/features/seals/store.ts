import { sql } from 'kysely';
import { type Subtree, subtreesOf } from '../../../contract/seal/tree.ts';
import { bytesArray, plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { keptLevels, type Node, rootOfWhole } from './growing-tree.ts';

export interface Head {
  size: number;
  /** The last day that was sealed; null before the first. */
  day: string | null;
}

/** Where the sealing stands, under the lock that lets one seal at a time. */
export async function lockHead(tx: Tx, { county }: Scope): Promise<Head> {
  await tx
    .insertInto('seal_heads')
    .values({ county, size: 0n })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('seal_heads')
    .select(['size', 'day'])
    .where('county', '=', county)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { size: Number(row.size), day: row.day };
}

export async function moveHead(tx: Tx, { county }: Scope, { size, day }: Head): Promise<void> {
  await tx
    .updateTable('seal_heads')
    .set({ size: BigInt(size), day })
    .where('county', '=', county)
    .execute();
}

/** Which of these transfers are sealed already. */
export async function listSealed(
  tx: Tx,
  { county }: Scope,
  transfers: readonly string[],
): Promise<Set<string>> {
  if (transfers.length === 0) return new Set();
  const { rows } = await sql<{ transfer: string }>`
    select transfer from seal_leaves
    where county = ${county}::integer and transfer = any (${plainArray(transfers)}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map(({ transfer }) => transfer));
}

export interface NewLeaf {
  place: number;
  transfer: string;
  leaf: Buffer;
  salt: Buffer;
}

export async function insertLeaves(
  tx: Tx,
  { county }: Scope,
  leaves: readonly NewLeaf[],
): Promise<void> {
  const places = plainArray(leaves.map(({ place }) => String(place)));
  await sql`
    insert into seal_leaves (county, place, transfer, leaf)
    select ${county}::integer, * from unnest(${places}::bigint[],
      ${plainArray(leaves.map(({ transfer }) => transfer))}::uuid[],
      ${bytesArray(leaves.map(({ leaf }) => leaf))}::bytea[])`.execute(tx);
  await sql`
    insert into seal_salts (county, place, salt)
    select ${county}::integer, * from unnest(${places}::bigint[],
      ${bytesArray(leaves.map(({ salt }) => salt))}::bytea[])`.execute(tx);
}

export async function insertNodes(tx: Tx, { county }: Scope, nodes: readonly Node[]) {
  if (nodes.length === 0) return;
  await sql`
    insert into seal_nodes (county, level, place, hash)
    select ${county}::integer, * from unnest(
      ${plainArray(nodes.map(({ level }) => String(level)))}::smallint[],
      ${plainArray(nodes.map(({ place }) => String(place)))}::bigint[],
      ${bytesArray(nodes.map(({ hash }) => hash))}::bytea[])`.execute(tx);
}

export interface SealRow {
  day: string;
  size: number;
  root: Buffer;
  note: string;
}

const dbSeal = ({ size, ...row }: Omit<SealRow, 'size'> & { size: bigint }): SealRow => ({
  ...row,
  size: Number(size),
});

export async function insertSeals(tx: Tx, { county }: Scope, seals: readonly SealRow[]) {
  await sql`
    insert into seals (county, day, size, root, note)
    select ${county}::integer, s.day::date, s.size::bigint, decode(s.root, 'base64'), s.note
    from json_to_recordset(${JSON.stringify(
      seals.map(({ root, ...seal }) => ({ ...seal, root: root.toString('base64') })),
    )}::json) as s (day text, size text, root text, note text)`.execute(tx);
}

interface SealsPage {
  /** Only seals of earlier days; undefined begins with the newest. */
  before: string | undefined;
  limit: number;
}

/** Seals, newest first. */
export async function listSeals(
  read: Read,
  { county }: Scope,
  { before, limit }: SealsPage,
): Promise<SealRow[]> {
  const rows = await read
    .selectFrom('seals')
    .select(['day', 'size', 'root', 'note'])
    .where('county', '=', county)
    .$if(before !== undefined, (query) => query.where('day', '<', before ?? ''))
    .orderBy('day', 'desc')
    .limit(limit)
    .execute();
  return rows.map(dbSeal);
}

export interface SealedTransfer {
  place: number;
  /** null when it was erased. */
  salt: Buffer | null;
}

export interface SaltedTransfer {
  transfer: string;
  place: number;
}

/** Those of the transfers that are sealed and whose salt is still there, in the order of their places. */
export async function listSalted(
  read: Read,
  { county }: Scope,
  transfers: readonly string[],
): Promise<SaltedTransfer[]> {
  if (transfers.length === 0) return [];
  const rows = await read
    .selectFrom('seal_leaves')
    .innerJoin('seal_salts', (join) =>
      join
        .onRef('seal_salts.county', '=', 'seal_leaves.county')
        .onRef('seal_salts.place', '=', 'seal_leaves.place'),
    )
    .select(['seal_leaves.transfer', 'seal_leaves.place'])
    .where('seal_leaves.county', '=', county)
    .where('seal_leaves.transfer', 'in', [...transfers])
    .orderBy('seal_leaves.place')
    .execute();
  return rows.map(({ transfer, place }) => ({ transfer, place: Number(place) }));
}

export async function findLeafOf(
  read: Read,
  { county }: Scope,
  transfer: string,
): Promise<SealedTransfer | undefined> {
  const row = await read
    .selectFrom('seal_leaves')
    .leftJoin('seal_salts', (join) =>
      join
        .onRef('seal_salts.county', '=', 'seal_leaves.county')
        .onRef('seal_salts.place', '=', 'seal_leaves.place'),
    )
    .select(['seal_leaves.place', 'seal_salts.salt'])
    .where('seal_leaves.county', '=', county)
    .where('seal_leaves.transfer', '=', transfer)
    .executeTakeFirst();
  return row && { place: Number(row.place), salt: row.salt };
}

/** The roots of whole subtrees, in the order asked, from what is kept of the tree. */
export async function getSubtrees(
  read: Read,
  scope: Scope,
  subtrees: readonly Subtree[],
): Promise<Node[]> {
  const asked = subtrees.map((subtree) => {
    const base = subtree.level - (subtree.level % keptLevels);
    const width = 2 ** (subtree.level - base);
    return { ...subtree, base, first: subtree.place * width, end: (subtree.place + 1) * width };
  });
  const kept = new Map<number, Map<number, Buffer>>();
  for (const [base, ranges] of Map.groupBy(asked, (one) => one.base))
    kept.set(base, await readKept(read, scope, { base, ranges }));
  return asked.map(({ level, place, base, first, end }) => {
    const hashes = Array.from({ length: end - first }, (_, step) => {
      const hash = kept.get(base)?.get(first + step);
      if (hash === undefined) throw new Error(`the tree lacks place ${first + step} of ${base}`);
      return hash;
    });
    return { level, place, hash: rootOfWhole(hashes) };
  });
}

export function getEdge(read: Read, scope: Scope, size: number): Promise<Node[]> {
  return getSubtrees(read, scope, subtreesOf({ first: 0, end: size }));
}

interface Kept {
  base: number;
  ranges: readonly { first: number; end: number }[];
}

async function readKept(read: Read, { county }: Scope, { base, ranges }: Kept) {
  const firsts = plainArray(ranges.map(({ first }) => String(first)));
  const ends = plainArray(ranges.map(({ end }) => String(end)));
  const wanted = sql`unnest(${firsts}::bigint[], ${ends}::bigint[]) as r (first, past)`;
  const { rows } = await (base === 0
    ? sql<{ place: bigint; hash: Buffer }>`
          select place, leaf as hash from ${wanted} join seal_leaves
            on county = ${county}::integer and place >= first and place < past`
    : sql<{ place: bigint; hash: Buffer }>`
          select place, hash from ${wanted} join seal_nodes
            on county = ${county}::integer and level = ${base}::smallint
              and place >= first and place < past`
  ).execute(read);
  return new Map(rows.map(({ place, hash }) => [Number(place), hash]));
}

export async function deleteSalts(
  tx: Tx,
  { county }: Scope,
  places: readonly number[],
): Promise<void> {
  await tx
    .deleteFrom('seal_salts')
    .where('county', '=', county)
    .where('place', 'in', places.map(BigInt))
    .execute();
}

export interface Erasure {
  place: number;
  at: Date;
  signature: Uint8Array;
}

export async function insertErasures(
  tx: Tx,
  { county }: Scope,
  erasures: readonly Erasure[],
): Promise<void> {
  await tx
    .insertInto('seal_erasures')
    .values(
      erasures.map(({ place, at, signature }) => ({
        county,
        place: BigInt(place),
        at,
        signature: Buffer.from(signature),
      })),
    )
    .execute();
}
