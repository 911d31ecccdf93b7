import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Work, WorkKind } from '../../../contract/workbench.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, positions, staffId } from '../../../test/county.ts';
import { adult, somebody } from '../../../test/families.ts';
import { fill, planOf } from '../../../test/plans.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { makeScope } from '../../platform/scope.ts';
import { countDue } from '../cases/due-store.ts';
import { listQueue } from '../cases/list-store.ts';

/* What stands on the first page of each desk is what its lists hold, no more and no less. */

let world: TestApp;
let desk: Desk;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
  resident = await somebody(world, '周小芳', adult);
});
afterAll(() => world.close());

async function workOf(caller: Caller, kind: WorkKind): Promise<Work | undefined> {
  const { works } = (await caller('getWorkbench')).ok;
  return works.find((work) => work.kind === kind);
}

describe('cases', () => {
  test('are those of the queue, at whose step it is', async () => {
    const accepted = (await report(resident)).code;
    await walkTo('accepted', { desk, resident, code: accepted });
    await report(resident);
    for (const caller of [desk.intake, desk.dispatcher, desk.handler, desk.reviewer]) {
      const { counts } = (await caller('listCases', { body: {} })).ok;
      expect(await workOf(caller, 'cases_mine')).toMatchObject({ count: counts.mine });
      expect(await workOf(caller, 'cases_overdue')).toMatchObject({ count: counts.overdue });
    }
    expect((await workOf(desk.intake, 'cases_mine'))?.count).toBe(1);
    expect((await workOf(desk.dispatcher, 'cases_mine'))?.count).toBe(1);
  });

  test('of another town are not counted', async () => {
    const west = await world.staff('intake_west');
    const before = (await workOf(west, 'cases_mine'))?.count;
    await report(resident, { position: positions.east });
    expect((await workOf(west, 'cases_mine'))?.count).toBe(before);
  });

  test('are due today until they are late', async () => {
    const before = await workOf(desk.intake, 'cases_mine');
    expect(before).toMatchObject({ overdue: 0 });
    world.clock.advance({ days: 3 });
    desk = await openDesk(world);
    const late = await workOf(desk.intake, 'cases_mine');
    expect(late).toMatchObject({ count: before?.count, overdue: before?.count, dueToday: 0 });
    resident = await world.resident();
  });
});

test('what runs out within three hours, but after midnight, is due tomorrow', async () => {
  const { reportedAt, dispatch, firstAnswer } = await report(resident);
  const firstDueMs = Math.min(Date.parse(dispatch.dueAt), Date.parse(firstAnswer.dueAt));
  const limitMs = firstDueMs - Date.parse(reportedAt);
  const midnightMs = startOfDay(addDays(localDate(world.clock.now()), 3)).getTime();
  const at = async (minutes: number) => {
    world.clock.set(new Date(midnightMs + minutes * 60_000));
    desk = await openDesk(world);
    resident = await world.resident();
  };
  await at(30 - limitMs / 60_000);
  await report(resident);
  await at(-30);
  expect(await workOf(desk.intake, 'cases_soon')).toMatchObject({ count: 1, dueToday: 0 });
  await at(15);
  expect(await workOf(desk.intake, 'cases_soon')).toMatchObject({ count: 1, dueToday: 1 });
});

test('feedback and appeals are counted by the day on which they are to be answered', async () => {
  const sender = await somebody(world, '李小明', adult);
  const body = { kind: 'suggestion', words: '积分页上的字能不能再大一些' };
  (await sender('sendFeedback', { body })).ok;
  expect(await workOf(desk.intake, 'feedback')).toMatchObject({
    turn: 'mine',
    count: 1,
    dueToday: 0,
    overdue: 0,
  });
  world.clock.advance({ days: 40 });
  desk = await openDesk(world);
  expect(await workOf(desk.intake, 'feedback')).toMatchObject({ count: 1, overdue: 1 });
});

test('held awards wait for whoever decides, and are watched by whoever only reads', async () => {
  const reporter = await somebody(world, '王小红', adult);
  const words = '东街口路灯下堆着一堆砖头';
  await report(await somebody(world, '赵小刚', adult), { words });
  await report(reporter, { words });
  await world.settle();
  const { held } = (await desk.reviewer('listHeldAwards')).ok;
  const leader = await world.staff('leader');
  expect(held.length).toBeGreaterThan(0);
  expect(await workOf(desk.reviewer, 'held')).toMatchObject({ turn: 'mine', count: held.length });
  expect(await workOf(leader, 'held')).toMatchObject({ turn: 'watch', count: held.length });
});

test('who was invited and has not come in waits for the administrator', async () => {
  const administrator = await world.staff('administrator');
  const before = (await workOf(administrator, 'invited'))?.count ?? 0;
  const roles = [{ role: 'intake', area: `${county}000000` }];
  const body = { name: '新来的', login: 'newcomer', unit: null, roles };
  (await administrator('inviteStaff', { body })).ok;
  expect(await workOf(administrator, 'invited')).toMatchObject({ count: before + 1 });
});

test('a sponsor has no such page', async () => {
  expect((await (await world.staff('sponsor'))('getWorkbench')).status).toBe(403);
});

test('open cases are counted by their index: what has ended in ten years is not read', async () => {
  const { database } = world.deps;
  await fill(database, {
    case_states: {
      text: `insert into case_states (county, case_id, stage, stage_since, first_answer_due_at, handled_by, co_units,
          confirmed, reopened, visits, published, confidential, handed_back, deadline, dispatch_due_at, grid, last_seq)
        select $1, gen_random_uuid(), case when n % 500 = 0 then 'reported' else 'closed' end, now(), now(), '{}', '{}',
          false, 0, 0, false, false, 0, case when n % 500 = 0 then now() end, now(), $2, 1
        from generate_series(1, 100000) n`,
      values: [county, grids.west],
    },
    cases: {
      text: `insert into cases (county, id, code, kind, category, channel, confidential, grid, reported_at, written_at)
        select county, case_id, 'SY-' || case_id, 'hazard', '040300', 'phone_app', false, grid, now(), now()
        from case_states s where county = $1
          and not exists (select from cases c where c.county = s.county and c.id = s.case_id)`,
      values: [county],
    },
  });
  const roles = (['intake', 'reviewer'] as const).map((role) => ({
    role,
    area: `${county}000000`,
  }));
  const actor = { kind: 'staff', id: staffId('intake'), unit: null, roles } as const;
  const scope = makeScope({ county, actor, areas: [String(county)] });
  const now = world.clock.now();
  const at = { now, until: now, turns: { intake: ['reported'], reviewer: ['answered'] } } as const;
  const shown = { show: 'mine', kind: undefined, areaPrefix: undefined, followers: false } as const;
  const page = { ...at, ...shown, code: undefined, after: undefined, limit: 30 };
  for (const ask of [(tx: Tx) => countDue(tx, scope, at), (tx: Tx) => listQueue(tx, scope, page)]) {
    const plan = await planOf(database, ask);
    expect(plan.scanned).not.toContain('case_states');
    expect(plan.indexes).toContain('case_states_queue');
  }
});
