import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openClub } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, staffId } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { papersOf } from '../../../test/paper-lists.ts';

/* Whom a line names: somebody without a number by name and home; and nobody who types or confirms. */

let world: TestApp;
let intake: Caller;
let reviewer: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
  reviewer = await world.staff('reviewer');
});
afterAll(() => world.close());

const papers = papersOf({ world: () => world, intake: () => intake, reviewer: () => reviewer });
const { attended, confirm, enter, person, spendable, today } = papers;
const community = grids.west.slice(0, 12);

/** Somebody whose number the window has taken off. */
async function withoutNumber(name: string, grid: string = grids.west) {
  const one = await person(name, grid);
  const id = await idOf(one.me);
  const { demoCode: code } = (
    await intake('sendWindowCode', { body: { phone: one.phone, purpose: 'phone_release' } })
  ).ok;
  const body = {
    phone: one.phone,
    code,
    owner: name,
    paper: 'id_card',
    reason: '这个号码已经换了主人',
  };
  expect((await intake('detachPhoneAtWindow', { body })).ok).toEqual({ takenOff: true });
  return { id, name };
}
const named = (name: string, home: string) => ({
  name,
  home,
  kind: 'activity.attended',
  day: today(),
});
const faultsIn = ({ problem }: Awaited<ReturnType<typeof enter>>) =>
  problem.fields?.map(({ field, message }) => `${field} ${message.slice(0, 9)}`);

describe('somebody without a number', () => {
  test('is on a list by name and grid, or by name and community', async () => {
    await withoutNumber('温如玉');
    await withoutNumber('阿依夏木·吐尔逊');
    const lines = [named('温如玉', grids.west), named('阿依夏木 吐尔逊', community)];
    const { id, rows } = (await enter(lines)).ok;
    expect(rows.map(({ residentName }) => residentName.zh.slice(0, 1))).toEqual(['温', '阿']);
    expect((await confirm(id)).status).toBe(200);
    expect((await enter([named('温如玉', community)])).problem.fields).toHaveLength(1);
  });

  test('is on record as looked at where the list was refused over another line', async () => {
    const { id, name } = await withoutNumber('查过的人');
    await enter([named(name, grids.west), named('没有这个人', grids.west)]);
    const { rows } = await world.deps.database.pool.query(
      `select object from audit_waiting where action = 'resident.looked_up'
         and details ->> 'by' = 'paper_list' and object = $1
       union all select object from audit_entries where action = 'resident.looked_up'
         and details ->> 'by' = 'paper_list' and object = $1`,
      [`resident/${id}`],
    );
    expect(rows).toHaveLength(1);
  });

  test('is nobody elsewhere, under another name, or while the account has a number', async () => {
    const { name } = await person('有号码的');
    await withoutNumber('住西边的');
    const lines = [
      named(name, grids.west),
      named('住西边的', grids.east),
      named('住西边', grids.west),
    ];
    expect(faultsIn(await enter(lines))).toEqual([
      '/lines/0/name 那里没有叫这个名字',
      '/lines/1/name 那里没有叫这个名字',
      '/lines/2/name 那里没有叫这个名字',
    ]);
    const west = await world.staff('intake_west');
    await withoutNumber('住东边的', grids.east);
    expect(faultsIn(await enter([named('住东边的', grids.east)], { by: west }))).toHaveLength(1);
  });

  test('is not guessed where two without a number have the name and the home', async () => {
    await withoutNumber('同名同姓');
    await withoutNumber('同名同姓', grids.east);
    const apart = [grids.west, grids.east].map((grid) => named('同名同姓', grid));
    expect((await enter(apart)).status).toBe(201);
    await withoutNumber('同名同姓');
    for (const home of [grids.west, community])
      expect(faultsIn(await enter([named('同名同姓', home)]))).toEqual([
        '/lines/0/name 那里没有手机号、叫',
      ]);
  });

  test('is said by a number, or by a name and a home, and never by half of one or by both', async () => {
    const { phone } = await person('写了两样');
    const { home, ...half } = named('写了一半', grids.west);
    expect(faultsIn(await enter([half, { ...attended(phone), home }]))).toEqual([
      '/lines/0/phone 写手机号；没有号码',
      '/lines/1/phone 写手机号；没有号码',
    ]);
  });
});

test('a walk-in without a number is entered from the sheet by name and home', async () => {
  const name = '没手机的邻居';
  await withoutNumber(name);
  const club = await openClub(world, { paid: false });
  const id = await club.publish();
  const [from, until] = [1, 3].map((hours) =>
    new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString(),
  );
  world.clock.advance({ hours: 4 });
  const line = (who: object) =>
    club.organiser('recordPresence', {
      params: { id },
      body: { ...who, from, until, way: 'sheet' },
    });
  const codeOf = async (who: object) => (await line(who)).problem.code;
  expect(await codeOf({ name, home: grids.east })).toBe('person_unknown_named');
  expect(await codeOf({ name })).toBe('who_was_it');
  expect(await codeOf({ name, home: grids.west, phone: '13800001111' })).toBe('who_was_it');
  expect((await line({ name, home: grids.west })).ok.minutes).toBe(120);
  expect(await codeOf({ name, home: community })).toBe('counted_already');
});

describe('whoever types or confirms a list is not paid by it', () => {
  const called = async (staff: 'intake' | 'reviewer', name: string) =>
    world.deps.database.pool.query('update staff set name = $1 where id = $2', [
      name,
      staffId(staff),
    ]);

  test('not by a line of the typist’s name, and the line is said', async () => {
    const one = await person('宋·一鸣');
    const other = await person('别的人');
    await called('intake', '宋一鸣');
    const refused = await enter([attended(other.phone), attended(one.phone)]);
    expect(faultsIn(refused)).toEqual(['/lines/1/name 这一行的人和您同名']);
    const colleague = await world.staff('intake_west');
    expect((await enter([attended(one.phone)], { by: colleague })).status).toBe(201);
  });

  test('not by an account without a name, of which names tell nothing', async () => {
    const phone = '13588810001';
    const me = await world.resident(phone);
    expect(await idOf(me)).not.toBe('');
    expect(faultsIn(await enter([{ ...attended(phone), name: '随便写的' }]))).toEqual([
      '/lines/0/name 这个账号没有姓名，',
    ]);
  });

  test('nor by one of the name of whoever confirms: another reviewer does', async () => {
    const [one, other] = [await person('段审核'), await person('不相干的')];
    await called('reviewer', '段审核');
    const { id } = (await enter([attended(other.phone), attended(one.phone)])).ok;
    const { problem } = await confirm(id);
    expect(problem).toMatchObject({ status: 403, code: 'roster_own_lines' });
    expect(problem.title).toContain('第 2 行');
    expect(await spendable(one.me)).toBe(one.before);
    expect((await confirm(id, await world.staff('reviewer_second'))).status).toBe(200);
  });

  test('nor where the typist’s account was renamed until the list had been typed in', async () => {
    const one = await person('换回来的');
    await called('intake', '卓换名');
    const { id } = (await enter([attended(one.phone)])).ok;
    (await one.me('completeProfile', { body: { name: '卓换名' } })).ok;
    expect((await confirm(id)).problem.code).toBe('roster_own_lines');
  });
});
