import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rulebook } from '../../../db/seed/county/rulebook.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { papersOf } from '../../../test/paper-lists.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { agreeing, phonesOf } from '../../../test/tracks/phone.ts';

/* Whoever walks without a phone stands on paper, and their grid is walked as well. */

let world: TestApp;
let intake: Caller;
let reviewer: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  await enforce(
    world,
    rulebook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
});
beforeEach(async () => {
  // What one test walked is over four weeks old in the next.
  world.clock.advance({ days: 30 });
  morning();
  [intake, reviewer] = [await world.staff('intake'), await world.staff('reviewer')];
});
afterAll(() => world.close());

const { morning, walk, begin, prove } = phonesOf(() => world);
const papers = papersOf({ world: () => world, intake: () => intake, reviewer: () => reviewer });
const { confirm, daysAgo, enter, patrolled, person, undo, newNumber, photoOf } = papers;

async function coverageOf(grid: string) {
  const dispatcher = await world.staff('dispatcher');
  const found = (await dispatcher('getPatrolCoverage')).ok.grids.find((one) => one.grid === grid);
  if (found === undefined) throw new Error(`no coverage of ${grid}`);
  return found;
}

/** A list of patrols that was compared with its photo. */
async function compared(lines: readonly object[], more: object = {}): Promise<string> {
  const body = { number: newNumber(), photo: await photoOf(intake), lines, ...more };
  const { id } = (await intake('enterRoster', { body })).ok;
  (await confirm(id)).ok;
  return id;
}

test('a grid in which only people on paper walk is not under-patrolled, until the list is undone', async () => {
  const { phone } = await person('没手机的');
  const { id } = (await enter([patrolled(phone, 90, daysAgo(3))])).ok;
  // Nobody has compared it with its photo yet.
  expect(await coverageOf(grids.west)).toMatchObject({ paperMinutes: 0, isUnder: true });
  (await confirm(id)).ok;
  expect(await coverageOf(grids.west)).toMatchObject({
    patrols: 0,
    minutes: 0,
    paperMinutes: 90,
    lastOnPaper: daysAgo(3),
    isUnder: false,
  });
  (await undo(id)).ok;
  expect(await coverageOf(grids.west)).toMatchObject({ paperMinutes: 0, isUnder: true });
});

test('a list that says where it was walked counts there, and around no home', async () => {
  const { phone } = await person('走远的');
  await compared([patrolled(phone, 60)], { walkedIn: grids.east });
  expect(await coverageOf(grids.east)).toMatchObject({ paperMinutes: 60, isUnder: false });
  expect(await coverageOf(grids.west)).toMatchObject({ paperMinutes: 0, isUnder: true });
});

test('what was walked more than two weeks ago covers a grid on paper as little as by phone', async () => {
  const { phone } = await person('早走过的');
  await compared([patrolled(phone, 60, daysAgo(15))]);
  expect(await coverageOf(grids.west)).toMatchObject({ paperMinutes: 60, isUnder: true });
});

test('a walk that a phone proves and a list says too counts once, and what goes beyond it', async () => {
  const { me, phone } = await person('都有的');
  (await me('setMyConsent', agreeing)).ok;
  const { id } = await begin(me);
  const track = walk(70);
  [intake, reviewer] = [await world.staff('intake'), await world.staff('reviewer')];
  await compared([patrolled(phone, 120)]);
  const { minutes = 0 } = (await prove(me, id, track)).ok.patrol.proof ?? {};
  expect(minutes).toBeGreaterThan(60);
  expect(await coverageOf(grids.west)).toMatchObject({ minutes, paperMinutes: 120 - minutes });
});

test('where a list was walked is a grid of the county, and asked of patrols alone', async () => {
  const { phone } = await person('填错的');
  const refused = async (walkedIn: string, line: object) => {
    const photo = await photoOf(intake);
    const body = { number: newNumber(), photo, walkedIn, lines: [line] };
    const { code, fields } = (await intake('enterRoster', { body })).problem;
    return [code, fields?.[0]?.field];
  };
  const unknown = ['roster_grid_unknown', '/walkedIn'];
  expect(await refused('339999009009009', patrolled(phone, 60))).toEqual(unknown);
  expect(await refused(`${grids.west.slice(0, 12)}000`, patrolled(phone, 60))).toEqual(unknown);
  const attended = papers.attended(phone);
  expect(await refused(grids.west, attended)).toEqual(['roster_without_patrol', '/walkedIn']);
});
