import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Called,
  type Caller,
  makePhoto,
  startTestApp,
  type TestApp,
} from '../../../test/app.ts';
import { takenBack } from '../../../test/owing.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { openEmptyPool } from '../../../test/sponsors.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 2 });
  desk = await openDesk(world);
  await largeFrom(100);
});
afterAll(() => world.close());

const note = '现场看过，情况属实';
/** What these two reports earn in the test county: one is paid once verified, one at once. */
const [verified, atOnce] = [3, 5];

/** From so many points on an award is large. */
async function largeFrom(largeAwardPoints: number): Promise<void> {
  const officer = await world.staff('security_officer');
  const { ok } = await officer('getSignInPolicy');
  await officer('setSignInPolicy', { body: { ...ok, largeAwardPoints } });
}

type Giver = 'reviewer' | 'reviewer_second' | 'grid_worker';

/** Somebody at a desk who has not shown the second factor lately. */
const unproved = async (person: Giver) => (await world.sitDown(person, { proved: false })).call;

type Step = (by: Caller) => Promise<Pick<Called<'getMe'>, 'status' | 'problem'>>;

interface Giving {
  /** The step that gives the points. */
  give: Step;
  /** The same desk, deciding against it. */
  deny: Step;
  person: Giver;
  points: number;
  spendable: () => Promise<number>;
}

const spendableOf = (resident: Caller) => async () => (await resident('getMyPoints')).ok.spendable;

const ways: [string, () => Promise<Giving>][] = [
  [
    'verifying a report whose award waits for it',
    async () => {
      const resident = await world.resident();
      const { code } = await report(resident);
      await walkTo('answered', { desk, resident, code });
      const verify = (solved: boolean) => (by: Caller) =>
        by('verifyCase', { params: { code }, body: { solved, note } });
      const spendable = spendableOf(resident);
      const by = { person: 'reviewer', points: verified } as const;
      return { give: verify(true), deny: verify(false), ...by, spendable };
    },
  ],
  [
    'verifying it on the spot',
    async () => {
      const resident = await world.resident();
      const { code, position } = await report(resident);
      await walkTo('answered', { desk, resident, code });
      const worker = await world.staff('grid_worker');
      const file = await makePhoto(world.clock.now().getTime() % 1_000_000);
      const photo = (await worker('uploadStaffPhoto', { file })).ok.id;
      const seenAt = world.clock.now().toISOString();
      const seen = { note, photoIds: [photo], position, seenAt };
      const verify = (solved: boolean) => (by: Caller) =>
        by('verifyOnSite', { params: { code }, body: { ...seen, solved } });
      const spendable = spendableOf(resident);
      const by = { person: 'grid_worker', points: verified } as const;
      return { give: verify(true), deny: verify(false), ...by, spendable };
    },
  ],
  [
    'granting an appeal',
    async () => {
      const resident = await world.resident();
      const award = await takenBack(world, { desk, resident });
      const body = { words: '照片是我自己在现场拍的' };
      const { appeal } = (await resident('openAppeal', { params: { id: award }, body })).ok;
      const params = { id: appeal?.id ?? '' };
      const answer = (verdict: 'granted' | 'upheld') => (by: Caller) =>
        by('answerAppeal', { params, body: { verdict, note } });
      const spendable = spendableOf(resident);
      return {
        give: answer('granted'),
        deny: answer('upheld'),
        person: 'reviewer_second',
        points: verified,
        spendable,
      };
    },
  ],
  [
    'releasing a held award',
    async () => {
      const words = `一字不差地再报一遍 ${world.clock.now().getTime()}`;
      await report(await world.resident(), { words, category: '020100' });
      const resident = await world.resident();
      const { code, awards } = await report(resident, { words, category: '020100' });
      expect(awards).toMatchObject([{ state: 'held', points: atOnce }]);
      await walkTo('awaiting_confirmation', { desk, resident, code });
      const params = { id: awards[0]?.id ?? '' };
      const give = (by: Caller) => by('settleHeldAward', { params, body: { note } });
      const deny = (by: Caller) =>
        by('reverseHeldAward', { params, body: { reason: 'not_true', note } });
      return { give, deny, person: 'reviewer', points: atOnce, spendable: spendableOf(resident) };
    },
  ],
];

test.each(ways)('%s asks for the second factor where it gives much', async (_, prepare) => {
  const { give, person, points, spendable } = await prepare();
  await largeFrom(points);
  const refused = await give(await unproved(person));
  expect(refused.problem).toMatchObject({ status: 403, code: 'step_up_needed' });
  expect(await spendable()).toBe(0);
  const { call } = await world.sitDown(person, { proved: true });
  expect((await give(call)).status).toBe(200);
  expect(await spendable()).toBe(points);
});

test.each(ways)('%s asks for nothing where it gives less', async (_, prepare) => {
  const { give, person, points, spendable } = await prepare();
  await largeFrom(points + 1);
  expect((await give(await unproved(person))).status).toBe(200);
  expect(await spendable()).toBe(points);
});

test.each(ways)('the opposite of %s gives nothing, so nothing is asked for', async (_, prepare) => {
  const { deny, person, spendable } = await prepare();
  await largeFrom(1);
  expect((await deny(await unproved(person))).status).toBe(200);
  expect(await spendable()).toBe(0);
});

test('verifying one of several merged reports gives what all of them earn, by one decision', async () => {
  // A book that says nothing of later reports pays each in full.
  await enforce(world, [changedRule('2.2', { samePlace: null })]);
  const [resident, other] = [await world.resident(), await world.resident()];
  const lead = await report(resident);
  const follower = await report(other);
  const into = { into: lead.code, note };
  (await desk.intake('mergeCases', { params: { code: follower.code }, body: into })).ok;
  await walkTo('answered', { desk, resident, code: lead.code });
  await largeFrom(2 * verified);
  const verify: Step = (by) =>
    by('verifyCase', { params: { code: lead.code }, body: { solved: true, note } });
  const refused = await verify(await unproved('reviewer'));
  expect(refused.problem).toMatchObject({ status: 403, code: 'step_up_needed' });
  expect(await spendableOf(other)()).toBe(0);
  const { call } = await world.sitDown('reviewer', { proved: true });
  expect((await verify(call)).status).toBe(200);
  expect([await spendableOf(resident)(), await spendableOf(other)()]).toEqual([verified, verified]);
});

test('verifying what waits for cover asks for it as well: once there is some, nobody is asked again', async () => {
  await openEmptyPool(await world.staff('treasurer'), 'empty');
  await enforce(world, [changedRule('2.2', { pools: ['empty'], whenUsedUp: 'queue' })]);
  const resident = await world.resident();
  const { code, awards } = await report(resident);
  expect(awards).toMatchObject([{ state: 'queued', points: verified }]);
  await walkTo('answered', { desk, resident, code });
  await largeFrom(verified);
  const verify: Step = (by) => by('verifyCase', { params: { code }, body: { solved: true, note } });
  const refused = await verify(await unproved('reviewer'));
  expect(refused.problem).toMatchObject({ status: 403, code: 'step_up_needed' });
  const { call } = await world.sitDown('reviewer', { proved: true });
  expect((await verify(call)).status).toBe(200);
});
