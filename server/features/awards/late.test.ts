import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { liveTogether } from '../../../test/holders.ts';
import { takenBack } from '../../../test/owing.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { type LocalDate, startOfDay } from '../../platform/calendar.ts';
import { reconcileCounty } from '../statements/service.ts';
import { lapsePoints } from '../year-end/service.ts';

/** Points of this county lapse at the end of the year in which they are earned, or 30 days later. */
const lapse = { kind: 'year_end', yearsAfter: 0 } as const;

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
let year = 2026;
beforeEach(async () => {
  year += 1;
  await itIs(`${year}-12-30`);
  await enforce(world, [], { lapse });
  await lapsePoints(world.deps);
});
afterAll(async () => {
  expect(await reconcileCounty(world.deps, county)).toEqual([]);
  await world.close();
});

/** Days pass, and with them sessions: everybody signs in anew. */
async function itIs(day: LocalDate, hours = 9): Promise<void> {
  world.clock.set(startOfDay(day, hours));
  desk = await openDesk(world);
}

let people = 0;
const somebody = () => `1390000${String(++people).padStart(4, '0')}`;
const newest = async (resident: Caller) => (await resident('listMyAwards')).ok.lines[0];
const spendable = async (resident: Caller) => (await resident('getMyPoints')).ok.spendable;
const statement = async (resident: Caller) =>
  (await resident('getMyStatement')).ok.lines.map(({ kind, points, balance, lapsesOn }) => [
    kind,
    points,
    balance,
    lapsesOn,
  ]);

/** A report of 30 December that the centre verifies on a day of the new year. */
async function verifiedLate(phone: string, day: LocalDate): Promise<Caller> {
  const { code } = await report(await world.resident(phone));
  await itIs(day);
  const resident = await world.resident(phone);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await world.settle();
  return resident;
}

test('points of a year that are verified in the next live on for the book’s days of grace, and every night spares them', async () => {
  const phone = somebody();
  const resident = await verifiedLate(phone, `${year + 1}-01-05`);
  const until = `${year + 1}-02-04`;
  expect(await lapsePoints(world.deps)).toBe(0);
  expect(await spendable(resident)).toBe(3);
  await itIs(until, 23);
  await lapsePoints(world.deps);
  expect(await spendable(await world.resident(phone))).toBe(3);
  await itIs(`${year + 1}-02-05`, 0.1);
  expect(await lapsePoints(world.deps)).toBe(1);
  expect(await spendable(await world.resident(phone))).toBe(0);
});

test('the award says it in its own sentence, the notice repeats it, the statement shows both days', async () => {
  const resident = await verifiedLate(somebody(), `${year + 1}-01-05`);
  const award = await newest(resident);
  expect(award).toMatchObject({ state: 'settled', points: 3, lapsesOn: `${year + 1}-02-04` });
  const zh = `入账时已过原来的期限（${year} 年 12 月 31 日），按细则再给 30 天，用到 ${year + 1} 年 2 月 4 日。`;
  const en = `These points arrived after their last day, 31 December ${year}; by the rule book they can be used for 30 more days, until 4 February ${year + 1}.`;
  expect(award?.why.zh).toContain(zh);
  expect(award?.why.en).toContain(en);
  const told = (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh);
  expect(told.filter((words) => words.includes(zh))).toHaveLength(1);
  expect(await statement(resident)).toEqual([
    ['renewed', 0, 3, `${year + 1}-02-04`],
    ['award', 3, 3, `${year + 1}-02-04`],
  ]);
  const { ok } = await resident('explainMyPoints');
  expect(ok).toMatchObject({
    lots: [{ lapsesOn: `${year + 1}-02-04`, points: 3 }],
    agrees: true,
  });
});

test('verified on the last day they are as any others, and the award says nothing of grace', async () => {
  const resident = await verifiedLate(somebody(), `${year}-12-31`);
  const award = await newest(resident);
  expect(award).toMatchObject({ lapsesOn: `${year}-12-31` });
  expect(award?.why.zh).not.toContain('再给');
  expect(await statement(resident)).toEqual([['award', 3, 3, `${year}-12-31`]]);
});

