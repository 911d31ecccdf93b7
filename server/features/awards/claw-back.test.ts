import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { spendPoints } from '../../../test/holders.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { openReasons } from '../../platform/audit.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 3 });
  desk = await openDesk(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toMatchObject({ posted: 0n });
  await world.close();
});

const figures = async (resident: Caller) => (await resident('getMyPoints')).ok;
const told = async (resident: Caller) => {
  await world.settle();
  const { notices } = (await resident('listMyNotices')).ok;
  return {
    zh: notices.map(({ words }) => words.zh).join(''),
    en: notices.map(({ words }) => words.en).join(''),
  };
};
const body = { reason: 'copied_photo', note: '这张照片是从网上来的' };
const reverse = (id: string, by: Caller = desk.reviewer) =>
  by('reverseAward', { params: { id }, body });

/** A resident with the settled points of one report. */
async function settledReport(resident: Caller, given: Record<string, unknown> = {}) {
  const { code, awards } = await report(resident, given);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  return awards[0]?.id ?? '';
}

test('points wrongly given are taken back after they settled; what was spent is owed', async () => {
  const resident = await world.resident();
  const id = await settledReport(resident);
  await spendPoints(world, resident, 2);
  expect((await reverse(id)).ok).toMatchObject({
    state: 'reversed',
    reversal: { reason: 'copied_photo', note: body.note, taken: 1, owed: 2 },
  });
  expect(await figures(resident)).toMatchObject({ spendable: 0, owed: 2 });
  const notice = await told(resident);
  expect(notice.zh).toContain('3 分已撤回：照片不是现场拍的');
  expect(notice.zh).toContain('账上扣回 1 分，另外 2 分已经花掉');
  expect(notice.zh).toContain('以后入账的积分先还这 2 分');
  expect(notice.zh).toContain('申诉');
  const { notices } = (await resident('listMyNotices')).ok;
  expect(notices.filter(({ award }) => award === id)).toHaveLength(1);
  expect(notice.en).toContain('1 points were taken from your account; 2 had been spent');
});

test('later points pay what is owed first when they settle, and the notice says how much', async () => {
  const resident = await world.resident();
  const id = await settledReport(resident);
  await spendPoints(world, resident, 3);
  await reverse(id);
  const { code } = await report(resident, { category: '020100' });
  expect(await figures(resident)).toMatchObject({ provisional: 5, owed: 3 });
  await walkTo('awaiting_confirmation', { desk, resident, code });
  expect(await figures(resident)).toMatchObject({ spendable: 2, owed: 0 });
  const notice = await told(resident);
  expect(notice.zh).toContain('+5 分已入账。其中先还了 3 分以前欠的');
  const { lines } = (await resident('listMyAwards')).ok;
  expect(lines.find(({ points }) => points === 5)).toMatchObject({ repaid: 3 });
});

test('a gift that comes at once and a bonus of the next day pay debts too', async () => {
  const resident = await world.resident();
  const id = await settledReport(resident);
  await spendPoints(world, resident, 3);
  await reverse(id);
  await resident('completeProfile', { body: { name: '李慧', grid: '339999001001001' } });
  await resident('finishTour');
  await world.settle();
  expect(await figures(resident)).toMatchObject({ spendable: 2, owed: 0 });
  expect((await told(resident)).zh).toContain('其中先还了 3 分');
});

test('an award is taken back once, by a reviewer of its area, and with an entry in the audit', async () => {
  const id = await settledReport(await world.resident());
  const east = await world.staff('reviewer_east');
  expect((await reverse(id, east)).problem).toMatchObject({ status: 404, code: 'award_not_found' });
  const statuses = await Promise.all([reverse(id), reverse(id)]);
  expect(statuses.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await reverse(id)).problem.code).toBe('award_reversed');
  const entries = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['id', 'details', 'reason'])
    .where('county', '=', county)
    .where('action', '=', 'award.reversed')
    .where('object', '=', `award/${id}`)
    .execute();
  const details = { reason: 'copied_photo', taken: 3, owed: 0 };
  expect(entries).toMatchObject([{ details }]);
  const by = { deps: world.deps, scope: { county } };
  const reasonOf = await openReasons(world.deps.database.read, by);
  expect(entries.map(reasonOf)).toEqual([body.note]);
});

test('with a report its bonus goes, and a reversal without grounds is not taken', async () => {
  const resident = await world.resident();
  const { code, awards } = await report(resident);
  await walkTo('closed', { desk, resident, code });
  world.clock.advance({ days: 1 });
  await world.settle();
  desk = await openDesk(world);
  expect(await figures(resident)).toMatchObject({ spendable: 5 });
  const id = awards[0]?.id ?? '';
  const bare = { params: { id }, body: { reason: 'not_true', note: '' } };
  const { problem } = await desk.reviewer('reverseAward', bare);
  expect(problem).toMatchObject({ status: 400, fields: [{ field: '/note' }] });
  await reverse(id);
  expect(await figures(resident)).toMatchObject({ spendable: 0, owed: 0 });
});
