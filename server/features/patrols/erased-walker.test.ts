import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { phonesOf } from '../../../test/tracks/phone.ts';

/* Whoever is erased in the middle of a patrol is out with nobody any more. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(() => morning());
afterAll(() => world.close());

const { morning, grownUp, walk, begin, prove } = phonesOf(() => world);

async function erase(one: Caller): Promise<void> {
  const { demoCode } = (await one('sendMyCode', { body: {} })).ok;
  (await one('proveMyself', { body: { code: demoCode } })).ok;
  (await one('eraseMe', { body: { openCases: 'withdraw' } })).ok;
}

test('a patrol that they lead has ended for those who joined', async () => {
  const [leader, other] = [await grownUp(), await grownUp()];
  const { code } = await begin(leader);
  (await other('joinPatrol', { body: { code } })).ok;
  expect((await other('beginPatrol')).problem.code).toBe('patrol_under_way');
  await erase(leader);
  (await other('beginPatrol')).ok;
});

test('at night they are no company from then on', async () => {
  const [leader, other] = [await grownUp(), await grownUp()];
  world.clock.advance({ hours: 12 });
  const { id, code } = await begin(leader);
  (await other('joinPatrol', { body: { code } })).ok;
  world.clock.advance({ minutes: 5 });
  await erase(other);
  const { proof } = (await prove(leader, id, walk(70))).ok.patrol;
  expect(proof).toMatchObject({ verdict: 'refuse', reasons: [{ code: 'alone_at_night' }] });
});