test('a bonus that comes due after its last day arrives in a lot that lives', async () => {
  const phone = somebody();
  await itIs(`${year}-12-31`);
  const resident = await world.resident(phone);
  const { code } = await report(resident);
  await walkTo('closed', { desk, resident, code });
  await itIs(`${year + 1}-01-01`, 0.1);
  await lapsePoints(world.deps);
  await itIs(`${year + 1}-01-01`, 8);
  await world.settle();
  const again = await world.resident(phone);
  const { lines } = (await again('listMyAwards')).ok;
  const bonus = lines.find(({ points }) => points === 2);
  expect(bonus).toMatchObject({ state: 'settled', lapsesOn: `${year + 1}-01-31` });
  expect(bonus?.why.zh).toContain('按细则再给 30 天');
  expect(await spendable(again)).toBe(2);
  expect((await statement(again))[0]).toEqual(['award', 2, 2, `${year + 1}-01-31`]);
});

test('a gift whose message is delivered after midnight of the last day does not come in vain', async () => {
  const phone = somebody();
  await itIs(`${year}-12-31`, 23.9);
  const body = { name: '新来的', grid: grids.west };
  const newcomer = await world.resident(phone);
  await newcomer('completeProfile', { body });
  await newcomer('finishTour');
  await itIs(`${year + 1}-01-01`, 0.1);
  await world.settle();
  await lapsePoints(world.deps);
  const resident = await world.resident(phone);
  expect(await newest(resident)).toMatchObject({ points: 5, lapsesOn: `${year + 1}-01-31` });
  expect(await spendable(resident)).toBe(5);
});

test('held over the year’s end and then found sound: they live on as well', async () => {
  const phone = somebody();
  const words = `抄来的话，${year} 年第二次报`;
  await report(await world.resident(), { words });
  const { code, awards } = await report(await world.resident(phone), { words });
  expect(awards).toMatchObject([{ state: 'held' }]);
  await walkTo('awaiting_confirmation', { desk, resident: await world.resident(phone), code });
  await itIs(`${year + 1}-03-01`);
  const params = { id: awards[0]?.id ?? '' };
  const settled = await desk.reviewer('settleHeldAward', { params, body: { note: '没有问题' } });
  expect(settled.ok).toMatchObject({ state: 'settled', lapsesOn: `${year + 1}-03-31` });
  expect(await spendable(await world.resident(phone))).toBe(3);
});

test('the household’s share lives on with the resident’s', async () => {
  await enforce(world, [changedRule('2.2', { householdPercent: 50 })], { lapse });
  const phone = somebody();
  await liveTogether(world, [await world.resident(phone)]);
  const resident = await verifiedLate(phone, `${year + 1}-01-05`);
  expect(await lapsePoints(world.deps)).toBe(0);
  expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 2, household: 1 });
});

test('what is owed is paid out of them first, and only what is left is lent more days', async () => {
  const phone = somebody();
  const resident = await world.resident(phone);
  await takenBack(world, { desk, resident, spent: 2 });
  const late = await verifiedLate(phone, `${year + 1}-01-05`);
  expect((await late('getMyPoints')).ok).toMatchObject({ spendable: 1, owed: 0 });
  expect((await statement(late)).slice(0, 3).map(([kind, , balance]) => [kind, balance])).toEqual(
    expect.arrayContaining([
      ['award', 3],
      ['repaid', 1],
    ]),
  );
  expect((await late('explainMyPoints')).ok.agrees).toBe(true);
});

test('a late award that is taken back leaves nothing behind', async () => {
  const resident = await verifiedLate(somebody(), `${year + 1}-01-05`);
  const params = { id: (await newest(resident))?.id ?? '' };
  const body = { reason: 'not_true', note: '复查：现场没有这件事' };
  const { ok } = await desk.reviewer('reverseAward', { params, body });
  expect(ok.reversal).toMatchObject({ taken: 3, owed: 0 });
  expect(await spendable(resident)).toBe(0);
});
