import type { RouteName } from '../../contract/table.ts';
import { lotAccount, points } from '../../server/ledger/account.ts';
import { postFromSlices, sliceOf } from '../../server/ledger/service.ts';
import { addDays, type LocalDate, localDate, yearOf } from '../../server/platform/calendar.ts';
import { type Asking, nothing, type Recipe } from './recipe.ts';

/** Two points that lapse in three weeks, for whoever is tried and grown up; nobody signed in gets none. */
export async function lapsingPoints({
  caller,
  world,
  county,
}: Pick<Asking, 'caller' | 'world' | 'county'>): Promise<LocalDate> {
  const { database, clock, ids } = world.deps;
  const lapsesOn = addDays(localDate(clock.now()), 21);
  const me = await caller('getMe');
  if (me.status !== 200) return lapsesOn;
  const { read } = database;
  const row = await read
    .selectFrom('residents')
    .innerJoin('pools', 'pools.county', 'residents.county')
    .select(['residents.holder_no as holder', 'pools.holder_no as pool'])
    .where('residents.county', '=', county)
    .where('residents.id', '=', me.ok.id)
    .where('pools.code', '=', 'residents')
    .executeTakeFirst();
  await read
    .updateTable('residents')
    .set({ age_class: 'adult' })
    .where('county', '=', county)
    .where('id', '=', me.ok.id)
    .execute();
  if (row === undefined) throw new Error('nobody who could have points');
  const id = ids.uuid();
  const given = {
    id,
    key: id,
    kind: 'post' as const,
    debit: sliceOf(row.pool, row.holder),
    credit: lotAccount(row.holder, lapsesOn),
    amount: points(2),
    pending: null,
    reason: id,
    ruleVersion: 1,
  };
  const posting = { county, transfers: [given], at: clock.now(), newId: () => ids.uuid() };
  await database.transact((tx) => postFromSlices(tx, posting));
  return lapsesOn;
}

const theWhole: Recipe = { ...nothing(), about: 'county' };

/** What lapses, what is given to a village, and the run of a night. */
export const ofYearEnd: Partial<Record<RouteName, Recipe>> = {
  getMyLapsing: nothing(),
  getMyYears: nothing(),
  getMyYearPaper: {
    ...nothing(),
    ask: ({ world }) => ({ params: { year: String(yearOf(localDate(world.deps.clock.now()))) } }),
  },
  giveToVillage: {
    ...nothing(),
    ask: async (asking) => ({ body: { points: 2, lapsesOn: await lapsingPoints(asking) } }),
  },
  getYearEnd: theWhole,
  runLapse: theWhole,
  listLapsingWithoutPhone: nothing(),
  getLapsingPaper: nothing(),
};
