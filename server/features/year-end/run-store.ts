import { type Selectable, sql } from 'kysely';
import type { LapseRuns } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { RunState } from './decide.ts';

export type RunRow = Selectable<LapseRuns>;

/** Runs of a county, the newest first; nights on which nothing lapsed are left out but the last. */
export async function listRuns(read: Read, { county }: Scope, limit: number): Promise<RunRow[]> {
  const rows = await read
    .selectFrom('lapse_runs')
    .selectAll()
    .where('county', '=', county)
    .where((where) =>
      where.or([
        where('lots', '>', 0n),
        where('closed_accounts', '>', 0n),
        where('state', '<>', 'done'),
        where('through', '=', (newest) =>
          newest
            .selectFrom('lapse_runs')
            .select(({ fn }) => fn.max('through').as('through'))
            .where('county', '=', county),
        ),
      ]),
    )
    .orderBy('through', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

/** The newest run of a county, whatever became of it. */
export function findNewestRun(read: Read, { county }: Scope): Promise<RunRow | undefined> {
  return read
    .selectFrom('lapse_runs')
    .selectAll()
    .where('county', '=', county)
    .orderBy('through', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Begins the run of a day; undefined where there is one. */
export function insertRun(
  tx: Tx,
  { county }: Scope,
  { through, at, askedBy }: { through: string; at: Date; askedBy: string | null },
): Promise<RunRow | undefined> {
  return tx
    .insertInto('lapse_runs')
    .values({ county, through, state: 'lapsing', asked_by: askedBy, started_at: at, moved_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** The run of a day under lock: two workers go on with it one after another. */
export function lockRun(tx: Tx, { county }: Scope, through: string): Promise<RunRow | undefined> {
  return tx
    .selectFrom('lapse_runs')
    .selectAll()
    .where('county', '=', county)
    .where('through', '=', through)
    .forUpdate()
    .executeTakeFirst();
}

export interface Progress {
  state: RunState;
  reached: bigint | null;
  lots: number;
  points: bigint;
  carried: bigint;
  closedAccounts: number;
  closedSum: bigint;
  at: Date;
}

/** Adds what a batch did to a run, in the transaction of the batch. */
export async function moveRun(
  tx: Tx,
  { county }: Scope,
  through: string,
  { state, reached, at, ...done }: Progress,
): Promise<void> {
  await tx
    .updateTable('lapse_runs')
    .set({
      state,
      reached,
      lots: sql`lots + ${done.lots}`,
      points: sql`points + ${done.points}`,
      carried: sql`carried + ${done.carried}`,
      closed_accounts: sql`closed_accounts + ${done.closedAccounts}`,
      closed_sum: sql`closed_sum + ${done.closedSum}`,
      moved_at: at,
      finished_at: state === 'done' ? at : null,
    })
    .where('county', '=', county)
    .where('through', '=', through)
    .execute();
}

/** Years whose closing entries are all made. */
export async function listClosedYears(read: Read, { county }: Scope): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select extract(year from through)::integer as year from lapse_runs
    where county = ${county} and state = 'done' and closed_accounts > 0 order by through`.execute(
    read,
  );
  return rows.map(({ year }) => year);
}
