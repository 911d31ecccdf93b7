import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, type Person, positions, staffId } from '../../../test/county.ts';
import {
  codesHeard,
  type Following,
  followAs,
  followWith,
  isReady,
} from '../../../test/following.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { openDatabase } from '../../platform/database.ts';
import { noteChange } from '../../platform/live/changes.ts';
import { isRefusal } from '../../platform/refusal.ts';
import { makeScope } from '../../platform/scope.ts';
import * as notices from '../notices/service.ts';
import { Switchboard, usualLivePatience } from './service.ts';

/* What a desk hears of by itself: that a case which it may read has changed, and nothing else. */

const patience = { ...usualLivePatience, beatMs: 150, mostOfPerson: 3, most: 8 };
/** So long nothing is told that is not told at all. */
const quietMs = 1_500;

let own: TestDatabase;
let world: TestApp;
let desk: Desk;
let resident: Caller;
const open: Following[] = [];
beforeAll(async () => {
  own = await createTestDatabase();
  world = await startTestApp({ database: own, live: patience });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  desk = await openDesk(world);
  resident = await world.resident();
});
afterEach(() => {
  for (const page of open.splice(0)) page.close();
});
afterAll(() => world.close());

async function follow(person: Person): Promise<Following> {
  return ready(await followAs(world, person));
}

async function ready(page: Following): Promise<Following> {
  open.push(page);
  await expect.poll(() => isReady(page), { timeout: 10_000 }).toBe(true);
  return page;
}

const untilHeard = (page: Following, code: string) =>
  expect.poll(() => codesHeard(page), { timeout: 10_000 }).toContain(code);

const note = '现场看过，情况属实';

