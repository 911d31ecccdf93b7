import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, people, staffId } from '../../../test/county.ts';
import { spendPoints } from '../../../test/holders.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { type LocalDate, startOfDay } from '../../platform/calendar.ts';
import { reconcileCounty } from '../statements/service.ts';
import { lapsePoints } from './service.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
let year = 2026;
afterAll(async () => {
  expect(await reconcileCounty(world.deps, county)).toEqual([]);
  await world.close();
});

/** Points of this county lapse at the end of the year in which they are earned. */
async function newYear(carryOver?: number): Promise<void> {
  year += 1;
  await itIs(`${year}-06-01`, 9);
  await lapsePoints(world.deps);
  const kept = carryOver === undefined ? {} : { carryOver };
  await enforce(world, [], { lapse: { kind: 'year_end', yearsAfter: 0, ...kept } });
}

async function itIs(day: LocalDate, hour: number): Promise<void> {
  world.clock.set(startOfDay(day, hour));
  desk = await openDesk(world);
}

let next = 0;
const somebody = () => `1390002${String(next++).padStart(4, '0')}`;

/** Three points, settled, of a report with a place of its own. */
async function earned(phone: string): Promise<Caller> {
  const resident = await world.resident(phone);
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await world.settle();
  return resident;
}

const spendable = async (phone: string) =>
  (await (await world.resident(phone))('getMyPoints')).ok.spendable;
const yearsOf = async (phone: string) =>
  (await (await world.resident(phone))('getMyYears')).ok.years;
const runs = async () => (await (await world.staff('treasurer'))('getYearEnd')).ok.runs;

test('after the last day of the year its points are gone, in the first minutes of the next', async () => {
  await newYear();
  const phone = somebody();
  await earned(phone);
  await itIs(`${year + 1}-01-01`, 0.05);
  expect(await lapsePoints(world.deps)).toBe(0);
  await itIs(`${year + 1}-01-01`, 0.1);
  expect(await lapsePoints(world.deps)).toBe(1);
  expect(await lapsePoints(world.deps)).toBe(0);
  expect(await spendable(phone)).toBe(0);
  expect((await runs())[0]).toMatchObject({
    through: `${year}-12-31`,
    state: 'again',
    lots: 1,
    points: 3,
    askedBy: null,
    closing: null,
  });
});

test('the year is closed once what was begun in it has ended, and its statement agrees with that', async () => {
  await newYear();
  const [phone, spender] = [somebody(), somebody()];
  await earned(phone);
  await spendPoints(world, await earned(spender), 2);
  await itIs(`${year + 1}-01-01`, 0.1);
  await lapsePoints(world.deps);
  expect((await yearsOf(phone))[1]).toMatchObject({ year, closed: false, closing: 0 });
  await itIs(`${year + 1}-01-01`, 0.7);
  // Life goes on before the accounts are closed.
  await earned(phone);
  await lapsePoints(world.deps);
  const [run] = await runs();
  expect(run).toMatchObject({ state: 'done', closing: { whole: true }, points: 4 });
  expect(run?.closing?.accounts).toBeGreaterThan(3);
  const [now, before] = await yearsOf(phone);
  expect(before).toEqual({
    year,
    opening: 0,
    parts: [
      { kind: 'award', lines: 1, points: 3 },
      { kind: 'lapsed', lines: 1, points: -3 },
    ],
    closing: 0,
    closed: true,
    agrees: true,
  });
  expect(now).toMatchObject({ year: year + 1, opening: 0, closing: 3, closed: false });
  expect((await yearsOf(spender))[1]?.parts).toEqual([
    { kind: 'award', lines: 1, points: 3 },
    { kind: 'spent', lines: 1, points: -2 },
    { kind: 'lapsed', lines: 1, points: -1 },
  ]);
});

test('what lapses and the year that is closed are lines of the audit, by the job and in figures', async () => {
  await newYear(2);
  await earned(somebody());
  await itIs(`${year + 1}-01-01`, 0.7);
  await lapsePoints(world.deps);
  const { rows } = await world.deps.database.pool.query(
    `select action, actor_kind, roles, details from audit_waiting where object = $1
     order by action`,
    [`lapse_run/${year}-12-31`],
  );
  const byJob = { actor_kind: 'system', roles: 'lapse_points' };
  expect(rows).toEqual([
    // Two people have three points each: whoever earned some before the year was closed is the other one.
    { ...byJob, action: 'points.lapsed', details: { lots: 2, points: 2, carried: 4 } },
    {
      ...byJob,
      action: 'year.closed',
      details: { accounts: expect.any(Number), whole: true },
    },
  ]);
});

