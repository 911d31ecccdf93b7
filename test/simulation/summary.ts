import { type AccountKind, kinds } from '../../server/ledger/account.ts';
import type { JobCounts } from './jobs.ts';
import type { World } from './world.ts';

/** What became of a simulated stretch of time. */
export interface Summary extends JobCounts {
  seed: string;
  days: number;
  deeds: number;
  cases: number;
  /** Awards by state, and those that stand empty. */
  awards: Record<string, number>;
  /** Reports with a signal, by its code. */
  signals: Record<string, number>;
  /** Transfers by what they meant. */
  transfers: Record<string, number>;
  points: Record<Flow, number>;
  /** Points that arrived after their last day, and live on for the days of grace. */
  arrivedLate: number;
  movedUp: number;
  notCovered: number;
  atDayLimit: number;
  notices: number;
}

export async function summarise(world: World, counts: JobCounts): Promise<Summary> {
  const { seed, days } = world;
  const one = (sql: string) => numberOf(world, sql);
  return {
    ...counts,
    seed,
    days,
    deeds: await one('select count(*) from deeds where county = $1'),
    cases: await one('select count(*) from cases where county = $1'),
    awards: await countsOf(
      world,
      `select case when points + household_points = 0 and state = 'settled' then 'empty' else state end as name
       from awards where county = $1`,
    ),
    signals: await countsOf(
      world,
      "select s ->> 'code' as name from assessments, jsonb_array_elements(signals) s where county = $1",
    ),
    transfers: await countsOf(
      world,
      `select (array['post', 'announce', 'settle', 'void'])[kind] as name from transfers where county = $1`,
    ),
    points: await pointsOf(world),
    arrivedLate: await one(
      `select coalesce(sum(points + household_points), 0) from awards
       where county = $1 and settled_at is not null and why ->> 'en' like '%after their last day%'`,
    ),
    movedUp: await one(`select count(*) from awards where county = $1 and cause = 'moved_up'`),
    notCovered: await one(
      `select count(*) from awards where county = $1 and why ->> 'en' like '%pool is used up%'`,
    ),
    atDayLimit: await one(
      `select count(*) from awards where county = $1 and why ->> 'en' like '%awards a day, by all rules%'`,
    ),
    notices: await one('select count(*) from notices where county = $1'),
  };
}

/** Where posted points went, by the kinds of the two accounts. */
const flows = {
  given: ['pool', 'holder'],
  spent: ['holder', 'merchant'],
  refunded: ['merchant', 'holder'],
  renewed: ['holder', 'holder'],
  takenBack: ['holder', 'pool'],
  owed: ['debt', 'pool'],
  repaid: ['holder', 'debt'],
  waived: ['pool', 'debt'],
  lapsed: ['holder', 'lapsed'],
} as const satisfies Record<string, readonly [AccountKind, AccountKind]>;
type Flow = keyof typeof flows;

async function pointsOf(world: World): Promise<Summary['points']> {
  const sums: [string, number][] = [];
  for (const [name, [from, to]] of Object.entries(flows)) {
    const sum = await numberOf(
      world,
      `select coalesce(sum(amount), 0) from transfers where county = $1 and kind in (1, 3)
         and (debit >> 16) & 15 = ${kinds[from]} and (credit >> 16) & 15 = ${kinds[to]}`,
    );
    sums.push([name, sum]);
  }
  return Object.fromEntries(sums) as Summary['points'];
}

async function numberOf({ deps, county }: World, sql: string): Promise<number> {
  const { rows } = await deps.database.pool.query({
    text: sql,
    values: [county],
    rowMode: 'array',
  });
  return Number((rows as unknown[][])[0]?.[0] ?? 0);
}

async function countsOf({ deps, county }: World, sql: string): Promise<Record<string, number>> {
  const { rows } = await deps.database.pool.query<{ name: string; count: number }>(
    `select name, count(*)::integer as count from (${sql}) t group by name order by name`,
    [county],
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