describe('a desk hears', () => {
  test('of a case below its area, and of none of another town', async () => {
    const [west, east] = [await follow('intake_west'), await follow('reviewer_east')];
    const inWest = (await report(resident)).code;
    const inEast = (await report(resident, { position: positions.east })).code;
    await untilHeard(west, inWest);
    await untilHeard(east, inEast);
    await pause(quietMs);
    expect(codesHeard(west)).toEqual([inWest]);
    expect(codesHeard(east)).toEqual([inEast]);
  });

  test('of what was sent to its unit wherever it lies, and that it went to another', async () => {
    const [ours, theirs] = [await follow('handler_west'), await follow('handler_east')];
    const { code } = await report(resident);
    await walkTo('dispatched', { desk, resident, code });
    await untilHeard(ours, code);
    const before = ours.heard.length;
    await desk
      .handler('handBackCase', {
        params: { code },
        body: { reason: 'not_ours', note },
      })
      .then(({ ok }) => ok);
    await expect.poll(() => ours.heard.length, { timeout: 10_000 }).toBeGreaterThan(before);
    expect(theirs.heard.filter(({ event }) => event === 'changed')).toEqual([]);
  });

  test('which case and which step, and not a word of what it is', async () => {
    const page = await follow('intake');
    const { code } = await report(resident, { words: '隔壁老周又在楼道里堆东西' });
    await untilHeard(page, code);
    const told = page.heard.find(({ data }) => data.cases?.some((one) => one.code === code));
    expect(told).toEqual({
      event: 'changed',
      data: { queue: true, cases: [{ code, seq: 1 }], onlookers: [], told: false },
    });
    expect(page.text()).not.toMatch(/老周|楼道|138|339999001001/);
  });

  test('a burst once a second, the newest step of each case', async () => {
    const page = await follow('dispatcher');
    const { code } = await report(resident);
    await walkTo('dispatched', { desk, resident, code });
    await expect
      .poll(() => page.heard.at(-1)?.data.cases, { timeout: 10_000 })
      .toEqual([{ code, seq: 3 }]);
    const told = page.cameAt.filter((_, place) => page.heard[place]?.event === 'changed');
    for (const [place, at] of told.slice(1).entries())
      expect(at - (told[place] ?? 0)).toBeGreaterThan(800);
  });

  test('that its reader was told something: nobody else does, and not what it was', async () => {
    const [mine, another] = [await follow('intake'), await follow('intake_west')];
    const told = {
      county,
      staff: [staffId('intake')],
      words: { zh: '有一件快到时限了', en: 'A limit is near' },
      settlement: null,
    };
    await world.deps.database.transact((tx) => notices.tellStaff(tx, world.deps, told));
    await world.settle();
    await expect
      .poll(() => mine.heard.at(-1), { timeout: 10_000 })
      .toEqual({ event: 'changed', data: { queue: false, cases: [], onlookers: [], told: true } });
    expect(mine.text()).not.toMatch(/时限|limit/);
    await pause(quietMs);
    expect(another.heard.filter(({ data }) => data.told)).toEqual([]);
  });

  test('nothing of what was rolled back', async () => {
    const page = await follow('intake');
    const { code } = await report(resident);
    await untilHeard(page, code);
    const before = page.heard.length;
    const refused = await desk.dispatcher('dispatchCase', {
      params: { code },
      body: { unit: staffId('no unit'), resolveDays: 3, note },
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    await pause(quietMs);
    expect(page.heard.length).toBe(before);
  });

  test('what another process committed', async () => {
    const page = await follow('intake');
    const { code } = await report(resident);
    await untilHeard(page, code);
    const other = openDatabase({ connection: own.connection, connections: 1, onError: () => {} });
    const { rows } = await other.pool.query<{ id: string }>(
      'select id from cases where code = $1',
      [code],
    );
    const before = page.heard.length;
    await other.transact(async (tx) =>
      noteChange(tx, { kind: 'case', county, id: rows[0]?.id ?? '' }),
    );
    await other.close();
    await expect.poll(() => page.heard.length, { timeout: 10_000 }).toBe(before + 1);
  });
});

test('nobody on the way keeps it, and it says now and then that it is there', async () => {
  const page = await follow('intake');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('x-accel-buffering')).toBe('no');
  expect(page.headers.get('connection')).toBe('close');
  await expect.poll(page.text, { timeout: 5_000 }).toContain(': still here');
  expect(page.text()).toContain('retry: ');
});

describe('a stream ends', () => {
  test('with the sign-out, and the door does not open again', async () => {
    const { call, token } = await world.sitDown('intake');
    const page = await ready(await followWith(world, token));
    await call('signOutStaff', {});
    await page.ended;
    expect((await followWith(world, token)).status).toBe(401);
  });

  test('when somebody’s role is taken; who has another is let in for that one', async () => {
    const both = await world.sitDown('both');
    const page = await ready(await followWith(world, both.token));
    const administrator = await world.staff('administrator');
    const role = { role: 'reviewer', area: `${county}000000` };
    const params = { id: staffId('both') };
    (await administrator('takeRole', { params, body: role })).ok;
    await page.ended;
    const again = await ready(await followWith(world, both.token));
    const { code } = await report(resident, { position: positions.east });
    await pause(quietMs);
    expect(codesHeard(again)).not.toContain(code);
    (await administrator('grantRole', { params, body: role })).ok;
    await again.ended;
  });

  test('when somebody is suspended', async () => {
    const { token } = await world.sitDown('reviewer_second');
    const page = await ready(await followWith(world, token));
    const administrator = await world.staff('administrator');
    const body = { reason: '岗位有变动' };
    (await administrator('suspendStaff', { params: { id: staffId('reviewer_second') }, body })).ok;
    await page.ended;
    expect((await followWith(world, token)).status).toBe(401);
  });

  test('with the working day, though nobody signs out', async () => {
    const page = await follow('leader');
    world.clock.advance({ hours: 13 });
    await page.ended;
    desk = await openDesk(world);
    resident = await world.resident();
  });
});

test('after the database was lost the page begins anew, and misses nothing from then on', async () => {
  const { token } = await world.sitDown('intake');
  const page = await ready(await followWith(world, token));
  await world.deps.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'pingan-points-screens' and datname = current_database()`,
  );
  await page.ended;
  const again = await ready(await followWith(world, token));
  const { code } = await report(resident);
  await untilHeard(again, code);
});

test('the database is listened to while a page is open, and by one connection for all', async () => {
  const listening = async () => {
    const { rows } = await world.deps.database.pool.query<{ count: number }>(
      `select count(*)::integer as count from pg_stat_activity
       where application_name = 'pingan-points-screens' and datname = current_database()`,
    );
    return rows[0]?.count;
  };
  await Promise.all(['intake', 'dispatcher', 'leader'].map((one) => follow(one as Person)));
  expect(await listening()).toBe(1);
  for (const page of open.splice(0)) page.close();
  await expect.poll(listening, { timeout: 10_000 }).toBe(0);
});

describe('there is room for', () => {
  test('so many pages of one person: the oldest gives way to the newest', async () => {
    const { token } = await world.sitDown('intake');
    const pages: Following[] = [];
    for (let one = 0; one < patience.mostOfPerson + 1; one++)
      pages.push(await ready(await followWith(world, token)));
    await pages[0]?.ended;
    expect(pages.map(({ heard }) => heard.at(-1)?.event)).toEqual([
      'crowded',
      'ready',
      'ready',
      'ready',
    ]);
  });

  test('so many in all: the next one is told to come later', async () => {
    const everybody: Person[] = [
      'intake',
      'intake_west',
      'dispatcher',
      'reviewer',
      'reviewer_east',
      'grid_worker',
      'leader',
      'auditor',
    ];
    // Those of the test before have been closed by then.
    await pause(quietMs);
    for (const person of everybody) await follow(person);
    const refused = await followAs(world, 'mediator');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('60');
  });
});

test('a server that has stopped opens no stream any more, and listens to nothing', async () => {
  const stopped = new Switchboard(world.deps, patience);
  await stopped.stop();
  const actor = { kind: 'staff', id: staffId('intake'), unit: null, roles: [] } as const;
  const scope = makeScope({ county, actor, areas: [String(county)] });
  expect(isRefusal(stopped.open(scope, 'a session'))).toBe(true);
  expect(stopped.state).toEqual({ lines: 0, hears: false });
});

test('a server that stops waits for no stream', async () => {
  const other = await startTestApp({ live: usualLivePatience });
  await other.app.listen({ port: 0, host: '127.0.0.1' });
  const pages = await Promise.all([followAs(other, 'intake'), followAs(other, 'leader')]);
  const began = performance.now();
  await other.close();
  expect(performance.now() - began).toBeLessThan(2_500);
  for (const page of pages) await page.ended;
});
