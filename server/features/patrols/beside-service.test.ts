import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rulebook as demoBook } from '../../../db/seed/county/rulebook.ts';
import { activityRules, type Club, openClub, partOf, signUp } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { phonesOf } from '../../../test/tracks/phone.ts';
import { hangOnWalls } from '../../../test/walls.ts';

/* A minute is counted once: on patrol or as volunteer service, by whichever was decided first. */

let world: TestApp;
let club: Club;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  const patrol = demoBook.rules.filter(({ deed }) => deed === 'patrol.hour');
  await enforce(world, [...patrol, ...activityRules]);
  club = await openClub(world, { paid: false });
});
beforeEach(() => morning());
afterAll(() => world.close());

const { morning, grownUp, walk, begin, prove } = phonesOf(() => world);

/** Signed in for a service of two hours that has just begun. */
async function serving(): Promise<{ one: Caller; id: string }> {
  const id = await club.publish();
  const one = await grownUp();
  (await signUp(one, id)).ok;
  world.clock.advance({ hours: 1 });
  (await club.scan(one, id, 'in')).ok;
  return { one, id };
}

test('a patrol of the time that was counted as service proves nothing more', async () => {
  const { one, id } = await serving();
  const patrol = await begin(one);
  const track = walk(70);
  (await club.scan(one, id, 'out')).ok;
  expect((await partOf(one, id))?.minutes).toBe(70);
  const { award, patrol: proved } = (await prove(one, patrol.id, track)).ok;
  expect(award).toBeNull();
  expect(proved.proof).toMatchObject({
    verdict: 'refuse',
    reasons: [{ code: 'counted_elsewhere', words: { zh: expect.stringContaining('只算一次') } }],
  });
});

test('of a patrol that began as service the rest counts, and the reason is given', async () => {
  const { one, id } = await serving();
  const patrol = await begin(one);
  const track = walk(90);
  // Signed out after half an hour of it.
  world.clock.advance({ minutes: -60 });
  (await club.scan(one, id, 'out')).ok;
  world.clock.advance({ minutes: 60 });
  const { proof } = (await prove(one, patrol.id, track)).ok.patrol;
  expect(proof).toMatchObject({ verdict: 'partly' });
  expect(proof?.reasons.map(({ code }) => code)).toContain('counted_elsewhere');
  expect(proof?.minutes).toBeLessThanOrEqual(60);
});

test('a service counts without the patrol that was proved in the middle of it', async () => {
  const { one, id } = await serving();
  const patrol = await begin(one);
  const proof = (await prove(one, patrol.id, walk(70))).ok.patrol.proof;
  expect(proof?.verdict).toBe('accept');
  world.clock.advance({ minutes: 50 });
  (await club.scan(one, id, 'out')).ok;
  const served = (await partOf(one, id))?.minutes ?? 0;
  expect(served).toBeGreaterThan(40);
  expect((await partOf(one, id))?.elsewhere).toBe(120 - served);
  expect(served + (proof?.minutes ?? 0)).toBeLessThanOrEqual(120);
});

test('what was taken back as service may be proved as a patrol', async () => {
  const { one, id } = await serving();
  const patrol = await begin(one);
  const track = walk(70);
  (await club.scan(one, id, 'out')).ok;
  const [participant] = await club.people(id);
  const params = { id, participant: participant?.id ?? '' };
  const body = { reason: '记错了人' };
  (await club.colleague('takeBackPresence', { params, body })).ok;
  expect((await prove(one, patrol.id, track)).ok.patrol.proof?.verdict).toBe('accept');
});

/** Points on the wall for forty minutes, a lecture of two hours, and one more point on the way home. */
async function walkedAndListened(isProvedFirst: boolean) {
  const codes = await hangOnWalls(world, await world.staff('dispatcher'), ['巷口', '桥下', '井边']);
  const id = await club.publish({ kind: 'lecture' });
  const one = await grownUp();
  (await signUp(one, id)).ok;
  const patrol = await begin(one);
  const begun = world.clock.now().getTime();
  const scans = [0, 10, 20, 30, 40, 190].map((minutes, i) => ({
    at: new Date(begun + minutes * 60_000).toISOString(),
    code: codes[i % 3] ?? '',
  }));
  const proving = () => prove(one, patrol.id, { datum: 'wgs84', points: [], scans });
  world.clock.advance({ hours: 1 });
  (await club.scan(one, id, 'in')).ok;
  world.clock.advance({ hours: 2 });
  if (!isProvedFirst) (await club.scan(one, id, 'out')).ok;
  world.clock.advance({ minutes: 10 });
  const { proof } = (await proving()).ok.patrol;
  if (isProvedFirst) (await club.scan(one, id, 'out')).ok;
  return { patrol: proof?.minutes, lecture: (await partOf(one, id))?.minutes };
}

test('a lecture between two parts of a patrol counts whole, whichever was told first', async () => {
  const both = { patrol: 40, lecture: 120 };
  expect(await walkedAndListened(false)).toEqual(both);
  expect(await walkedAndListened(true)).toEqual(both);
});
