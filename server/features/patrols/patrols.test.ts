import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TrackBody } from '../../../contract/patrols.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { chanceOf } from '../../../test/tracks/draw.ts';
import { rideCourse } from '../../../test/tracks/kinds.ts';
import { openSky, receiveAt } from '../../../test/tracks/receiver.ts';
import { along, type Course, rounds, swaying, walkingPace } from '../../../test/tracks/ways.ts';
import { forgetOld } from '../../platform/forget.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
});
beforeEach(() => morning());
afterAll(() => world.close());

/** To the next ten o'clock in the morning of Shanghai. */
function morning(): void {
  const hour = (world.clock.now().getTime() / 3_600_000) % 24;
  world.clock.advance({ hours: (26 - hour) % 24 || 24 });
}

let seeds = 0;
const grownUp = async () => {
  const one = await world.resident();
  (await one('completeProfile', { body: { name: '沈月', age: { kind: 'adult' } } })).ok;
  return one;
};

/** Round and round a block, as people on patrol do. */
function around(minutes: number): Course {
  const chance = chanceOf(`way ${seeds++}`);
  const corners = rounds(chance, minutes * 60 * 1.5);
  return swaying(chance, along(corners, minutes * 60, walkingPace(chance, 1.2)));
}

/** A phone goes along a course from now on, and the county's clock with it; or beside another phone. */
function record(course: Course, seed = `phone ${seeds++}`, beside?: TrackBody): TrackBody {
  const begun = Date.parse(beside?.points[0]?.at ?? world.clock.now().toISOString());
  const receiver = { ...openSky, everyS: 5, digits: 7 };
  const receiving = { receiver, begin: begun, origin: positions.west };
  const points = receiveAt(chanceOf(seed), course, receiving);
  if (beside === undefined) world.clock.advance({ minutes: Math.ceil(course.length / 60) });
  return {
    datum: 'wgs84',
    points: points.map(({ at = 0, lng, lat }) => ({ at: new Date(at).toISOString(), lng, lat })),
  };
}
const walk = (minutes: number) => record(around(minutes));
const ride = (minutes: number) =>
  record(rideCourse(chanceOf(`ride ${seeds++}`), minutes, 'scooter'));

const begin = async (one: Caller) => (await one('beginPatrol')).ok;
const prove = (one: Caller, id: string, body: TrackBody) =>
  one('provePatrol', { params: { id }, body });

describe('a patrol on foot', () => {
  test('becomes points by the rule book, which need no other word', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    const { patrol, award } = (await prove(one, id, walk(70))).ok;
    expect(patrol.proof).toMatchObject({ verdict: 'accept', reasons: [] });
    expect(patrol.proof?.minutes).toBeGreaterThan(60);
    expect(award).toMatchObject({ points: 1, state: 'settled', rule: '1.1' });
    expect((await one('getMyPoints')).ok.spendable).toBe(1);
    expect((await one('listMyPatrols')).ok.patrols).toEqual([patrol]);
  });
  test('is counted once: another track of it is refused', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    (await prove(one, id, walk(30))).ok;
    expect((await prove(one, id, walk(30))).problem.code).toBe('patrol_proved');
  });
  test('can be sent days later, by a phone that had no network', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    const track = walk(65);
    world.clock.advance({ days: 5 });
    expect((await prove(one, id, track)).ok.award?.points).toBe(1);
    const other = await begin(one);
    const late = walk(65);
    world.clock.advance({ days: 9 });
    expect((await prove(one, other.id, late)).problem.code).toBe('patrol_proof_late');
  });
  test('begins when one has begun it: what was walked before is left out', async () => {
    const one = await grownUp();
    const before = walk(60);
    world.clock.advance({ minutes: 20 });
    const { id } = await begin(one);
    const { award, patrol } = (await prove(one, id, before)).ok;
    expect(award).toBeNull();
    expect(patrol.proof?.verdict).toBe('refuse');
  });
});

