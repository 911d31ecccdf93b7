import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseMove } from '../../../contract/case-road.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, type Person, positions, staffId, units } from '../../../test/county.ts';
import { adult, somebody } from '../../../test/families.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

/* What waits for somebody is what they can move on: in the queue, in its figures, on the first page and beside their name. */

let world: TestApp;
let desk: Desk;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
  resident = await somebody(world, '周小芳', adult);
});
afterAll(() => world.close());

const atWest = { position: positions.west };
const atEast = { position: positions.east };

async function reported(given: Record<string, unknown> = {}): Promise<string> {
  world.clock.advance({ minutes: 1 });
  return (await report(resident, given)).code;
}

async function done(given: Record<string, unknown> = {}): Promise<string> {
  const code = await reported(given);
  await walkTo('answered', { desk, resident, code });
  return code;
}

/** The steps by which a case goes on from where somebody of staff waits for it. */
const steps: readonly CaseMove[] = ['accept', 'dispatch', 'answer', 'verify'];

/** What waits for somebody, which is the same wherever it is counted. */
async function mine(caller: Caller): Promise<string[]> {
  const { cases, counts } = (await caller('listCases', { body: { show: 'mine' } })).ok;
  const { works } = (await caller('getWorkbench')).ok;
  const work = works.find(({ kind }) => kind === 'cases_mine');
  expect([counts.mine, work?.count]).toEqual([cases.length, cases.length]);
  return cases.map(({ code }) => code);
}

async function movable(caller: Caller): Promise<string[]> {
  const { cases } = (await caller('listCases', { body: { show: 'open' } })).ok;
  const moves = await Promise.all(
    cases.map(async ({ code }) => (await caller('getCase', { params: { code } })).ok.moves),
  );
  return cases.flatMap(({ code }, at) =>
    moves[at]?.some((move) => steps.includes(move)) ? [code] : [],
  );
}

/** What an administrator sees to wait for somebody. */
async function openOf(login: Person) {
  const administrator = await world.staff('administrator');
  return (await administrator('getStaffMember', { params: { id: staffId(login) } })).ok.open;
}

async function grant(login: Person, role: 'intake' | 'reviewer', town: string): Promise<void> {
  const administrator = await world.staff('administrator');
  const params = { id: staffId(login) };
  (await administrator('grantRole', { params, body: { role, area: town } })).ok;
}

describe('while the reporter is asked whether it is solved', () => {
  test('it is not the reviewer’s turn, and nothing is due at theirs', async () => {
    const code = await done();
    expect(await mine(desk.reviewer)).toEqual([code]);
    const body = { solved: true, note: '现场看过，情况属实' };
    (await desk.reviewer('verifyCase', { params: { code }, body })).ok;
    expect(await mine(desk.reviewer)).toEqual([]);
    expect(await openOf('reviewer')).toMatchObject({ cases: 0 });
    world.clock.advance({ days: 6, hours: 23 });
    desk = await openDesk(world);
    resident = await world.resident();
    const { works } = (await desk.reviewer('getWorkbench')).ok;
    const work = works.find(({ kind }) => kind === 'cases_mine');
    expect(work).toMatchObject({ count: 0, dueToday: 0, overdue: 0 });
  });
});

describe('somebody in two roles', () => {
  test('accepts in one town and checks in another, and neither in both', async () => {
    resident = await somebody(world, '吴小刚', adult);
    await grant('intake_west', 'reviewer', '339999002000');
    const toAccept = await reported(atWest);
    await reported(atEast);
    await done(atWest);
    const toCheck = await done(atEast);
    const both = await world.staff('intake_west');
    const waiting = await mine(both);
    expect(waiting.sort()).toEqual([toAccept, toCheck].sort());
    expect((await movable(both)).sort()).toEqual(waiting);
    expect(await openOf('intake_west')).toMatchObject({ cases: 2 });
  });

  test('settles no awards of a town in which they only accept', async () => {
    const words = '东街口路灯下堆着一堆砖头';
    await report(await somebody(world, '赵小刚', adult), { words });
    await report(await somebody(world, '王小红', adult), { words });
    await world.settle();
    const { held } = (await desk.reviewer('listHeldAwards')).ok;
    expect(await openOf('reviewer')).toMatchObject({ held: held.length });
    expect(held.length).toBeGreaterThan(0);
    expect(await openOf('intake_west')).toMatchObject({ held: 0 });
  });

  test('does not check what their own unit did, or helped with', async () => {
    const [own, helped] = [await done(), await reported()];
    await walkTo('dispatched', { desk, resident, code: helped, unit: units.east });
    const params = { code: helped };
    const help = { unit: units.west, note: '请一起看' };
    (await desk.dispatcher('involveUnit', { params, body: help })).ok;
    const handlerEast = await world.staff('handler_east');
    const body = { words: '已经处理好了', handled: true, photoIds: [] };
    (await handlerEast('answerCase', { params, body })).ok;
    const both = await world.staff('both');
    const waiting = await mine(both);
    expect(waiting).not.toContain(own);
    expect(waiting).not.toContain(helped);
    expect((await movable(both)).sort()).toEqual(waiting.sort());
    expect(await mine(desk.reviewer)).toEqual(expect.arrayContaining([own, helped]));
  });

  test('does not check what they typed for a resident', async () => {
    await grant('intake', 'reviewer', '339999000000');
    const phone = '13611130077';
    const me = await world.resident(phone);
    (await me('completeProfile', { body: { name: '钱阿公', grid: grids.west } })).ok;
    world.clock.advance({ minutes: 2 });
    const { demoCode: code } = (await desk.intake('sendAgreementCode', { body: { phone } })).ok;
    const agreed = await desk.intake('agree', { body: { paper: 'id_card', phone, code } });
    const body = { words: '楼道灯坏了，晚上看不见', place: '老街 12 号', photoIds: [] };
    const typed = (await desk.intake('reportFor', { params: { id: agreed.ok.id }, body })).ok.code;
    await walkTo('answered', { desk, resident: me, code: typed });
    const waiting = await mine(desk.intake);
    expect(waiting).not.toContain(typed);
    expect((await movable(desk.intake)).sort()).toEqual(waiting.sort());
    expect(await mine(desk.reviewer)).toContain(typed);
  });
});

test('a handler’s turn is at what was sent to their unit, wherever it lies', async () => {
  const code = await reported(atEast);
  await walkTo('dispatched', { desk, resident, code });
  expect(await mine(desk.handler)).toEqual(await movable(desk.handler));
  expect(await mine(desk.handler)).toContain(code);
  expect(await mine(await world.staff('handler_east'))).not.toContain(code);
});
