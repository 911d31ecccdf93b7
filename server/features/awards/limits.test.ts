import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { idOf, liveTogether } from '../../../test/holders.ts';
import { report } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { type Deed, recordDeed } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(() => world.clock.advance({ days: 3 }));
afterAll(() => world.close());

const rule = (change: Partial<Rule>) => enforce(world, [changedRule('2.2', change)]);
const earned = async (resident: Caller, given: Record<string, unknown> = {}) =>
  (await report(resident, given)).awards[0];

let sources = 0;
/** A deed that no screen makes yet, straight on the road to points. */
async function did(resident: string, given: Partial<Deed>) {
  const { database, clock } = world.deps;
  const deed: Deed = {
    kind: 'mediation.part',
    resident,
    source: uuidOf(`source ${sources++}`),
    occasion: 0,
    caseCode: null,
    what: { zh: '参与调解', en: 'Took part' },
    category: null,
    grid: null,
    position: null,
    insideCounty: null,
    prints: [],
    quantity: 1,
    at: clock.now(),
    ...given,
  };
  const scope = jobScope(county, 'test');
  return database.transact((tx) => recordDeed({ tx, scope, deps: world.deps }, deed));
}

test('a year’s limit counts from the first of January, whatever day it is', async () => {
  await rule({ caps: { perYear: 1 } });
  const resident = await world.resident();
  expect(await earned(resident)).toMatchObject({ points: 3 });
  world.clock.advance({ days: 20 });
  const second = await earned(resident);
  expect(second).toMatchObject({ points: 0 });
  expect(second?.why.zh).toContain('每人每年最多 1 件，当年已满');
});

test('a limit in points cuts the award that goes over it, and stops the next', async () => {
  await rule({ caps: { pointsPerDay: 4, perDay: 9 } });
  const resident = await world.resident();
  expect(await earned(resident)).toMatchObject({ points: 3 });
  const cut = await earned(resident);
  expect(cut).toMatchObject({ points: 1 });
  expect(cut?.why.zh).toContain('每天最多 4 分');
  expect(await earned(resident)).toMatchObject({ points: 0 });
  world.clock.advance({ days: 1 });
  expect(await earned(resident)).toMatchObject({ points: 3 });
});

test('a rule that asks for a pause pays again when it is over, not before', async () => {
  await rule({ caps: { perDay: 9 }, cooldownHours: 2 });
  const resident = await world.resident();
  expect(await earned(resident)).toMatchObject({ points: 3 });
  world.clock.advance({ minutes: 119 });
  const early = await earned(resident);
  expect(early).toMatchObject({ points: 0 });
  expect(early?.why.zh).toContain('离上一次还不到 2 小时');
  world.clock.advance({ minutes: 1 });
  expect(await earned(resident)).toMatchObject({ points: 3 });
});

test('members of one household share its limit of the month, neighbours do not', async () => {
  await rule({ caps: { perDay: 9, perHouseholdMonth: 2 } });
  const [mother, son, neighbour] = [
    await world.resident(),
    await world.resident(),
    await world.resident(),
  ];
  await liveTogether(world, [mother, son]);
  expect(await earned(mother)).toMatchObject({ points: 3 });
  expect(await earned(son)).toMatchObject({ points: 3 });
  const third = await earned(mother);
  expect(third).toMatchObject({ points: 0 });
  expect(third?.why.zh).toContain('一家人每月合起来最多 2 件，当月已满');
  expect(await earned(neighbour)).toMatchObject({ points: 3 });
});

test('two members who report at the same moment never get more than the household’s limit', async () => {
  await rule({ caps: { perDay: 9, perHouseholdMonth: 3 } });
  const members = await Promise.all(Array.from({ length: 4 }, () => world.resident()));
  await liveTogether(world, members);
  const both = [...members, ...members, ...members];
  const awards = await Promise.all(both.map((member) => earned(member)));
  expect(awards.filter((award) => award?.points === 3)).toHaveLength(3);
});

test('a place gives what its limit of the month allows, to whomever it is', async () => {
  await rule({ caps: { perDay: 9, perPlaceMonth: 2 }, samePlace: null });
  const position = { lng: 120.071, lat: 28.861 };
  const near = { lng: 120.0712, lat: 28.861 };
  for (const where of [position, near])
    expect(await earned(await world.resident(), { position: where })).toMatchObject({ points: 3 });
  const third = await earned(await world.resident(), { position });
  expect(third).toMatchObject({ points: 0 });
  expect(third?.why.zh).toContain('同一地点每月最多 2 件，当月已满');
  const elsewhere = { lng: 120.073, lat: 28.861 };
  expect(await earned(await world.resident(), { position: elsewhere })).toMatchObject({
    points: 3,
  });
});

test('ten neighbours at one place at the same moment get no more than the place gives', async () => {
  await rule({ caps: { perDay: 9, perPlaceMonth: 2 }, samePlace: null });
  const neighbours = await Promise.all(Array.from({ length: 10 }, () => world.resident()));
  const position = { lng: 120.061, lat: 28.871 };
  const awards = await Promise.all(neighbours.map((one) => earned(one, { position })));
  expect(awards.filter((award) => award?.points === 3)).toHaveLength(2);
});

test('the same two parties are paid as often as the rule says within twelve months', async () => {
  const part = changedRule('3.1', {
    id: '4.1',
    deed: 'mediation.part',
    categories: [],
    caps: { perCounterpartYear: 1 },
    review: 'at_once',
  });
  await enforce(world, [part]);
  const resident = await idOf(await world.resident());
  const [one, other] = [uuidOf('one'), uuidOf('other')];
  expect(await did(resident, { counterpart: one })).toMatchObject({ points: 2 });
  expect(await did(resident, { counterpart: one })).toMatchObject({ points: 0 });
  expect(await did(resident, { counterpart: other })).toMatchObject({ points: 2 });
  world.clock.advance({ days: 366 });
  expect(await did(resident, { counterpart: one })).toMatchObject({ points: 2 });
});

test('grade and outcomes of a deed are kept with it and paid by', async () => {
  const lead = changedRule('3.1', {
    id: '4.2',
    deed: 'mediation.lead',
    categories: [],
    base: { kind: 'graded', points: [5, 8, 10] },
    multipliers: [{ when: 'kept', percent: 200 }],
    caps: {},
    review: 'at_once',
  });
  await enforce(world, [lead]);
  const resident = await idOf(await world.resident());
  const award = await did(resident, { kind: 'mediation.lead', grade: 2, outcomes: ['kept'] });
  expect(award).toMatchObject({ points: 16 });
  const deed = await world.deps.database.read
    .selectFrom('deeds')
    .select(['grade', 'outcomes'])
    .where('county', '=', county)
    .where('id', '=', award?.deed ?? '')
    .executeTakeFirst();
  expect(deed).toEqual({ grade: 2, outcomes: ['kept'] });
});
