import { type Selectable, sql } from 'kysely';
import type { Sentence } from '../../../contract/values.ts';
import type { Corrections } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import type { Scope } from '../../platform/scope.ts';
import { type Effect, noEffect } from './effect.ts';

export type CorrectionRow = Selectable<Corrections>;

/** The figures of a correction, as they were written here. */
export const effectOf = ({ effect }: Pick<CorrectionRow, 'effect'>) => effect as unknown as Effect;

export type NewCorrection = Pick<
  CorrectionRow,
  'id' | 'wrong_version' | 'right_version' | 'reason' | 'people' | 'asked_by' | 'asked_at'
> & { effect: Effect };

/** Inserts a correction that is to be computed; undefined where the version has one. */
export function insertCorrection(
  tx: Tx,
  scope: Scope,
  { effect, ...correction }: NewCorrection,
): Promise<CorrectionRow | undefined> {
  return tx
    .insertInto('corrections')
    .values({
      ...correction,
      county: scope.county,
      state: 'computing',
      effect: JSON.stringify(effect),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['county', 'wrong_version'])
        // As the index has it, word for word: a kept plan does not know what a parameter will be.
        .where(sql<boolean>`state not in ('declined', 'withdrawn')`)
        .doNothing(),
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

/** Compared and waiting for a second person: none that the reader asked for. */
export async function countToSign(read: Read, { county }: Scope, reader: string): Promise<number> {
  const { count } = await read
    .selectFrom('corrections')
    .select(countOfAll())
    .where('county', '=', county)
    .where('state', '=', 'asked')
    .where('asked_by', '<>', reader)
    .executeTakeFirstOrThrow();
  return count;
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

export function findCorrection(
  read: Read,
  scope: Scope,
  id: string,
): Promise<CorrectionRow | undefined> {
  return correctionOf(read, scope, id).executeTakeFirst();
}

const correctionOf = (read: Read, scope: Scope, id: string) =>
  read
    .selectFrom('corrections')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id);

export function lockCorrection(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<CorrectionRow | undefined> {
  return correctionOf(tx, scope, id).forUpdate().executeTakeFirst();
}

/** Holds what nobody has decided about, until the transaction ends. */
export async function holdUndecided(tx: Tx, { county }: Scope): Promise<void> {
  await tx
    .selectFrom('corrections')
    .select('id')
    .where('county', '=', county)
    .where('state', 'in', ['computing', 'asked'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** A comparison of this version that nobody has decided about begins again, with nothing compared. */
export async function restartComparison(tx: Tx, { county }: Scope, version: number): Promise<void> {
  const restarted = await tx
    .updateTable('corrections')
    .set({ state: 'computing', reached: null, effect: JSON.stringify(noEffect) })
    .where('county', '=', county)
    .where('wrong_version', '=', version)
    .where('state', 'in', ['computing', 'asked'])
    .returning('id')
    .execute();
  if (restarted.length === 0) return;
  await tx
    .deleteFrom('correction_lines')
    .where('county', '=', county)
    .where(
      'correction',
      'in',
      restarted.map(({ id }) => id),
    )
    .execute();
}

export type CorrectionChange = Partial<
  Pick<CorrectionRow, 'state' | 'reached' | 'decided_by' | 'decided_at' | 'note'>
> & { effect?: Effect };

export function changeCorrection(
  tx: Tx,
  scope: Scope,
  id: string,
  { effect, ...change }: CorrectionChange,
): Promise<CorrectionRow> {
  return tx
    .updateTable('corrections')
    .set({ ...change, ...(effect && { effect: JSON.stringify(effect) }) })
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

/** All lines of a lot in one statement, however many there are. */
export async function insertLines(
  tx: Tx,
  scope: Scope,
  { correction, lines }: { correction: string; lines: readonly Omit<Line, 'done'>[] },
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into correction_lines (county, correction, award, resident, points, household_points, why)
    select ${scope.county}::integer, ${correction}::uuid, line.*
    from unnest(
      ${lines.map(({ award }) => award)}::uuid[], ${lines.map(({ resident }) => resident)}::uuid[],
      ${lines.map(({ points }) => points)}::integer[],
      ${lines.map(({ householdPoints }) => householdPoints)}::integer[],
      ${lines.map(({ why }) => JSON.stringify(why))}::jsonb[]) as line`.execute(tx);
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

/** What is signed for these awards and still to be carried out, above zero to be given. */
export async function sumOpenLines(
  read: Read,
  { county }: Scope,
  awards: readonly string[],
): Promise<{ points: number; householdPoints: number }> {
  const { rows } = await sql<{ points: number; householdPoints: number }>`
    select coalesce(sum(l.points), 0)::integer as points,
      coalesce(sum(l.household_points), 0)::integer as "householdPoints"
    from correction_lines l
    join corrections c on c.county = l.county and c.id = l.correction
    where l.county = ${county} and l.award = any(${[...awards]}::uuid[]) and l.done_at is null
      and c.state = 'signed'`.execute(read);
  return rows[0] ?? { points: 0, householdPoints: 0 };
}

/** Takes a line to carry it out; false when somebody did before. */
export async function takeLine(
  tx: Tx,
  scope: Scope,
  { correction, award }: LineKey,
): Promise<boolean> {
  const row = await lineOf(tx, scope, { correction, award }).forUpdate().executeTakeFirst();
  return row !== undefined && row.done_at === null;
}

interface LineKey {
  correction: string;
  award: string;
}

const lineOf = (read: Read, scope: Scope, { correction, award }: LineKey) =>
  read
    .selectFrom('correction_lines')
    .select('done_at')
    .where('county', '=', scope.county)
    .where('correction', '=', correction)
    .where('award', '=', award);

/** What became of a line that was taken. */
export async function finishLine(
  tx: Tx,
  scope: Scope,
  { correction, award, ...done }: LineKey & { at: Date; outcome: 'corrected' | 'fell_away' },
): Promise<void> {
  await tx
    .updateTable('correction_lines')
    .set({ done_at: done.at, outcome: done.outcome })
    .where('county', '=', scope.county)
    .where('correction', '=', correction)
    .where('award', '=', award)
    .execute();
}

/** Lines that have been carried out, by correction. */
export async function countCarriedOut(
  read: Read,
  scope: Scope,
  corrections: readonly string[],
): Promise<Map<string, number>> {
  if (corrections.length === 0) return new Map();
  const rows = await read
    .selectFrom('correction_lines')
    .select(['correction', (select) => select.fn.count<bigint>('done_at').as('done')])
    .where('county', '=', scope.county)
    .where('correction', 'in', [...corrections])
    .groupBy('correction')
    .execute();
  return new Map(rows.map(({ correction, done }) => [correction, Number(done)]));
}

/** The points that a line gives and takes, both shares together. */
const gives = sql`greatest(l.points, 0) + greatest(l.household_points, 0)`;
const takes = sql`-least(l.points, 0) - least(l.household_points, 0)`;

export interface Outcome {
  given: number;
  taken: number;
  fellAway: number;
  open: number;
  toSettle: number;
}

export async function sumOutcome(read: Read, scope: Scope, correction: string): Promise<Outcome> {
  const { rows } = await sql<Outcome>`
    select coalesce(sum(${gives}) filter (where outcome = 'corrected'), 0)::integer as given,
      coalesce(sum(${takes}) filter (where outcome = 'corrected'), 0)::integer as taken,
      count(*) filter (where outcome = 'fell_away')::integer as "fellAway",
      count(*) filter (where outcome is null)::integer as open,
      count(*) filter (where outcome is null and ${takes} > 0
        and a.state in ('scheduled', 'queued', 'provisional', 'held'))::integer as "toSettle"
    from correction_lines l
    join awards a on a.county = l.county and a.id = l.award
    where l.county = ${scope.county} and l.correction = ${correction}`.execute(read);
  return rows[0] ?? { given: 0, taken: 0, fellAway: 0, open: 0, toSettle: 0 };
}

/** Which pools have paid for a correction, and which got points back. */
export async function sumPools(
  read: Read,
  scope: Scope,
  correction: string,
): Promise<{ pool: string; given: number; taken: number }[]> {
  const { rows } = await sql<{ pool: string; given: number; taken: number }>`
    select moved.pool, sum(moved.given)::integer as given, sum(moved.taken)::integer as taken
    from correction_lines l
    join awards a on a.county = l.county and a.id = l.award
    left join awards added on added.county = l.county and added.deed = a.deed
      and added.cause = 'correction' and added.cause_id = l.correction and ${gives} > 0
    cross join lateral (values
      (added.pool, added.points + added.household_points, 0), (a.pool, 0, ${takes})
    ) as moved (pool, given, taken)
    where l.county = ${scope.county} and l.correction = ${correction} and l.outcome = 'corrected'
      and moved.pool is not null and moved.given + moved.taken > 0
    group by moved.pool order by moved.pool`.execute(read);
  return rows;
}
