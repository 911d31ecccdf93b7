import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { laterBy, phonesOf } from '../../../test/tracks/phone.ts';

/* What of a walk is left out before it is judged: a night without company, and times that lie beside the patrol. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(() => morning());
afterAll(() => world.close());

const { morning, grownUp, walk, around, record, begin, prove } = phonesOf(() => world);

/** Two on a patrol from ten in the evening on; the other one goes away and comes back. */
async function twoAtNight() {
  const [one, other] = [await grownUp(), await grownUp()];
  world.clock.advance({ hours: 12 });
  const { id, code } = await begin(one);
  const come = () => other('joinPatrol', { body: { code } });
  (await come()).ok;
  return { one, id, come, go: () => other('endPatrol', { params: { id } }) };
}
const proofOf = async (one: Caller, id: string, track: Parameters<typeof prove>[2]) =>
  (await prove(one, id, track)).ok.patrol.proof;

test('who comes back at the end of a night was no company in between', async () => {
  const { one, id, come, go } = await twoAtNight();
  world.clock.advance({ minutes: 5 });
  (await go()).ok;
  const track = walk(70);
  expect((await come()).ok).toMatchObject({ id, leftAt: null });
  const proof = await proofOf(one, id, track);
  expect(proof).toMatchObject({ verdict: 'refuse', reasons: [{ code: 'alone_at_night' }] });
});

test('of a night with company twice, the longer of the two counts', async () => {
  const { one, id, come, go } = await twoAtNight();
  const track = record(around(80));
  // They were there for the first half, and for the last minutes of it.
  world.clock.advance({ minutes: -40 });
  (await go()).ok;
  world.clock.advance({ minutes: 35 });
  (await come()).ok;
  world.clock.advance({ minutes: 5 });
  const proof = await proofOf(one, id, track);
  expect(proof).toMatchObject({ verdict: 'partly', reasons: [{ code: 'alone_at_night' }] });
  expect(proof?.minutes).toBeGreaterThan(30);
  expect(proof?.minutes).toBeLessThanOrEqual(40);
});

test('times that lie before a patrol are left out, and the clock is named', async () => {
  const one = await grownUp();
  const { id } = await begin(one);
  const proof = await proofOf(one, id, laterBy(walk(50), -2));
  expect(proof).toMatchObject({
    verdict: 'refuse',
    reasons: [{ code: 'clock_apart', words: { zh: expect.stringContaining('手机的时钟不准') } }],
  });
});

test('what was walked on after the leader had ended it is left out, and that is the reason given', async () => {
  const [leader, one] = [await grownUp(), await grownUp()];
  const { id, code } = await begin(leader);
  (await one('joinPatrol', { body: { code } })).ok;
  const track = record(around(80));
  world.clock.advance({ minutes: -40 });
  (await leader('endPatrol', { params: { id } })).ok;
  const [mine] = (await one('listMyPatrols')).ok.patrols;
  expect(mine).toMatchObject({ id, leftAt: null, closesAt: world.clock.now().toISOString() });
  world.clock.advance({ minutes: 40 });
  (await one('endPatrol', { params: { id } })).ok;
  const proof = await proofOf(one, id, track);
  expect(proof).toMatchObject({
    verdict: 'accept',
    reasons: [{ code: 'ended_by_leader', words: { zh: expect.stringContaining('领队结束') } }],
  });
  expect(proof?.minutes).toBeLessThanOrEqual(50);
});
