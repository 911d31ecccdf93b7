import { type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import { entryColumns, type StoredEntry } from '../../platform/audit/chain-store.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

/** What is searched for; undefined narrows nothing, an empty list finds nothing. */
export interface Search {
  from: Date | undefined;
  /** Up to here, and not at it. */
  until: Date | undefined;
  actors: readonly string[] | undefined;
  actions: readonly string[] | undefined;
  objects: readonly string[] | undefined;
  /** Besides the objects: what was asked for under this id. */
  request?: string | undefined;
  areaPrefix: string | undefined;
  /** Only entries that had their place already. */
  upTo?: bigint;
}

export interface EntryRow {
  id: string;
  seq: bigint;
  at: Date;
  actor_kind: string;
  actor: string | null;
  roles: string;
  scope: string;
  action: string;
  object: string;
  area: string | null;
  reason: string | null;
}

const columns = [
  'id',
  'seq',
  'at',
  'actor_kind',
  'actor',
  'roles',
  'scope',
  'action',
  'object',
  'area',
  'reason',
] as const;

type Entries = SelectQueryBuilder<DB, 'audit_entries', object>;

interface Page {
  after: PageCursor | undefined;
  limit: number;
}

/** Entries below the scope, newest first; the query itself, so that its plan can be looked at. */
export function searchEntries(read: Read, scope: Scope, search: Search, { after, limit }: Page) {
  return found(read, scope, search)
    .select(columns)
    .where(beforeCursor('at', 'id', after))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
}

/** Places of what is found, oldest first. */
export function listPlaces(read: Read, scope: Scope, search: Search, { after, limit }: Page) {
  return found(read, scope, search)
    .select(['seq', 'at', 'id'])
    .where(afterCursor('at', 'id', after))
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** How many are found, counted up to a limit. */
export async function countUpTo(read: Read, scope: Scope, search: Search, limit: number) {
  const some = found(read, scope, search).select('id').limit(limit).as('some');
  const { count } = await read
    .selectFrom(some)
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function found(read: Read, scope: Scope, search: Search): Entries {
  const { from, until, actors, actions, objects, request, areaPrefix, upTo } = search;
  const one = (names: readonly string[]) => sql<string>`any (${[...names]})`;
  let query = below(read, scope);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (until !== undefined) query = query.where('at', '<', until);
  if (actors !== undefined)
    query = query.where('actor', '=', sql<string>`any (${[...actors]}::uuid[])`);
  if (actions !== undefined) query = query.where('action', '=', one(actions));
  if (objects !== undefined)
    query = query.where(({ or, eb }) =>
      or([
        eb('object', '=', one(objects)),
        ...(request === undefined ? [] : [eb('request', '=', request)]),
      ]),
    );
  if (upTo !== undefined) query = query.where('seq', '<=', upTo);
  if (areaPrefix !== undefined) query = query.where('area', 'like', `${areaPrefix}%`);
  return query;
}

/** Whoever has the whole county sees all of it; others what lies below their areas. */
function below(read: Read, scope: Scope): Entries {
  const all = read.selectFrom('audit_entries').where('county', '=', scope.county);
  if (scope.areas.includes(String(scope.county))) return all;
  return all.where('area', 'like', sql<string>`any (${areaPatterns(scope)})`);
}

/** An entry as it is hashed, with its place in the chain. */
export interface WholeEntry extends StoredEntry {
  seq: bigint;
  chainedAt: string;
  previous: Buffer;
  hash: Buffer;
}

export async function getWhole(
  read: Read,
  { county }: Scope,
  seqs: readonly bigint[],
): Promise<Map<bigint, WholeEntry>> {
  const { rows } = await sql<WholeEntry>`
    select seq, extract(epoch from chained_at)::text as "chainedAt", previous, hash, ${entryColumns}
    from audit_entries
    where county = ${county}::integer and seq = any (${plainArray(seqs.map(String))}::bigint[])`.execute(
    read,
  );
  return new Map(rows.map((row) => [row.seq, row]));
}

/** One entry below the scope. */
export function findEntry(read: Read, scope: Scope, id: string) {
  return below(read, scope)
    .select([...columns, 'chained_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The hash that an entry must follow: of the entry before it, or of the stub that stands for it. */
export async function findHashAt(
  read: Read,
  { county }: Scope,
  seq: bigint,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ hash: Buffer }>`
    select hash from audit_entries where county = ${county}::integer and seq = ${seq}::bigint
    union all
    select hash from audit_stubs where county = ${county}::integer and seq = ${seq}::bigint
    limit 1`.execute(read);
  return rows[0]?.hash;
}

export async function countFaults(read: Read, { county }: Scope, since: Date): Promise<number> {
  const { count } = await read
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('county', '=', county)
    .where('action', '=', 'audit.fault_found')
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface StoredCheck {
  at: Date;
  seq: bigint;
  entries: bigint;
  findings: unknown;
}

export function findNewestCheck(read: Read, { county }: Scope): Promise<StoredCheck | undefined> {
  return read
    .selectFrom('audit_checks')
    .select(['at', 'seq', 'entries', 'findings'])
    .where('county', '=', county)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertCheck(
  tx: Tx,
  { county }: Scope,
  { findings, ...check }: Omit<StoredCheck, 'findings'> & { findings: object },
): Promise<void> {
  await tx
    .insertInto('audit_checks')
    .values({ county, ...check, findings: JSON.stringify(findings) })
    .execute();
}
