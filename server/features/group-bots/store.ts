import { type Insertable, type Selectable, sql } from 'kysely';
import type { BotMessages, GroupBots } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

export interface BotRow extends Selectable<GroupBots> {
  area_zh: string;
  area_en: string;
}
type MessageRow = Selectable<BotMessages>;

const bots = (read: Read, scope: Scope) =>
  read
    .selectFrom('group_bots as b')
    .innerJoin('areas as a', (join) =>
      join.onRef('a.county', '=', 'b.county').onRef('a.code', '=', 'b.area'),
    )
    .selectAll('b')
    .select(['a.name_zh as area_zh', 'a.name_en as area_en'])
    .where('b.county', '=', scope.county)
    .where(sql<boolean>`b.area like any (${areaPatterns(scope)}::text[])`);

/** The bots below a scope that have not been taken out. */
export const listBots = (read: Read, scope: Scope): Promise<BotRow[]> =>
  bots(read, scope)
    .where('b.removed_at', 'is', null)
    .orderBy('b.area')
    .orderBy('b.made_at')
    .execute();

export type SealedBot = Pick<BotRow, 'id' | 'kind' | 'address_sealed'>;

/** Those of the whole county, for telling whether one is registered already. */
export const listOfCounty = (read: Read, { county }: Scope): Promise<SealedBot[]> =>
  read
    .selectFrom('group_bots')
    .select(['id', 'kind', 'address_sealed'])
    .where('county', '=', county)
    .where('removed_at', 'is', null)
    .execute();

/** One of them, also where it was taken out. */
export const findBot = (read: Read, scope: Scope, id: string): Promise<BotRow | undefined> =>
  bots(read, scope).where('b.id', '=', id).executeTakeFirst();

/** Two who register the same bot come one after the other. */
export async function lockCounty(tx: Tx, { county }: Scope): Promise<void> {
  await tx
    .selectFrom('counties')
    .select('county')
    .where('county', '=', county)
    .forNoKeyUpdate()
    .execute();
}

export async function insertBot(
  tx: Tx,
  { county }: Scope,
  bot: Omit<Insertable<GroupBots>, 'county'>,
): Promise<void> {
  await tx
    .insertInto('group_bots')
    .values({ county, ...bot })
    .execute();
}

/** Takes a bot out, and with it all that anybody could send by; false where somebody did before. */
export async function removeBot(
  tx: Tx,
  { county }: Scope,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<boolean> {
  const removed = await tx
    .updateTable('group_bots')
    .set({ removed_at: at, removed_by: by, address_sealed: null })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return removed.numUpdatedRows > 0n;
}

/** Those that are told at once, of the whole county. */
export const listAlerting = (read: Read, scope: Scope): Promise<BotRow[]> =>
  bots(read, scope).where('b.removed_at', 'is', null).where('b.alerts', '=', true).execute();

export async function setAlerts(
  tx: Tx,
  { county }: Scope,
  { id, alerts, at }: { id: string; alerts: boolean; at: Date },
): Promise<void> {
  await tx
    .updateTable('group_bots')
    .set({ alerts, alerted_until: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** Notes until when a bot was told, for one teller only. @returns false where somebody else was faster */
export async function moveAlerted(
  tx: Tx,
  { county }: Scope,
  { id, from, until }: { id: string; from: Date | null; until: Date },
): Promise<boolean> {
  const moved = await tx
    .updateTable('group_bots')
    .set({ alerted_until: until })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('alerts', '=', true)
    .where('alerted_until', '=', from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** @returns whether it was not there yet */
export async function insertMessage(
  tx: Tx,
  { county }: Scope,
  message: Pick<Insertable<BotMessages>, 'id' | 'bot' | 'what' | 'words' | 'at'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('bot_messages')
    .values({ county, state: 'waiting', ...message })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export function findMessage(
  read: Read,
  { county }: Scope,
  id: string,
): Promise<MessageRow | undefined> {
  return read
    .selectFrom('bot_messages')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Which of these messages there are. */
export async function listKnown(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await read
    .selectFrom('bot_messages')
    .select('id')
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The newest messages of each of these bots. */
export async function listNewest(
  read: Read,
  { county }: Scope,
  { ids, limit }: { ids: readonly string[]; limit: number },
): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MessageRow>`
    select m.* from unnest(${[...ids]}::uuid[]) as wanted (bot)
    cross join lateral (
      select * from bot_messages where county = ${county} and bot = wanted.bot
      order by at desc, id desc limit ${limit}
    ) m`.execute(read);
  return rows;
}

interface Slot {
  id: string;
  at: Date;
  most: number;
}

/**
 * Takes one of the places of the last minute, for one sender only. The row itself is the lock: two who ask at
 * once count each other. @returns false where the minute is full, or the product shut its door
 */
export async function takeSlot(
  read: Read,
  { county }: Scope,
  { id, at, most }: Slot,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update group_bots
    set recent = (recent || ${at}::timestamptz)[greatest(1, cardinality(recent) + 2 - ${most}) :]
    where county = ${county} and id = ${id} and (shut_until is null or shut_until <= ${at})
      and (cardinality(recent) < ${most} or recent[1] <= ${at}::timestamptz - interval '1 minute')
    returning id`.execute(read);
  return rows.length > 0;
}

/** Takes a message, for one sender only. */
export async function takeMessage(
  read: Read,
  { county }: Scope,
  { id, at }: { id: string; at: Date },
): Promise<boolean> {
  const taken = await read
    .updateTable('bot_messages')
    .set({ state: 'taken', taken_at: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

interface Ended {
  id: string;
  /** waiting: it certainly was not sent, and is tried again. */
  state: 'waiting' | 'sent' | 'refused' | 'unclear' | 'unneeded';
  failure: string | null;
  at: Date;
}

export async function endMessage(
  read: Read,
  { county }: Scope,
  { id, state, failure, at }: Ended,
): Promise<void> {
  await read
    .updateTable('bot_messages')
    .set({ state, failure, ended_at: state === 'waiting' ? null : at })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'taken'])
    .execute();
}

/** What became of the last message of a bot, as its page shows it. */
export async function noteOutcome(
  read: Read,
  { county }: Scope,
  {
    id,
    failure,
    shutUntil,
    at,
  }: { id: string; failure: string | null; shutUntil: Date | null; at: Date },
): Promise<void> {
  const told =
    failure === null
      ? { sent_at: at, failed_at: null, failure: null }
      : { failed_at: at, failure, shut_until: shutUntil };
  await read
    .updateTable('group_bots')
    .set(told)
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}
