import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { liveTogether } from '../../../test/holders.ts';
import { report } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { localDate } from '../../platform/calendar.ts';
import { distanceM } from '../../platform/geometry.ts';
import { jobScope } from '../../platform/scope.ts';
import { countAround } from './around-store.ts';
import { deedOf } from './deed-store.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const metres = 40;
const limited = changedRule('2.2', {
  caps: { perHouseholdMonth: 99, perPlaceMonth: 99 },
  samePlace: { days: 2, metres, supporterPercent: 50 },
});
/** Two corners some thirty metres apart, and one across a band of latitude far away. */
const corners = [
  { lng: 120.05, lat: 28.84999 },
  { lng: 120.05, lat: 28.85025 },
  { lng: 120.07, lat: 28.87 },
];

/** Six people, two of them in each of two households, report at three corners in two months. */
async function busyTown(): Promise<void> {
  await enforce(world, [limited]);
  const people: Caller[] = [];
  for (let count = 0; count < 6; count++) people.push(await world.resident());
  await liveTogether(world, people.slice(0, 2));
  await liveTogether(world, people.slice(2, 4));
  world.clock.set(new Date('2026-10-28T00:00:00Z'));
  for (let turn = 0; turn < 24; turn++) {
    const resident = people[(turn * 5) % people.length];
    const position = corners[(turn * 7) % corners.length];
    if (resident === undefined) throw new Error('somebody reports');
    await report(resident, { position });
    world.clock.advance({ hours: 7 });
  }
}

test('what others count for many deeds at once is what counting them one by one gives', async () => {
  await busyTown();
  const { read } = world.deps.database;
  const deeds = (await read.selectFrom('deeds').selectAll().execute()).map(deedOf);
  const awards = await read.selectFrom('awards').selectAll().execute();
  const given = new Map(awards.map((award) => [award.deed, award.points]));
  expect(deeds).toHaveLength(24);
  expect(new Set(given.values()).size).toBeGreaterThan(1);
  const counted = await countAround(read, jobScope(county, 'test'), { rule: limited, deeds });
  for (const me of deeds) {
    const before = deeds.filter((one) => one.at < me.at && one.id !== me.id);
    const month = localDate(me.at).slice(0, 7);
    const others = before.filter(
      (one) =>
        one.resident !== me.resident &&
        (given.get(one.id) ?? 0) > 0 &&
        localDate(one.at).startsWith(month),
    );
    const isHere = (one: (typeof deeds)[number]) =>
      one.position !== null &&
      me.position !== null &&
      distanceM(one.position, me.position) <= metres;
    const recent = before.filter((one) => me.at.getTime() - one.at.getTime() < 2 * 86_400_000);
    expect([me.id, counted.get(me.id)]).toEqual([
      me.id,
      {
        householdThisMonth:
          me.household === null
            ? 0
            : others.filter(({ household }) => household === me.household).length,
        placeThisMonth: others.filter(isHere).length,
        samePlace: recent.some(isHere),
      },
    ]);
  }
});
