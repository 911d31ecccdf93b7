import { sql } from 'kysely';
import type { NoticeKind } from '../../../contract/notice-ways.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import { type Scope, typedByOf } from '../../platform/scope.ts';

interface NewNotice {
  id: string;
  at: Date;
  resident: string;
  wordsSealed: string;
  kind: NoticeKind;
  /** Set where it is to light no lamp. */
  readAt: Date | null;
  caseCode: string | null;
  award?: string;
  /** undefined: left in the outbox before it was said. */
  confidential?: boolean;
  lapsesOn?: string;
}

/** Inserts notices that are not there yet; @returns the ids of those. */
export async function insertNotices(
  tx: Tx,
  { county }: Scope,
  notices: readonly NewNotice[],
): Promise<Set<string>> {
  if (notices.length === 0) return new Set();
  const rows = await tx
    .insertInto('notices')
    .values(
      notices.map((notice) => ({
        county,
        id: notice.id,
        resident: notice.resident,
        words_sealed: notice.wordsSealed,
        case_code: notice.caseCode,
        award: notice.award ?? null,
        confidential: notice.confidential ?? null,
        lapses_on: notice.lapsesOn ?? null,
        kind: notice.kind,
        at: notice.at,
        read_at: notice.readAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Which of these ids stand in somebody’s list. */
export async function listKnown(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from notices where county = ${county} and id = any (${[...ids]}::uuid[])`.execute(
    read,
  );
  return new Set(rows.map(({ id }) => id));
}

interface Page {
  resident: string;
  before: PageCursor | undefined;
  limit: number;
}

/** Staff who type for somebody read of cases that are not confidential, and of nothing else. */
const ofOpenCase = sql<boolean>`exists (
  select from cases c join case_states s on s.county = c.county and s.case_id = c.id
  where c.county = notices.county and c.code = notices.case_code
    and not c.confidential and not s.confidential)`;

export function listNotices(read: Read, scope: Scope, { resident, before, limit }: Page) {
  return read
    .selectFrom('notices')
    .select(['id', 'at', 'words_sealed', 'case_code', 'award', 'lapses_on', 'read_at'])
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .$if(typedByOf(scope) !== undefined, (query) => query.where(ofOpenCase))
    .where(beforeCursor('at', 'id', before))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function markRead(
  tx: Tx,
  scope: Scope,
  { resident, upTo, at }: { resident: string; upTo: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ read_at: at })
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where('read_at', 'is', null)
    .where('at', '<=', (query) =>
      query
        .selectFrom('notices')
        .select('at')
        .where('county', '=', scope.county)
        .where('resident', '=', resident)
        .where('id', '=', upTo),
    )
    .execute();
}

export async function countUnread(read: Read, scope: Scope, resident: string): Promise<number> {
  const row = await read
    .selectFrom('notices')
    .select((select) => select.fn.countAll<bigint>().as('unread'))
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.unread);
}

export async function findNewest(
  read: Read,
  scope: Scope,
  resident: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('notices')
    .select('id')
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/**
 * What staff may read out to the resident: nothing confidential, nothing of a case of which nobody is to know
 * who reported it, and nothing of which neither is known.
 */
const mayBeReadOut = sql<boolean>`not notices.confidential and (notices.case_code is null or exists (
  select from cases c join case_states s on s.county = c.county and s.case_id = c.id
  where c.county = notices.county and c.code = notices.case_code
    and not c.confidential and not s.confidential))`;

export const listToReadOut = (
  read: Read,
  scope: Scope,
  { resident, limit }: { resident: string; limit: number },
) =>
  read
    .selectFrom('notices')
    .select(['id', 'at', 'words_sealed'])
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where('read_at', 'is', null)
    .where(mayBeReadOut)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** @returns how many had not been read */
export async function markReadOut(
  tx: Tx,
  scope: Scope,
  { resident, ids, at }: { resident: string; ids: readonly string[]; at: Date },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notices')
    .set({ read_at: at })
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where('id', 'in', [...ids])
    .where('read_at', 'is', null)
    .where(mayBeReadOut)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
