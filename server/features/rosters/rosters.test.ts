import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, staffId } from '../../../test/county.ts';
import { born, thisYear } from '../../../test/families.ts';
import { papersOf } from '../../../test/paper-lists.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile } from '../../ledger/service.ts';
import { addDays } from '../../platform/calendar.ts';

let world: TestApp;
let intake: Caller;
let reviewer: Caller;

const paying = (id: string, deed: Rule['deed'], base: Rule['base'], caps: Rule['caps']): Rule => ({
  ...changedRule('2.1', {}),
  id,
  name: { zh: deed, en: deed },
  deed,
  categories: [],
  base,
  caps,
  samePlace: null,
});

beforeAll(async () => {
  world = await startTestApp();
  await enforce(world, [
    paying('1.1', 'patrol.hour', { kind: 'per_unit', points: 1, unit: 'hour' }, { perDay: 1 }),
    paying('1.2', 'activity.attended', { kind: 'fixed', points: 2 }, {}),
    {
      ...paying('1.3', 'activity.hour', { kind: 'per_unit', points: 1, unit: 'hour' }, {}),
      review: 'at_once',
    },
  ]);
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
  reviewer = await world.staff('reviewer');
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

const papers = papersOf({
  world: () => world,
  intake: () => intake,
  reviewer: () => reviewer,
});
const { attended, confirm, daysAgo, enter, figures, newNumber, patrolled, person, photoOf } =
  papers;
const { spendable, today, undo } = papers;

describe('a paper list', () => {
  test('is typed in by one person, compared by another, and then its points settle', async () => {
    const [one, other] = [await person('签到的'), await person('巡逻的')];
    const entered = (await enter([attended(one.phone), patrolled(other.phone, 120)])).ok;
    expect(entered).toMatchObject({ state: 'entered', lines: 2, points: 4, moves: ['undo'] });
    expect(entered.rows.map(({ residentName, award }) => [residentName.zh, award?.state])).toEqual([
      ['签*的', 'provisional'],
      ['巡*的', 'provisional'],
    ]);
    expect(await spendable(one.me)).toBe(one.before);
    expect((await figures(other.me)).provisional).toBe(2);
    expect((await confirm(entered.id)).ok).toMatchObject({ state: 'confirmed', moves: ['undo'] });
    expect(await spendable(one.me)).toBe(one.before + 2);
    expect(await spendable(other.me)).toBe(other.before + 2);
    await world.settle();
    const told = (await one.me('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
    expect(told).toMatch(/纸面登记：2026 年 \d+ 月 \d+ 日，参加活动。/);
  });

  test('waits for another person also where the rule book pays the same deed at once', async () => {
    const { me, phone, before } = await person('志愿的');
    const line = { phone, kind: 'activity.hour', day: today(), minutes: 60 };
    const { id, rows } = (await enter([line])).ok;
    expect(rows[0]?.award).toMatchObject({
      state: 'provisional',
      why: { zh: expect.stringContaining('由另一个人看过后入账') },
    });
    expect(await spendable(me)).toBe(before);
    (await confirm(id)).ok;
    expect(await spendable(me)).toBe(before + 1);
  });

  test('counts each stamp for the day on which it was given', async () => {
    const { me, phone, before } = await person('盖章卡');
    const stamps = [9, 8, 7].map((days) => patrolled(phone, 60, daysAgo(days)));
    const { id, points } = (await enter(stamps)).ok;
    // One patrol a day is paid: three days, three patrols.
    expect(points).toBe(3);
    (await confirm(id)).ok;
    expect(await spendable(me)).toBe(before + 3);
  });

  test('is never confirmed by who typed it in, and wants another reviewer', async () => {
    const { phone } = await person('同一个人');
    await world.deps.database.pool.query(
      `insert into staff_roles (county, staff, role, area)
       select county, id, 'reviewer', '339999000000' from staff where id = $1
       on conflict do nothing`,
      [staffId('intake_of_unit')],
    );
    const both = await world.staff('intake_of_unit');
    const { id } = (await enter([attended(phone)], { by: both })).ok;
    expect((await confirm(id, both)).problem).toMatchObject({ status: 403, code: 'roster_own' });
    expect((await confirm(id)).status).toBe(200);
  });
});

describe('nothing is half done', () => {
  test('one wrong line, and none is taken in; each is said beside its field', async () => {
    const good = await person('好好的');
    const minor = await person('小朋友', grids.west, born(thisYear - 15));
    const east = await person('住东边的', grids.east);
    const west = await world.staff('intake_west');
    const photo = await photoOf(west);
    const lines = [
      attended(good.phone),
      attended('13500000000'),
      attended(east.phone),
      { ...attended(good.phone, daysAgo(1)), name: '不是这个名字' },
      patrolled(minor.phone, 60),
      attended(good.phone, addDays(today(), 1)),
      attended(good.phone),
      { phone: good.phone, kind: 'patrol.hour', day: today() },
    ];
    const { problem } = await west('enterRoster', {
      body: { number: newNumber(), photo, lines },
    });
    expect(problem).toMatchObject({ status: 422, code: 'roster_lines_wrong' });
    expect(problem.fields?.map(({ field }) => field)).toEqual([
      '/lines/1/phone',
      '/lines/2/phone',
      '/lines/3/name',
      '/lines/4/kind',
      '/lines/5/day',
      '/lines/6/phone',
      '/lines/7/minutes',
    ]);
    // Who lives elsewhere answers like nobody.
    expect(problem.fields?.[1]?.message).toBe(problem.fields?.[0]?.message);
    expect((await figures(good.me)).provisional).toBe(0);
    // The photo is still there for the list put right.
    const right = { number: newNumber(), photo, lines: [attended(good.phone)] };
    expect((await west('enterRoster', { body: right })).status).toBe(201);
  });

  test('names are compared as they are spelled', async () => {
    const { phone } = await person('阿依古丽·买买提');
    const line = { ...attended(phone), name: '阿依古丽 买买提' };
    expect((await enter([line])).status).toBe(201);
  });

  test('a photo is taken once, and only by who took it', async () => {
    const { phone } = await person('照片的');
    const photo = await photoOf(intake);
    const body = (day: string) => ({ number: newNumber(), photo, lines: [attended(phone, day)] });
    expect((await intake('enterRoster', { body: body(today()) })).status).toBe(201);
    const again = await intake('enterRoster', { body: body(daysAgo(1)) });
    expect(again.problem.code).toBe('photo_unusable');
    const others = { ...body(daysAgo(2)), photo: await photoOf(await world.staff('grid_worker')) };
    expect((await intake('enterRoster', { body: others })).problem.code).toBe('photo_unusable');
  });
});

describe('the same counts once', () => {
  test('whatever paper it stands on, and however often the list is sent', async () => {
    const { me, phone, before } = await person('只算一次');
    const number = newNumber();
    const { id } = (await enter([attended(phone)], { number })).ok;
    const twice = await enter([attended(phone, daysAgo(1))], { number: number.toLowerCase() });
    expect(twice.problem).toMatchObject({ status: 409, code: 'roster_entered' });
    const elsewhere = await enter([attended(phone)]);
    expect(elsewhere.problem.fields).toEqual([
      { field: '/lines/0/phone', message: expect.stringContaining(number) },
    ]);
    (await confirm(id)).ok;
    expect((await confirm(id)).problem.code).toBe('roster_decided');
    expect(await spendable(me)).toBe(before + 2);
  });

  test('also when two type it in at the same moment', async () => {
    const { me, phone, before } = await person('同时登记');
    const tries = await Promise.all([1, 2, 3].map(() => enter([attended(phone)])));
    const statuses = tries.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    expect(statuses.slice(1).every((status) => status === 409 || status === 422)).toBe(true);
    const { id } = tries.find(({ status }) => status === 201)?.ok ?? { id: '' };
    (await confirm(id)).ok;
    expect(await spendable(me)).toBe(before + 2);
  });
});

describe('undone', () => {
  test('each award is reversed with its reason, and put right the list is typed in again', async () => {
    const { me, phone, before } = await person('登错了');
    const number = newNumber();
    const { id } = (await enter([attended(phone)], { number })).ok;
    (await confirm(id)).ok;
    expect((await undo(id, intake)).problem.code).toBe('roster_confirmed');
    const undone = (await undo(id)).ok;
    expect(undone).toMatchObject({ state: 'undone', points: 0, moves: [] });
    expect(undone.rows[0]?.award).toMatchObject({
      state: 'reversed',
      reversal: { reason: 'other_person', note: '签名不是本人的' },
    });
    expect(await spendable(me)).toBe(before);
    expect((await undo(id)).problem.code).toBe('roster_undone');
    const again = (await enter([attended(phone)], { number })).ok;
    (await confirm(again.id)).ok;
    expect(await spendable(me)).toBe(before + 2);
  });

  test('until it is confirmed also by who typed it in, and by no other clerk', async () => {
    const { me, phone, before } = await person('自己撤的');
    const { id } = (await enter([attended(phone)])).ok;
    const other = await world.staff('intake_west');
    expect((await undo(id, other)).problem.code).toBe('roster_of_another');
    expect((await undo(id, intake)).ok.state).toBe('undone');
    expect((await figures(me)).provisional).toBe(0);
    expect(await spendable(me)).toBe(before);
  });
});
