import { type Selectable, sql } from 'kysely';
import type { Sentence } from '../../../contract/values.ts';
import type { Corrections } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type CorrectionRow = Selectable<Corrections>;

export async function hasVersion(read: Read, scope: Scope, version: number): Promise<boolean> {
  const row = await read
    .selectFrom('rulebooks')
    .select('version')
    .where('county', '=', scope.county)
    .where('version', '=', version)
    .executeTakeFirst();
  return row !== undefined;
}

/** Inserts a correction that is to be computed; undefined where the version has one. */
export function insertCorrection(
  tx: Tx,
  scope: Scope,
  correction: Pick<
    CorrectionRow,
    'id' | 'wrong_version' | 'right_version' | 'reason' | 'asked_by' | 'asked_at'
  >,
): Promise<CorrectionRow | undefined> {
  return tx
    .insertInto('corrections')
    .values({ ...correction, county: scope.county, state: 'computing' })
    .onConflict((conflict) =>
      conflict.columns(['county', 'wrong_version']).where('state', '<>', 'declined').doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

export function listCorrections(read: Read, scope: Scope): Promise<CorrectionRow[]> {
  return read
    .selectFrom('corrections')
    .selectAll()
    .where('county', '=', scope.county)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** Corrections of all counties that have work left, with the state in which they wait for it. */
export function listUnfinished(read: Read, states: readonly string[]): Promise<CorrectionRow[]> {
  return read
    .selectFrom('corrections')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('asked_at')
    .execute();
}

export function lockCorrection(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<CorrectionRow | undefined> {
  return tx
    .selectFrom('corrections')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type CorrectionChange = Partial<
  Pick<CorrectionRow, 'state' | 'reached' | 'decided_by' | 'decided_at' | 'note'>
>;

export function changeCorrection(
  tx: Tx,
  scope: Scope,
  id: string,
  change: CorrectionChange,
): Promise<CorrectionRow> {
  return tx
    .updateTable('corrections')
    .set(change)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export interface Line {
  award: string;
  resident: string;
  points: number;
  householdPoints: number;
  why: Sentence;
  done: boolean;
}

export async function insertLines(
  tx: Tx,
  scope: Scope,
  { correction, lines }: { correction: string; lines: readonly Omit<Line, 'done'>[] },
): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .insertInto('correction_lines')
    .values(
      lines.map(({ householdPoints, why, ...line }) => ({
        ...line,
        county: scope.county,
        correction,
        household_points: householdPoints,
        why: JSON.stringify(why),
      })),
    )
    .execute();
}

interface LinePage {
  correction: string;
  after: string | undefined;
  limit: number;
  /** Only those that are still to be carried out. */
  open?: boolean;
}

/** Lines of a correction by the keys of their awards. */
export async function listLines(
  read: Read,
  scope: Scope,
  { correction, after, limit, open = false }: LinePage,
): Promise<Line[]> {
  const rows = await read
    .selectFrom('correction_lines')
    .selectAll()
    .where('county', '=', scope.county)
    .where('correction', '=', correction)
    .$if(after !== undefined, (query) => query.where('award', '>', after ?? ''))
    .$if(open, (query) => query.where('done_at', 'is', null))
    .orderBy('award')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    award: row.award,
    resident: row.resident,
    points: row.points,
    householdPoints: row.household_points,
    why: row.why as unknown as Sentence,
    done: row.done_at !== null,
  }));
}

/** Takes a line to carry it out; false when somebody did before. */
export async function finishLine(
  tx: Tx,
  scope: Scope,
  { correction, award, at }: { correction: string; award: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('correction_lines')
    .set({ done_at: at })
    .where('county', '=', scope.county)
    .where('correction', '=', correction)
    .where('award', '=', award)
    .where('done_at', 'is', null)
    .returning('award')
    .executeTakeFirst();
  return row !== undefined;
}

export interface LineSums {
  awards: number;
  residents: number;
  given: number;
  taken: number;
  carriedOut: number;
}

export async function sumLines(read: Read, scope: Scope, correction: string): Promise<LineSums> {
  const { rows } = await sql<LineSums>`
    select count(*)::integer as awards, count(distinct resident)::integer as residents,
      coalesce(sum(greatest(points, 0) + greatest(household_points, 0)), 0)::integer as given,
      coalesce(-sum(least(points, 0) + least(household_points, 0)), 0)::integer as taken,
      count(done_at)::integer as "carriedOut"
    from correction_lines where county = ${scope.county} and correction = ${correction}`.execute(
    read,
  );
  return rows[0] ?? { awards: 0, residents: 0, given: 0, taken: 0, carriedOut: 0 };
}
