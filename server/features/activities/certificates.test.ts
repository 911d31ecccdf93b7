import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Club, openClub } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { localDate } from '../../platform/calendar.ts';

let world: TestApp;
let club: Club;
let me: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  club = await openClub(world);
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  me = await world.resident();
});
afterAll(() => world.close());

const named = (one: Caller, name: string) =>
  one('completeProfile', { body: { name, grid: grids.west, age: { kind: 'adult' } } });

async function serve(one: Caller): Promise<{ id: string; participant: string }> {
  const id = await club.publish();
  world.clock.advance({ hours: 1 });
  (await club.scan(one, id, 'in')).ok;
  world.clock.advance({ hours: 2 });
  (await club.scan(one, id, 'out')).ok;
  const [part] = await club.people(id);
  return { id, participant: part?.id ?? '' };
}

const today = () => localDate(world.clock.now());
const certify = (one: Caller, days = { from: '2026-01-01', until: today() }) =>
  one('certifyMyHours', { body: days });
const check = (code: string) => world.anyone('checkHourCertificate', { params: { code } });

test('a certificate says what the account says, and whoever is shown it finds the same under its number', async () => {
  (await named(me, '欧阳小泉')).ok;
  await serve(me);
  const made = (await certify(me)).ok;
  expect(made).toMatchObject({ minutes: 120, times: 1, until: today() });
  const found = (await check(made.code)).ok;
  expect(found).toEqual({
    ...made,
    maskedName: '欧阳*泉',
    county: { zh: '试验县', en: 'Test County' },
    minutesNow: 120,
  });
  expect((await me('getMyVolunteerHours')).ok.certificates).toEqual([made]);
  const paper = await me('getHourCertificatePaper', { params: { code: made.code } });
  expect(paper.raw.headers['content-type']).toBe('application/pdf');
  expect(paper.raw.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
});

test('what is taken back later shows under the number, though the paper says more', async () => {
  (await named(me, '欧阳小泉')).ok;
  const served = await serve(me);
  const { code } = (await certify(me)).ok;
  const asked = { params: served, body: { reason: '那天没有来' } };
  (await club.colleague('takeBackPresence', asked)).ok;
  expect((await check(code)).ok).toMatchObject({ minutes: 120, minutesNow: 0 });
});

test('nobody gets one for nothing, for days that have not been, or without a name', async () => {
  expect((await certify(me)).problem.code).toBe('name_first');
  (await named(me, '欧阳小泉')).ok;
  expect((await certify(me)).problem.code).toBe('no_hours');
  const ahead = await certify(me, { from: '2026-01-01', until: '2199-12-31' });
  expect(ahead.problem.code).toBe('days_wrong');
  const turned = await certify(me, { from: today(), until: '2026-01-01' });
  expect(turned.problem.code).toBe('days_wrong');
});

test('a certificate is its owner’s to print, and a number that was not given out is none', async () => {
  (await named(me, '欧阳小泉')).ok;
  await serve(me);
  const { code } = (await certify(me)).ok;
  const stranger = await world.resident();
  const printed = await stranger('getHourCertificatePaper', { params: { code } });
  expect(printed.problem).toMatchObject({ status: 404, code: 'certificate_not_found' });
  expect((await check('1234-1234-1234-1234')).status).toBe(404);
});

test('once its owner is erased, nothing is found under its number', async () => {
  (await named(me, '欧阳小泉')).ok;
  await serve(me);
  const { code } = (await certify(me)).ok;
  const upcoming = await club.publish({ seats: 1 });
  (await me('signUpForActivity', { params: { id: upcoming } })).ok;
  const next = await world.resident();
  (await next('signUpForActivity', { params: { id: upcoming } })).ok;
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
  (await me('eraseMe', { body: { openCases: 'wait' } })).ok;
  expect((await check(code)).status).toBe(404);
  const part = (await next('getMyActivity', { params: { id: upcoming } })).ok.mine;
  expect(part?.state).toBe('seated');
});
