import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, positions } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { cover, openEmptyPool, pledge, takeInSponsor } from '../../../test/sponsors.ts';

let world: TestApp;
let desk: Desk;
let treasurer: Caller;
let sponsor: Caller;
let mine: string;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
  treasurer = await world.staff('treasurer');
  sponsor = await world.staff('sponsor');
  await openEmptyPool(treasurer, 'gifts');
  mine = await takeInSponsor(treasurer, { member: 'sponsor' });
  await enforce(world, [
    changedRule('2.2', { pools: ['gifts'] }),
    changedRule('2.3', { pools: ['gifts'] }),
  ]);
});
afterAll(() => world.close());

const seen = async () => (await sponsor('getMySponsor')).ok;
const thanked = async () => (await world.anyone('listThanked')).ok.sponsors;
const name = '司徒若水';
let placed = 0;

async function earn(place: 'west' | 'east', category = '040300') {
  const resident = await world.resident();
  await resident('completeProfile', { body: { name, grid: grids[place] } });
  const { lng, lat } = positions[place];
  // About 100 metres from the last one: none is the same place as another.
  const given = place === 'west' ? {} : { position: { lng: lng + ++placed * 0.001, lat } };
  const { code } = await report(resident, { category, ...given });
  await walkTo('awaiting_confirmation', { desk, resident, code });
}

test('whoever signs in for no sponsor is told whom to ask', async () => {
  const stranger = await world.staff('sponsor_second');
  expect((await stranger('getMySponsor')).problem.code).toBe('sponsor_not_bound');
  const body = { thanked: true };
  expect((await stranger('setThanks', { body })).problem.code).toBe('sponsor_not_bound');
});

test('a sponsor is thanked by name once something has come, and only if it agreed', async () => {
  expect((await sponsor('setThanks', { body: { thanked: true } })).ok).toEqual({ thanked: true });
  await pledge(sponsor, { sponsor: mine, pool: 'gifts', points: 500 });
  expect(await thanked()).toEqual([]);
  await cover(treasurer, { sponsor: mine, pool: 'gifts', points: 500 });
  const { name: own } = await seen();
  expect(await thanked()).toEqual([{ name: own }]);
  await sponsor('setThanks', { body: { thanked: false } });
  expect(await thanked()).toEqual([]);
});

test('what came of its points is told in counts, and of fewer than five people nothing at all', async () => {
  expect((await seen()).outcome).toMatchObject({ awards: 0, points: 0, residents: 0 });
  for (const _ of [1, 2, 3, 4]) await earn('west');
  expect((await seen()).outcome).toMatchObject({
    awards: null,
    points: null,
    residents: null,
    categories: [],
    towns: [],
    months: [],
  });
  for (const _ of [1, 2, 3]) await earn('west');
  await earn('east', '050100');
  const { outcome } = await seen();
  expect(outcome).toMatchObject({ awards: 8, points: 24, residents: 8 });
  // One report in the east, of another category: both are hidden behind the rest.
  expect(outcome.towns).toEqual([{ name: { zh: '其他', en: 'Others' }, awards: 8, points: 24 }]);
  expect(outcome.categories).toEqual([
    { name: { zh: '其他', en: 'Others' }, awards: 8, points: 24 },
  ]);
  for (const _ of [1, 2, 3, 4]) await earn('east', '050100');
  const after = (await seen()).outcome;
  expect(after.towns.map(({ name: town, points }) => [town.zh, points])).toEqual([
    ['西镇', 21],
    ['东镇', 15],
  ]);
  expect(after.categories.map(({ name: category }) => category.zh)).toEqual(['违停乱停', '积水']);
  expect(after.months).toEqual([expect.objectContaining({ awards: 12, points: 36 })]);
});

test('nothing that a sponsor sees names a resident, a case, a grid or a member of staff', async () => {
  const { raw } = await sponsor('getMySponsor');
  expect(raw.body).not.toContain(name);
  expect(raw.body).not.toContain(grids.west);
  expect(raw.body).not.toMatch(/SY\d\d-/);
  expect(raw.body).not.toContain('treasurer');
});
