import { type Selectable, sql } from 'kysely';
import type { Appeals } from '../../../db/types.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { type Due, dueByDay } from '../../platform/due.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import { afterCursor, type PageCursor } from '../../platform/page.ts';
import { type Scope, typedByOf } from '../../platform/scope.ts';

export type AppealRow = Selectable<Appeals>;

export function findByAward(
  read: Read,
  scope: Scope,
  award: string,
): Promise<AppealRow | undefined> {
  return read
    .selectFrom('appeals')
    .selectAll()
    .where('county', '=', scope.county)
    .where('award', '=', award)
    .executeTakeFirst();
}

/** Every appeal of one resident, oldest first. */
/** Of what is confidential, staff who type for somebody are told nothing. */
const ofOpenCase = sql<boolean>`not exists (
  select from awards a join cases c on c.county = a.county and c.code = a.case_code
    join case_states s on s.county = c.county and s.case_id = c.id
  where a.county = appeals.county and a.id = appeals.award and (c.confidential or s.confidential))`;

export function listOf(read: Read, scope: Scope, resident: string): Promise<AppealRow[]> {
  return read
    .selectFrom('appeals')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .$if(typedByOf(scope) !== undefined, (query) => query.where(ofOpenCase))
    .orderBy('opened_at')
    .execute();
}

/** Nobody answers any more what a resident contested and is still open. */
export async function withdrawOf(tx: Tx, scope: Scope, resident: string): Promise<void> {
  await tx
    .updateTable('appeals')
    .set({ state: 'withdrawn' })
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where('state', '=', 'open')
    .execute();
}

/** Inserts an appeal; false when there is one for this award already. */
export async function insertAppeal(
  tx: Tx,
  scope: Scope,
  appeal: Pick<AppealRow, 'id' | 'award' | 'resident' | 'words_sealed' | 'opened_at' | 'due_on'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('appeals')
    .values({ ...appeal, county: scope.county, state: 'open' })
    .onConflict((conflict) => conflict.constraint('appeals_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Open appeals against awards below the scope, oldest first. A deed without a place is the county's. */
export function listOpen(
  read: Read,
  scope: Scope,
  { after, limit }: { after: PageCursor | undefined; limit: number },
): Promise<(AppealRow & { grid: string | null; lng: number | null; caseCode: string | null })[]> {
  return openBelow(read, scope)
    .where(afterCursor('appeals.opened_at', 'appeals.id', after))
    .orderBy('appeals.opened_at')
    .orderBy('appeals.id')
    .limit(limit)
    .execute();
}

/** The same as counts. */
export const countOpen = (read: Read, scope: Scope, today: LocalDate): Promise<Due> =>
  openBelow(read, scope)
    .clearSelect()
    .select(dueByDay('appeals.due_on', today))
    .executeTakeFirstOrThrow();

const openBelow = (read: Read, scope: Scope) =>
  appealsBelow(read, scope).where('appeals.state', '=', 'open');

/** An appeal under lock; one elsewhere answers like one that does not exist. */
export async function lockAppeal(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<
  (AppealRow & { grid: string | null; lng: number | null; caseCode: string | null }) | undefined
> {
  return appealsBelow(tx, scope)
    .where('appeals.id', '=', id)
    .forUpdate('appeals')
    .executeTakeFirst();
}

const appealsBelow = (read: Read, scope: Scope) =>
  read
    .selectFrom('appeals')
    .innerJoin('awards', (join) =>
      join.onRef('awards.county', '=', 'appeals.county').onRef('awards.id', '=', 'appeals.award'),
    )
    .innerJoin('deeds', (join) =>
      join.onRef('deeds.county', '=', 'awards.county').onRef('deeds.id', '=', 'awards.deed'),
    )
    .selectAll('appeals')
    .select(['deeds.grid', 'deeds.lng', 'awards.case_code as caseCode'])
    .where('appeals.county', '=', scope.county)
    .where(liesBelow(scope, sql`deeds.grid`));

export function decideAppeal(
  tx: Tx,
  scope: Scope,
  {
    id,
    ...decision
  }: Pick<AppealRow, 'id' | 'state' | 'decided_by' | 'decided_at' | 'note_sealed'>,
): Promise<AppealRow> {
  return tx
    .updateTable('appeals')
    .set(decision)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
