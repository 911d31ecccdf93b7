import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rulebook as demoBook } from '../../../db/seed/county/rulebook.ts';
import { activityRules, type Club, openClub } from '../../../test/activities.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { phonesOf } from '../../../test/tracks/phone.ts';
import { localDate } from '../../platform/calendar.ts';

/* The same walk or service is paid once: by the phone that counted it, or on paper. */

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

let numbers = 0;
const phoneOf = (number: number) => `1366660${String(number).padStart(4, '0')}`;
async function walker(): Promise<{ one: Caller; phone: string }> {
  const phone = phoneOf(++numbers);
  return { one: await grownUp(phone), phone };
}

const today = () => localDate(world.clock.now());
const patrolled = (phone: string) => ({ phone, kind: 'patrol.hour', day: today(), minutes: 60 });
const attended = (phone: string) => ({ phone, kind: 'activity.attended', day: today() });

let pictures = 0;
async function enter(line: object) {
  const intake = await world.staff('intake');
  const file = await makePhoto(7_000 + ++pictures);
  const photo = (await intake('uploadStaffPhoto', { file })).ok.id;
  return intake('enterRoster', { body: { number: `SJ-${pictures}00`, photo, lines: [line] } });
}
const confirm = async (id: string) =>
  (await world.staff('reviewer'))('confirmRoster', { params: { id }, body: { note: '' } });

async function walkByPhone(one: Caller): Promise<void> {
  const { id } = await begin(one);
  expect((await prove(one, id, walk(70))).ok.patrol.proof?.verdict).toBe('accept');
}

async function beThere(one: Caller): Promise<void> {
  const id = await club.publish({ kind: 'lecture' });
  world.clock.advance({ hours: 1 });
  (await club.scan(one, id, 'in')).ok;
  world.clock.advance({ hours: 1 });
  (await club.scan(one, id, 'out')).ok;
}

test('a walk that a phone proved is not taken in from paper, and nothing of another kind or day is', async () => {
  const { one, phone } = await walker();
  await walkByPhone(one);
  const { problem } = await enter(patrolled(phone));
  expect(problem.fields).toEqual([
    { field: '/lines/0/phone', message: expect.stringContaining('手机或签到名单') },
  ]);
  expect((await enter(attended(phone))).status).toBe(201);
  world.clock.advance({ days: 1 });
  expect((await enter(patrolled(phone))).status).toBe(201);
});

test('nor is an activity that was counted by its code', async () => {
  const { one, phone } = await walker();
  await beThere(one);
  expect((await enter(attended(phone))).problem.code).toBe('roster_lines_wrong');
  expect((await enter(patrolled(phone))).status).toBe(201);
});

test('what a phone counted after the paper was typed in is found when it is compared', async () => {
  const { one, phone } = await walker();
  const { id } = (await enter(patrolled(phone))).ok;
  await walkByPhone(one);
  const before = (await one('getMyPoints')).ok.spendable;
  const { problem } = await confirm(id);
  expect(problem).toMatchObject({ status: 409, code: 'roster_counted' });
  expect(problem.title).toContain('第 1 行');
  expect((await one('getMyPoints')).ok.spendable).toBe(before);
  const reviewer = await world.staff('reviewer');
  const body = { reason: 'not_true', note: '手机上已经记过' };
  expect((await reviewer('undoRoster', { params: { id }, body })).ok.state).toBe('undone');
});
