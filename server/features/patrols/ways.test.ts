import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { box, county, grids, positions, smallLand } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { chanceOf } from '../../../test/tracks/draw.ts';
import { laterBy, phonesOf } from '../../../test/tracks/phone.ts';
import { along, type Course, type Spot, swaying, walkingPace } from '../../../test/tracks/ways.ts';
import { makeScope } from '../../platform/scope.ts';
import { listMyTracks } from './service.ts';

/** The western community has two grids, which meet where everybody walks. */
const land = {
  ...smallLand,
  areas: smallLand.areas.flatMap((area) =>
    area.code === grids.west
      ? [
          { ...area, ring: box(120, positions.west.lng) },
          { ...area, code: '339999001001002', ring: box(positions.west.lng, 120.1) },
        ]
      : [area],
  ),
};

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ land });
});
beforeEach(() => morning());
afterAll(() => world.close());

const { morning, grownUp, record, walk, begin, prove } = phonesOf(() => world);

/** From one grid, where the middle of the way lies, far into the next. */
function eastwards(seed: string): Course {
  const chance = chanceOf(seed);
  const corners: Spot[] = [];
  for (let x = -2700; x < 2700; x += chance.between(40, 110))
    corners.push({ x, y: chance.between(-60, 60) });
  return swaying(chance, along(corners, 66 * 60, walkingPace(chance, 1.2)));
}

const asking = async (one: Caller) => ({
  scope: makeScope({ county, actor: { kind: 'resident', id: await idOf(one) }, areas: [] }),
  language: 'zh' as const,
  requestId: null,
  fingerprint: '',
});

test('a way is gone after seven days, though no night deleted it', async () => {
  const [one, other] = [await grownUp(), await grownUp()];
  const { id } = await begin(one);
  const track = walk(60);
  (await prove(one, id, track)).ok;
  const mine = async () => [...(await listMyTracks(world.deps, await asking(one))).keys()];
  expect(await mine()).toEqual([id]);
  world.clock.advance({ days: 7, hours: 1 });
  expect(await mine()).toEqual([]);
  // Its pace is still known, and that of half of it is another one.
  const half = { ...track, points: track.points.slice(track.points.length / 2) };
  const copy = await begin(other);
  world.clock.advance({ minutes: 90 });
  const { patrol } = (await prove(other, copy.id, laterBy(half, 7 * 24 + 2))).ok;
  expect(patrol.proof?.verdict).toBe('accept');
});

test('a copy is known in whatever grid of a community its own middle lies', async () => {
  const [one, other] = [await grownUp(), await grownUp()];
  const first = await begin(one);
  const track = record(eastwards('into the next grid'));
  const grid = (await prove(one, first.id, track)).ok.patrol.proof?.grid;
  expect(grid).toBe(grids.west);
  const copy = await begin(other);
  world.clock.advance({ hours: 1 });
  const end = { ...track, points: track.points.slice(track.points.length * 0.6) };
  const { patrol } = (await prove(other, copy.id, laterBy(end, 1.5 - 0.6))).ok;
  expect(patrol.proof?.reasons.map(({ code }) => code)).toEqual(['replayed']);
});

test('one’s own way is known wherever it lies, outside of every grid as well', async () => {
  const one = await grownUp();
  const away = phonesOf(() => world, positions.outside);
  const first = await begin(one);
  const track = away.walk(60);
  expect((await prove(one, first.id, track)).ok.patrol.proof).toMatchObject({ grid: null });
  world.clock.advance({ hours: 1 });
  const again = await begin(one);
  world.clock.advance({ minutes: 40 });
  const half = { ...track, points: track.points.slice(track.points.length / 2) };
  const { patrol } = (await prove(one, again.id, laterBy(half, 1.6))).ok;
  expect(patrol.proof?.reasons.map(({ code }) => code)).toEqual(['replayed']);
});

test('a pace is known for a year where it was walked and to whoever walked it, elsewhere for a month', async () => {
  const [one, other, third] = [await grownUp(), await grownUp(), await grownUp()];
  const first = await begin(one);
  const track = walk(40);
  (await prove(one, first.id, track)).ok;
  /** The track once more, so many days later. */
  const reasonsFor = async (again: Caller, days: number, east: number) => {
    world.clock.set(new Date(Date.parse(track.points[0]?.at ?? '') + days * 86_400_000));
    await world.deps.database.pool.query(
      `update sessions set created_at = $1, last_seen_at = $1, expires_at = $1::timestamptz + interval '1 day'`,
      [world.clock.now()],
    );
    const { id } = await begin(again);
    world.clock.advance({ hours: 1 });
    const moved = laterBy(track, days * 24 + 0.2);
    const points = moved.points.map((point) => ({ ...point, lng: point.lng + east }));
    const { proof } = (await prove(again, id, { ...moved, points })).ok.patrol;
    return proof?.reasons.map(({ code }) => code);
  };
  const eastern = positions.east.lng - positions.west.lng;
  expect(await reasonsFor(other, 20, eastern)).toEqual(['replayed']);
  expect(await reasonsFor(other, 40, 0)).toEqual(['replayed']);
  expect(await reasonsFor(one, 40, eastern)).toEqual(['replayed']);
  expect(await reasonsFor(third, 41, eastern)).not.toContain('replayed');
});
