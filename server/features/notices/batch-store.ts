import { type Selectable, sql } from 'kysely';
import type { NoticeKind } from '../../../contract/notice-ways.ts';
import type { NoticeBatches } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { AwayWay } from './decide.ts';

export type BatchRow = Selectable<NoticeBatches>;

export interface NewBatch {
  id: string;
  resident: string;
  way: AwayWay;
  kinds: readonly NoticeKind[];
  notices: number;
  dueAt: Date;
}

/** Begins to gather, or adds to what gathers already. @returns the ids of what notices stand in now */
export async function gather(
  tx: Tx,
  { county }: Scope,
  batches: readonly NewBatch[],
): Promise<string[]> {
  if (batches.length === 0) return [];
  const rows = await tx
    .insertInto('notice_batches')
    .values(
      batches.map(({ id, resident, way, kinds, notices, dueAt }) => ({
        county,
        id,
        resident,
        way,
        kinds: [...kinds],
        notices,
        state: 'waiting',
        due_at: dueAt,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['county', 'resident', 'way'])
        .where('state', '=', sql.lit('waiting'))
        .doUpdateSet({
          notices: sql`least(notice_batches.notices + excluded.notices, 999)`,
          kinds: sql`array(
            select distinct unnest(notice_batches.kinds || excluded.kinds) order by 1)`,
        }),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export function findBatch(
  read: Read,
  { county }: Scope,
  id: string,
): Promise<BatchRow | undefined> {
  return read
    .selectFrom('notice_batches')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Takes what gathered, for one sender only; undefined where another has it, or has had it. */
export function takeBatch(
  read: Read,
  { county }: Scope,
  { id, at }: { id: string; at: Date },
): Promise<BatchRow | undefined> {
  return read
    .updateTable('notice_batches')
    .set({ state: 'taken', taken_at: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'again'])
    .returningAll()
    .executeTakeFirst();
}

export type BatchEnd = 'sent' | 'refused' | 'unclear' | 'unneeded';

/** Says what became of what was taken; `again`: it certainly was not sent. */
export async function endBatch(
  read: Read,
  { county }: Scope,
  { id, end, at }: { id: string; end: BatchEnd | 'again'; at: Date },
): Promise<void> {
  await read
    .updateTable('notice_batches')
    .set({ state: end, ended_at: end === 'again' ? null : at })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', '=', 'taken')
    .execute();
}

/** How much of each kind a resident has not read; of what is read through there is no entry. */
export async function countUnread(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<Map<NoticeKind, number>> {
  const rows = await read
    .selectFrom('notices')
    .select(({ fn }) => ['kind', fn.countAll<bigint>().as('unread')])
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('read_at', 'is', null)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, unread }) => [kind as NoticeKind, Number(unread)]));
}
