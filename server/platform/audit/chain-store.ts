import { type RawBuilder, sql } from 'kysely';
import { bytesArray, plainArray } from '../array-literal.ts';
import type { Read, Tx } from '../database.ts';
import { type EntryText, noHash, saltHashOf } from './entry.ts';
import type { Mark } from './signed-head.ts';

/** Columns that audit_waiting and audit_entries share, as text where they are hashed. */
export const entryColumns: RawBuilder<StoredEntry> = sql`
  county::text, id::text, extract(epoch from at)::text as at, actor_kind as "actorKind",
  actor::text, roles, scope, action, object, area, reason, details::text as details, request, salt,
  encode(before_digest, 'hex') as before, encode(after_digest, 'hex') as after`;

export type StoredEntry = Omit<EntryText, 'saltHash'> & { salt: Buffer | null };

export const textOf = ({ salt, ...entry }: StoredEntry): EntryText => ({
  ...entry,
  saltHash: salt && saltHashOf(salt),
});

/** The head of a county’s chain under the lock that lets one chain at a time. */
export async function lockHead(tx: Tx, county: number): Promise<Mark> {
  const locked = () =>
    tx
      .selectFrom('audit_heads')
      .select(['seq', 'hash'])
      .where('county', '=', county)
      .forUpdate()
      .executeTakeFirst();
  const found = await locked();
  if (found !== undefined) return found;
  await tx
    .insertInto('audit_heads')
    .values({ county, seq: 0n, hash: noHash, note: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await locked();
  if (made === undefined) throw new Error(`the chain of ${county} has no head`);
  return made;
}

export interface WaitingLot {
  /** The last key of the lot before; without one the lot is the first. */
  after: string | undefined;
  limit: number;
}

/** The next entries that wait, in the order of time and id; the query itself, to look at its plan. */
export const waitingLot = (county: number, { after, limit }: WaitingLot): RawBuilder<StoredEntry> =>
  sql`
    select ${entryColumns} from (
      select * from audit_waiting
      where county = ${county}::integer and id > ${after ?? firstId}::uuid
      order by id limit ${limit}::integer
    ) as lot order by lot.at, lot.id`;
const firstId = '00000000-0000-0000-0000-000000000000';

/** By the key: what was taken away before is not gone through again, however much of it there was. */
export async function listWaiting(tx: Tx, county: number, lot: WaitingLot): Promise<StoredEntry[]> {
  return (await waitingLot(county, lot).execute(tx)).rows;
}

export interface NewLink extends Mark {
  id: string;
  previous: Buffer;
}

/** Moves entries from where they wait into their places. */
export async function insertLinks(
  tx: Tx,
  county: number,
  { links, at }: { links: readonly NewLink[]; at: Date },
): Promise<void> {
  const ids = plainArray(links.map(({ id }) => id));
  const moved = await sql`
    insert into audit_entries (county, seq, id, at, actor_kind, actor, roles, scope, action, object,
      area, reason, details, request, salt, before_digest, after_digest, chained_at, previous, hash)
    select w.county, l.seq, w.id, w.at, w.actor_kind, w.actor, w.roles, w.scope, w.action, w.object,
      w.area, w.reason, w.details, w.request, w.salt, w.before_digest, w.after_digest,
      ${at}::timestamptz, l.previous, l.hash
    from unnest(${ids}::uuid[], ${plainArray(links.map(({ seq }) => String(seq)))}::bigint[],
      ${bytesArray(links.map(({ previous }) => previous))}::bytea[],
      ${bytesArray(links.map(({ hash }) => hash))}::bytea[]) as l (id, seq, previous, hash)
    join audit_waiting w on w.county = ${county}::integer and w.id = l.id`.execute(tx);
  const gone = await sql`
    delete from audit_waiting
    where county = ${county}::integer and id = any (${ids}::uuid[])`.execute(tx);
  const wanted = BigInt(links.length);
  if (moved.numAffectedRows !== wanted || gone.numAffectedRows !== wanted)
    throw new Error('audit entries vanished while they were chained');
}

export async function moveHead(tx: Tx, county: number, head: Mark & { note: string }) {
  const { seq, hash, note } = head;
  await tx
    .updateTable('audit_heads')
    .set({ seq, hash, note })
    .where('county', '=', county)
    .execute();
}

export interface StandingHead extends Mark {
  note: string;
}

export async function findHead(read: Read, county: number): Promise<StandingHead | undefined> {
  return read
    .selectFrom('audit_heads')
    .select(['seq', 'hash', 'note'])
    .where('county', '=', county)
    .executeTakeFirst();
}

/** Counties of which an entry waits. */
export async function listWaitingCounties(read: Read): Promise<number[]> {
  const rows = await read.selectFrom('audit_waiting').select('county').distinct().execute();
  return rows.map(({ county }) => county);
}

export interface Backlog {
  waiting: number;
  /** When the oldest of them was written. */
  since: Date | null;
}

export async function getBacklog(read: Read, county: number): Promise<Backlog> {
  const row = await read
    .selectFrom('audit_waiting')
    .select(({ fn }) => [fn.countAll<bigint>().as('waiting'), fn.min('at').as('since')])
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), since: row.since };
}