describe('what is no patrol says why, and earns nothing', () => {
  test('a ride', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    const { patrol, award } = (await prove(one, id, ride(60))).ok;
    expect(award).toBeNull();
    expect(patrol.proof).toMatchObject({ verdict: 'refuse', minutes: 0, grid: null });
    expect(patrol.proof?.reasons[0]?.words.zh).toContain('像是坐车或骑车');
  });
  test('somebody else’s track of last week, wherever it is laid', async () => {
    const [one, other] = [await grownUp(), await grownUp()];
    const first = await begin(one);
    const track = walk(40);
    (await prove(one, first.id, track)).ok;
    world.clock.advance({ days: 7 });
    const second = await begin(other);
    const points = track.points.map((point) => ({
      at: new Date(Date.parse(point.at ?? '') + 7 * 86_400_000 + 2_400_000).toISOString(),
      lng: point.lng + 0.003,
      lat: point.lat,
    }));
    world.clock.advance({ minutes: 90 });
    const { patrol } = (await prove(other, second.id, { ...track, points })).ok;
    expect(patrol.proof?.reasons.map(({ code }) => code)).toEqual(['replayed']);
  });
  test('walking alone at night, though not in company', async () => {
    const [one, other] = [await grownUp(), await grownUp()];
    world.clock.advance({ hours: 12 });
    const alone = await begin(one);
    const { patrol } = (await prove(one, alone.id, walk(40))).ok;
    expect(patrol.proof?.reasons.map(({ code }) => code)).toEqual(['alone_at_night']);
    const together = await begin(one);
    (await other('joinPatrol', { body: { code: together.code } })).ok;
    expect((await prove(one, together.id, walk(40))).ok.patrol.proof?.verdict).toBe('accept');
  });
});

describe('a team', () => {
  test('is led by who begins it, whose code the others scan, up to five of them', async () => {
    const leader = await grownUp();
    const { code, id } = await begin(leader);
    for (const members of [2, 3, 4, 5]) {
      const one = await grownUp();
      const joined = (await one('joinPatrol', { body: { code } })).ok;
      expect(joined).toMatchObject({ id, members, isLeader: false, code: null });
    }
    const sixth = await grownUp();
    const refused = await sixth('joinPatrol', { body: { code } });
    expect(refused.problem).toMatchObject({ code: 'patrol_full' });
    expect(refused.problem.detail).toContain('5');
  });
  test('each is paid for their own walk, and not for a companion’s track', async () => {
    const [leader, other, cheat] = [await grownUp(), await grownUp(), await grownUp()];
    const { code, id } = await begin(leader);
    for (const one of [other, cheat]) (await one('joinPatrol', { body: { code } })).ok;
    const course = around(65);
    const mine = record(course, 'one phone');
    const theirs = record(course, 'the other phone', mine);
    expect((await prove(leader, id, mine)).ok.award?.points).toBe(1);
    expect((await prove(other, id, theirs)).ok.award?.points).toBe(1);
    const copied = (await prove(cheat, id, mine)).ok.patrol.proof;
    expect(copied?.reasons.map(({ code: reason }) => reason)).toEqual(['replayed']);
  });
  test('nobody is in two patrols at a time, and a code is worth nothing once it is over', async () => {
    const [leader, other] = [await grownUp(), await grownUp()];
    const { code } = await begin(leader);
    await begin(other);
    const body = { code };
    expect((await other('joinPatrol', { body })).problem.code).toBe('patrol_under_way');
    expect((await leader('beginPatrol')).problem.code).toBe('patrol_under_way');
    world.clock.advance({ hours: 12 });
    const third = await grownUp();
    expect((await third('joinPatrol', { body })).problem.code).toBe('patrol_code_unknown');
    expect((await leader('listMyPatrols')).ok.patrols[0]?.code).toBeNull();
  });
  test('is for grown-ups, who say so first', async () => {
    const unasked = await world.resident();
    expect((await unasked('beginPatrol')).problem.code).toBe('age_before_patrol');
    const minor = await world.resident();
    const age = { kind: 'born', year: 2011, month: 3 };
    (await minor('completeProfile', { body: { name: '小禾', age } })).ok;
    expect((await minor('beginPatrol')).problem.code).toBe('adults_patrol');
    const { code } = await begin(await grownUp());
    expect((await minor('joinPatrol', { body: { code } })).problem.code).toBe('adults_patrol');
  });
});

test('no way is kept, and after a year no pace either', async () => {
  const one = await grownUp();
  const { id } = await begin(one);
  (await prove(one, id, walk(40))).ok;
  const paces = async () => {
    const { rows } = await world.deps.database.pool.query(
      'select pace from patrol_members where patrol = $1',
      [id],
    );
    return rows[0]?.pace;
  };
  expect(await paces()).toHaveLength(48);
  world.clock.advance({ days: 366 });
  await forgetOld(world.deps);
  expect(await paces()).toBeNull();
  expect((await one('listMyPatrols')).ok.patrols[0]?.proof?.minutes).toBeGreaterThan(30);
});
