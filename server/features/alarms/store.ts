import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import type { Scope } from '../../platform/scope.ts';
import type { AlarmKind } from './decide.ts';

export interface AlarmRow {
  id: string;
  kind: AlarmKind;
  day: string;
  count: number;
  raisedAt: Date;
  seenAt: Date | null;
  seenBy: string | null;
}

/** Writes an alarm; false where one of this kind went off today already. */
export async function insertAlarm(
  tx: Tx,
  scope: Scope,
  {
    id,
    kind,
    day,
    count,
    at,
  }: { id: string; kind: AlarmKind; day: string; count: number; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('alarms')
    .values({ county: scope.county, id, kind, day, count, raised_at: at })
    .onConflict((conflict) => conflict.constraint('alarms_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts one more of this kind today; whoever had seen to the alarm has to look again. */
export async function countAlarm(
  tx: Tx,
  scope: Scope,
  { id, kind, day, at }: { id: string; kind: AlarmKind; day: string; at: Date },
): Promise<number> {
  const { count } = await tx
    .insertInto('alarms')
    .values({ county: scope.county, id, kind, day, count: 1, raised_at: at })
    .onConflict((conflict) =>
      conflict.constraint('alarms_once').doUpdateSet((set) => ({
        count: set('alarms.count', '+', 1),
        raised_at: at,
        seen_by: null,
        seen_at: null,
      })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count;
}

const alarms = (read: Read, scope: Scope) =>
  read
    .selectFrom('alarms')
    .leftJoin('staff', (join) =>
      join.onRef('staff.county', '=', 'alarms.county').onRef('staff.id', '=', 'alarms.seen_by'),
    )
    .select([
      'alarms.id',
      'alarms.kind',
      'alarms.day',
      'alarms.count',
      'alarms.raised_at as raisedAt',
      'alarms.seen_at as seenAt',
      'staff.name as seenBy',
    ])
    .where('alarms.county', '=', scope.county);

export async function listAlarms(read: Read, scope: Scope, limit: number): Promise<AlarmRow[]> {
  const rows = await alarms(read, scope)
    .orderBy('alarms.raised_at', 'desc')
    .orderBy('alarms.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as AlarmKind }));
}

/** How many nobody has seen to. */
export async function countUnseen(read: Read, { county }: Scope): Promise<number> {
  const { count } = await read
    .selectFrom('alarms')
    .select(countOfAll())
    .where('county', '=', county)
    .where('seen_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function findAlarm(
  read: Read,
  scope: Scope,
  id: string,
): Promise<AlarmRow | undefined> {
  const row = await alarms(read, scope).where('alarms.id', '=', id).executeTakeFirst();
  return row && { ...row, kind: row.kind as AlarmKind };
}

/** The first who sees to it stands there; false where somebody did before, or there is no such alarm. */
export async function markSeen(
  tx: Tx,
  scope: Scope,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<boolean> {
  const seen = await tx
    .updateTable('alarms')
    .set({ seen_by: by, seen_at: at })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return seen.numUpdatedRows > 0n;
}
