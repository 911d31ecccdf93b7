import type { Insertable } from 'kysely';
import type { StaffNotices } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';

export async function insertNotices(
  tx: Tx,
  { county }: Scope,
  notices: readonly Omit<Insertable<StaffNotices>, 'county'>[],
): Promise<void> {
  if (notices.length === 0) return;
  await tx
    .insertInto('staff_notices')
    .values(notices.map((notice) => ({ county, ...notice })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

interface Page {
  staff: string;
  before: PageCursor | undefined;
  limit: number;
}

export const listQuery = (read: Read, { county }: Scope, { staff, before, limit }: Page) =>
  read
    .selectFrom('staff_notices')
    .selectAll()
    .where('county', '=', county)
    .where('staff', '=', staff)
    .where(beforeCursor('at', 'id', before))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);

interface Reading {
  staff: string;
  upTo: string;
  at: Date;
}

/** Marks what somebody was told until one of their notices; another’s marks nothing. */
export async function markRead(
  tx: Tx,
  { county }: Scope,
  { staff, upTo, at }: Reading,
): Promise<void> {
  await tx
    .updateTable('staff_notices')
    .set({ read_at: at })
    .where('county', '=', county)
    .where('staff', '=', staff)
    .where('read_at', 'is', null)
    .where('at', '<=', (query) =>
      query
        .selectFrom('staff_notices as upto')
        .select('upto.at')
        .where('upto.county', '=', county)
        .where('upto.staff', '=', staff)
        .where('upto.id', '=', upTo),
    )
    .execute();
}