test('a year’s statement that differs from its closing entry says so', async () => {
  await newYear();
  const phone = somebody();
  const { id } = (await (await earned(phone))('getMe')).ok;
  await itIs(`${year + 1}-01-01`, 0.7);
  await lapsePoints(world.deps);
  expect((await yearsOf(phone))[1]).toMatchObject({ closed: true, agrees: true });
  const { pool } = world.deps.database;
  await pool.query(
    `insert into year_closings (county, year, account, posted, pending_in, pending_out)
     select county, $2, (holder_no << 20) | (1 << 16), 1, 0, 0 from residents where county = $1 and id = $3`,
    [county, year, id],
  );
  expect((await yearsOf(phone))[1]).toMatchObject({ closed: true, agrees: false });
});

test('a worker that slept over the year’s end closes that year first, then takes the days after it', async () => {
  await newYear();
  const phone = somebody();
  await earned(phone);
  await itIs(`${year + 1}-01-04`, 9);
  expect(await lapsePoints(world.deps)).toBe(1);
  const [newest, yearEnd] = await runs();
  expect(newest).toMatchObject({ through: `${year + 1}-01-03`, state: 'done', lots: 0 });
  expect(yearEnd).toMatchObject({ through: `${year}-12-31`, closing: { whole: true } });
  expect((await yearsOf(phone))[1]).toMatchObject({ closed: true, agrees: true });
});

test('the treasurer has a night run by hand that did not run; nobody runs one twice', async () => {
  await newYear();
  await earned(somebody());
  await itIs(`${year + 1}-01-01`, 0.7);
  const treasurer = await world.staff('treasurer');
  expect((await treasurer('getYearEnd')).ok.due).toBe(`${year}-12-31`);
  const asked = await treasurer('runLapse');
  expect(asked.ok).toMatchObject({ through: `${year}-12-31`, state: 'lapsing', lots: 0 });
  expect((await treasurer('runLapse')).problem).toMatchObject({
    status: 409,
    code: 'lapse_under_way',
  });
  expect(await lapsePoints(world.deps)).toBe(1);
  const { runs: shown, due } = (await treasurer('getYearEnd')).ok;
  expect(due).toBeNull();
  expect(shown[0]).toMatchObject({ state: 'done', lots: 1 });
  expect(shown[0]?.askedBy).not.toBeNull();
  expect((await treasurer('runLapse')).problem).toMatchObject({
    status: 409,
    code: 'lapse_not_due',
    title: expect.stringContaining(`${year}-12-31`),
  });
  const { rows } = await world.deps.database.pool.query(
    `select actor from audit_waiting where action = 'lapse.asked' and object = $1
     union all select actor from audit_entries where action = 'lapse.asked' and object = $1`,
    [`lapse_run/${year}-12-31`],
  );
  expect(rows).toEqual([{ actor: staffId('treasurer') }]);
});

test('what lapses when is shown by date and pool; whoever works for a town is not asked', async () => {
  await newYear();
  await earned(somebody());
  await earned(somebody());
  await itIs(`${year}-06-02`, 9);
  await lapsePoints(world.deps);
  const { dates } = (await (await world.staff('leader'))('getYearEnd')).ok;
  const due = dates.find(({ lapsesOn }) => lapsesOn === `${year}-12-31`);
  expect(due).toMatchObject({ accounts: 2, points: 6, held: 0 });
  expect(due?.pools).toEqual([{ pool: 'residents', name: expect.anything(), points: 6 }]);
  expect(people.rule_owner_west.area).not.toBe(people.rule_owner.area);
  expect((await (await world.staff('rule_owner_west'))('getYearEnd')).problem).toMatchObject({
    status: 403,
    code: 'lapse_whole_county',
  });
  expect((await (await world.staff('reviewer'))('getYearEnd')).status).toBe(403);
  expect((await (await world.staff('leader'))('runLapse')).status).toBe(403);
});

test('the rule book that holds on the last day carries points over into the next year', async () => {
  await newYear(2);
  const phone = somebody();
  await earned(phone);
  await itIs(`${year + 1}-01-01`, 0.7);
  expect(await lapsePoints(world.deps)).toBe(1);
  expect(await spendable(phone)).toBe(2);
  expect((await runs())[0]).toMatchObject({ points: 1, carriedOver: 2, closing: { whole: true } });
  const [now, before] = await yearsOf(phone);
  expect(before).toMatchObject({ closing: 2, closed: true, agrees: true });
  expect(now).toMatchObject({ opening: 2, closing: 2 });
  const { lots, rule } = (await (await world.resident(phone))('getMyLapsing')).ok;
  expect(lots).toMatchObject([{ lapsesOn: `${year + 1}-12-31`, points: 2, carriedOver: 2 }]);
  expect(rule.zh).toContain('每个账户最多 2 分转到下一年');
});
