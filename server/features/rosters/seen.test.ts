import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { erase, papersOf } from '../../../test/paper-lists.ts';
import { forgetPapers } from './service.ts';

/* Who learns what of a paper list, and how long its photo is kept. */

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

const papers = papersOf({
  world: () => world,
  intake: () => intake,
  reviewer: () => reviewer,
});
const { attended, confirm, daysAgo, enter, newNumber, person, undo } = papers;

describe('a refused list looks nobody up in silence', () => {
  test('who was found by a number is told that somebody looked', async () => {
    const one = await person('被试号码的');
    const lines = [attended(one.phone), attended('13500000001'), attended(one.phone)];
    expect((await enter(lines)).problem.code).toBe('roster_lines_wrong');
    const { looks } = (await one.me('listMyLooks')).ok;
    expect(looks.map(({ why }) => why.zh)).toEqual([expect.stringContaining('纸面登记表')]);
  });

  test('numbers of nobody are on record too', async () => {
    const nobody = async () =>
      (
        await world.deps.database.pool.query(
          `select 1 from audit_waiting where action = 'resident.looked_up' and object = 'resident'
             and details ->> 'by' = 'paper_list'
           union all select 1 from audit_entries where action = 'resident.looked_up'
             and object = 'resident' and details ->> 'by' = 'paper_list'`,
        )
      ).rows.length;
    const before = await nobody();
    expect((await enter([attended('13500000002')])).problem.code).toBe('roster_lines_wrong');
    expect(await nobody()).toBe(before + 1);
  });

  test('without a photo and a number of its own a list says nothing of the people on it', async () => {
    const one = await person('没有照片的');
    const number = newNumber();
    (await enter([attended(one.phone)], { number })).ok;
    const lines = [attended('13500000003'), attended(one.phone, daysAgo(1))];
    const again = await enter(lines, { number });
    expect(again.problem.fields?.map(({ field }) => field)).toEqual(['/number']);
    const photo = '01900000-0000-7000-8000-00000000feed';
    const body = { number: newNumber(), photo, lines };
    expect((await intake('enterRoster', { body })).problem.code).toBe('photo_unusable');
    expect((await one.me('listMyLooks')).ok.looks).toEqual([]);
  });
});

describe('the photo of the paper', () => {
  const fileOf = (id: string) => existsSync(join(world.folder, String(county), id, 'full.webp'));
  const see = async (id: string) =>
    (await (await world.staff('reviewer'))('getStaffPhoto', { params: { id } })).status;

  test('goes when the list is undone', async () => {
    const { phone } = await person('撤掉的照片');
    const { id, photo } = (await enter([attended(phone)])).ok;
    const file = photo?.id ?? '';
    expect(fileOf(file)).toBe(true);
    expect((await undo(id)).ok.photo).toBeNull();
    expect((await intake('getStaffPhoto', { params: { id: file } })).status).toBe(404);
    await world.settle();
    expect(fileOf(file)).toBe(false);
  });

  test('goes half a year after the list was compared, and waits with one that was not', async () => {
    const [one, other] = [await person('核对过的照片'), await person('没核对的照片')];
    const compared = (await enter([attended(one.phone)])).ok;
    const waiting = (await enter([attended(other.phone)])).ok;
    (await confirm(compared.id)).ok;
    const [gone, stays] = [compared.photo?.id ?? '', waiting.photo?.id ?? ''];
    world.clock.advance({ days: 179 });
    await forgetPapers(world.deps);
    await world.settle();
    expect([await see(gone), await see(stays)]).toEqual([200, 200]);
    world.clock.advance({ days: 2 });
    await forgetPapers(world.deps);
    await world.settle();
    expect([await see(gone), await see(stays)]).toEqual([404, 200]);
    expect([fileOf(gone), fileOf(stays)]).toEqual([false, true]);
    const again = await world.staff('reviewer');
    const { photo, rows } = (await again('getRoster', { params: { id: compared.id } })).ok;
    expect({ photo, rows: rows.length }).toEqual({ photo: null, rows: 1 });
  });
});

describe('who sees it', () => {
  test('those below whose area everybody on it lives, and its photo with it', async () => {
    const [one, other] = [await person('西边一个'), await person('东边一个', grids.east)];
    const { id, photo } = (await enter([attended(one.phone), attended(other.phone)])).ok;
    const west = await world.staff('intake_west');
    expect((await west('getRoster', { params: { id } })).problem.code).toBe('roster_not_found');
    expect((await west('getStaffPhoto', { params: { id: photo?.id ?? '' } })).status).toBe(404);
    expect((await reviewer('getRoster', { params: { id } })).status).toBe(200);
    expect((await reviewer('getStaffPhoto', { params: { id: photo?.id ?? '' } })).status).toBe(200);
    // On the paper stand names, phones and signatures: who opens no lists opens no photo of one.
    const dispatcher = await world.staff('dispatcher');
    expect((await dispatcher('getStaffPhoto', { params: { id: photo?.id ?? '' } })).status).toBe(
      404,
    );
    const listed = (await west('listRosters')).ok.rosters.map((row) => row.id);
    expect(listed).not.toContain(id);
  });

  test('its desk keeps it when somebody on it moves away or is erased', async () => {
    const [stays, moves] = [await person('不搬的'), await person('要搬的')];
    const west = await world.staff('intake_west');
    const { id, photo } = (
      await enter([attended(stays.phone), attended(moves.phone)], { by: west })
    ).ok;
    (await moves.me('completeProfile', { body: { grid: grids.east } })).ok;
    await erase(stays.me);
    expect((await west('getRoster', { params: { id } })).status).toBe(200);
    expect((await west('getStaffPhoto', { params: { id: photo?.id ?? '' } })).status).toBe(200);
    const listed = (await west('listRosters')).ok.rosters.map((row) => row.id);
    expect(listed).toContain(id);
    const east = await world.staff('reviewer_east');
    expect((await east('getRoster', { params: { id } })).problem.code).toBe('roster_not_found');
  });

  test('of a grid its community is left once somebody is erased; who typed it in there still finds it', async () => {
    const { me, phone } = await person('网格里的');
    const worker = await world.staff('grid_worker');
    const own = (await enter([attended(phone)], { by: worker })).ok.id;
    const others = (await enter([attended(phone, daysAgo(1))])).ok.id;
    const opens = async (id: string) => (await worker('getRoster', { params: { id } })).status;
    expect([await opens(own), await opens(others)]).toEqual([200, 200]);
    await erase(me);
    const { rows } = await world.deps.database.pool.query<{ area: string }>(
      'select area from rosters where id = any($1)',
      [[own, others]],
    );
    expect(rows.map(({ area }) => area)).toEqual([
      grids.west.slice(0, 12),
      grids.west.slice(0, 12),
    ]);
    expect([await opens(own), await opens(others)]).toEqual([200, 404]);
    expect((await undo(own, worker)).ok.state).toBe('undone');
  });

  test('who is erased leaves a line that leads to nobody, and undoing it takes nothing from anybody', async () => {
    const { me, phone } = await person('要走的人');
    const { id } = (await enter([attended(phone)])).ok;
    (await confirm(id)).ok;
    const key = await idOf(me);
    await erase(me);
    const { rows } = (await reviewer('getRoster', { params: { id } })).ok;
    expect(rows[0]?.residentName.zh).toBe('');
    const { rows: kept } = await world.deps.database.pool.query(
      'select grid from deeds where resident = $1 and kind = $2',
      [key, 'activity.attended'],
    );
    expect(kept).toEqual([{ grid: grids.west.slice(0, 12) }]);
    expect((await undo(id)).ok.state).toBe('undone');
  });
});
