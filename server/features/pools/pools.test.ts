import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, staffId } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import {
  cover,
  fundOf,
  openEmptyPool,
  pledge,
  receive,
  statementOf,
  takeInSponsor,
} from '../../../test/sponsors.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';

let world: TestApp;
let desk: Desk;
let treasurer: Caller;
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  desk = await openDesk(world);
  treasurer = await world.staff('treasurer');
  leader = await world.staff('leader');
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  await world.close();
});

let opened = 0;
/** An empty pool of its own for a test, with a sponsor who will pledge to it. */
async function emptyPool() {
  const pool = `pool-${++opened}`;
  await openEmptyPool(treasurer, pool);
  return { pool, sponsor: await takeInSponsor(treasurer) };
}
const poolOf = async (code: string) => (await treasurer('getPool', { params: { code } })).ok;
const note = { note: '看过凭证，同意' };
/** A report for 3 points, paid by these pools. */
const reportPaidBy = (pools: string[], whenUsedUp: 'stop' | 'queue' = 'stop') =>
  enforce(world, [changedRule('2.2', { pools, whenUsedUp })]);
const newest = async (resident: Caller) => (await statementOf(resident))[0];
const payerOf = async (id: string | undefined) => {
  const row = await world.deps.database.read
    .selectFrom('awards')
    .innerJoin('funds', (join) =>
      join
        .onRef('funds.county', '=', 'awards.county')
        .onRef('funds.holder_no', '=', 'awards.payer'),
    )
    .select('funds.sponsor')
    .where('awards.id', '=', id ?? '')
    .executeTakeFirst();
  return row?.sponsor;
};

test('a pledge is a promise and covers nothing; only what has come of it does', async () => {
  const { pool, sponsor } = await emptyPool();
  await reportPaidBy([pool]);
  const { id } = await pledge(treasurer, { sponsor, pool, points: 10 });
  expect(await poolOf(pool)).toMatchObject({ behind: 0, cover: 0 });
  const early = await world.resident();
  await report(early);
  expect(await newest(early)).toMatchObject({ points: 0, state: 'settled' });
  expect((await newest(early))?.why.zh).toContain('积分池本期已用完');
  const { receivedPoints } = await receive(treasurer, id, 4);
  expect(receivedPoints).toBe(4);
  expect(await poolOf(pool)).toMatchObject({ behind: 4, cover: 4 });
  const late = await world.resident();
  await report(late);
  expect(await newest(late)).toMatchObject({ points: 3, state: 'provisional' });
  expect(await poolOf(pool)).toMatchObject({ behind: 4, cover: 1, announced: 3, given: 0 });
});

test('the sponsor who came first pays first, and every award says who paid it', async () => {
  const { pool, sponsor: first } = await emptyPool();
  const second = await takeInSponsor(treasurer);
  await cover(treasurer, { sponsor: first, pool, points: 4 });
  await cover(treasurer, { sponsor: second, pool, points: 4 });
  await reportPaidBy([pool]);
  const paid: (string | undefined)[] = [];
  for (const _ of [1, 2, 3]) {
    const resident = await world.resident();
    await report(resident);
    paid.push(await payerOf((await newest(resident))?.id));
  }
  // The single points that are left of both cover no third award together.
  expect(paid).toEqual([first, second, undefined]);
  expect(await fundOf(treasurer, { sponsor: first, pool })).toMatchObject({ cover: 1 });
  expect(await fundOf(treasurer, { sponsor: second, pool })).toMatchObject({ cover: 1 });
});

test('what a pool cannot pay falls to the next that the rule names, and never back', async () => {
  const { pool: poor, sponsor } = await emptyPool();
  const { pool: rich } = await emptyPool();
  await cover(treasurer, { sponsor, pool: poor, points: 3 });
  await cover(treasurer, { sponsor, pool: rich, points: 300 });
  await reportPaidBy([poor, rich]);
  const resident = await world.resident();
  for (const _ of [1, 2]) await report(resident);
  expect(await poolOf(poor)).toMatchObject({ cover: 0, announced: 3 });
  expect(await poolOf(rich)).toMatchObject({ cover: 297, announced: 3 });
});

test('points that are taken back go to the sponsor who gave them', async () => {
  const { pool, sponsor } = await emptyPool();
  await cover(treasurer, { sponsor, pool, points: 3 });
  await reportPaidBy([pool]);
  const resident = await world.resident();
  const { code, awards } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  expect(await fundOf(treasurer, { sponsor, pool })).toMatchObject({ cover: 0, given: 3 });
  const body = { reason: 'copied_photo', note: '照片是从网上来的' };
  (await desk.reviewer('reverseAward', { params: { id: awards[0]?.id ?? '' }, body })).ok;
  expect(await fundOf(treasurer, { sponsor, pool })).toMatchObject({ cover: 3, given: 0 });
});

test('a large sum waits for a second person, and is no cover before', async () => {
  const { pool, sponsor } = await emptyPool();
  const { id } = await pledge(treasurer, { sponsor, pool, points: 20_000 });
  const { receipts } = await receive(treasurer, id, 12_000);
  expect(receipts[0]).toMatchObject({ state: 'asked', points: 12_000, mine: true });
  expect(await poolOf(pool)).toMatchObject({ cover: 0 });
  const signing = { params: { id: receipts[0]?.id ?? '' }, body: note };
  expect((await treasurer('signReceipt', signing)).problem.code).toBe('receipt_own');
  expect((await treasurer('declineReceipt', signing)).problem.code).toBe('receipt_own');
  expect((await leader('signReceipt', signing)).ok.receivedPoints).toBe(12_000);
  expect(await poolOf(pool)).toMatchObject({ cover: 12_000 });
  expect((await leader('signReceipt', signing)).problem.code).toBe('receipt_decided');
});

test('a large sum that comes in small parts waits for a second person all the same', async () => {
  const { pool, sponsor } = await emptyPool();
  const one = await pledge(treasurer, { sponsor, pool, points: 8_000 });
  const other = await pledge(treasurer, { sponsor, pool, points: 8_000 });
  expect((await receive(treasurer, one.id, 8_000)).receipts[0]?.state).toBe('confirmed');
  expect((await receive(treasurer, other.id, 2_000)).receipts[0]?.state).toBe('asked');
  expect(await poolOf(pool)).toMatchObject({ cover: 8_000 });
});

test('a receipt that was declined leaves the pledge as open as before', async () => {
  const { pool, sponsor } = await emptyPool();
  const { id } = await pledge(treasurer, { sponsor, pool, points: 10_000 });
  const { receipts } = await receive(treasurer, id, 10_000);
  const full = { amountFen: 100, voucher: '再来一张' };
  const asked = await treasurer('recordReceipt', { params: { id }, body: full });
  expect(asked.problem).toMatchObject({
    code: 'receipt_more_than_pledged',
    fields: [{ field: '/amountFen' }],
  });
  const signing = { params: { id: receipts[0]?.id ?? '' }, body: note };
  expect((await leader('declineReceipt', signing)).ok.receivedFen).toBe(0);
  expect((await receive(treasurer, id, 10_000)).receipts).toHaveLength(2);
});

test('the same receipt sent twice is booked once', async () => {
  const { pool, sponsor } = await emptyPool();
  const { id } = await pledge(treasurer, { sponsor, pool, points: 50 });
  const body = { amountFen: 5_000, voucher: '收字第 1 号' };
  const asked = { params: { id }, body, requestId: world.deps.ids.uuid() };
  const answers = [
    await treasurer('recordReceipt', asked),
    await treasurer('recordReceipt', asked),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await poolOf(pool)).toMatchObject({ cover: 50 });
});

test('two who sign the same large receipt at once book it once', async () => {
  const { pool, sponsor } = await emptyPool();
  const { id } = await pledge(treasurer, { sponsor, pool, points: 10_000 });
  const { receipts } = await receive(treasurer, id, 10_000);
  const signing = { params: { id: receipts[0]?.id ?? '' }, body: note };
  const both = await Promise.all([leader('signReceipt', signing), leader('signReceipt', signing)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await poolOf(pool)).toMatchObject({ cover: 10_000 });
});

test('what has not come can be taken back; what came stays', async () => {
  const { pool, sponsor } = await emptyPool();
  const { id } = await pledge(treasurer, { sponsor, pool, points: 100 });
  await receive(treasurer, id, 40);
  const withdrawn = (await treasurer('withdrawPledge', { params: { id } })).ok;
  expect(withdrawn).toMatchObject({ receivedPoints: 40 });
  expect(withdrawn.withdrawnAt).not.toBeNull();
  const body = { amountFen: 100, voucher: '迟到的' };
  const late = await treasurer('recordReceipt', { params: { id }, body });
  expect(late.problem.code).toBe('pledge_withdrawn');
  expect((await treasurer('withdrawPledge', { params: { id } })).problem.code).toBe(
    'pledge_withdrawn',
  );
  expect(await poolOf(pool)).toMatchObject({ cover: 40 });
});

test('goods are pledged at what they are worth, and say what they are', async () => {
  const { pool, sponsor } = await emptyPool();
  const params = { id: sponsor };
  const goods = { pool, kind: 'goods', amountFen: 60_050, note: '放在镇上仓库' };
  const unnamed = await treasurer('makePledge', { params, body: goods });
  expect(unnamed.problem).toMatchObject({ code: 'pledge_goods_missing' });
  const body = { ...goods, goods: '大米 10 公斤 × 12 袋' };
  const pledged = (await treasurer('makePledge', { params, body })).ok;
  expect(pledged).toMatchObject({ goods: '大米 10 公斤 × 12 袋', points: 600, receivedFen: 0 });
});

test('money matters are for whoever looks after the whole county, with the second factor', async () => {
  const { pool, sponsor } = await emptyPool();
  const { id } = await pledge(treasurer, { sponsor, pool, points: 10 });
  const body = { amountFen: 1_000, voucher: '收字第 2 号' };
  const ofTown = await world.staff('treasurer_west');
  const refused = await ofTown('recordReceipt', { params: { id }, body });
  expect(refused.problem).toMatchObject({ status: 403, code: 'pools_whole_county' });
  const { call } = await world.sitDown('treasurer', { proved: false });
  const unproved = await call('recordReceipt', { params: { id }, body });
  expect(unproved.problem).toMatchObject({ status: 403, code: 'step_up_needed' });
  expect(await poolOf(pool)).toMatchObject({ cover: 0 });
});

test('whoever signs in for a sponsor pledges for that one alone', async () => {
  const { pool, sponsor: another } = await emptyPool();
  const mine = await takeInSponsor(treasurer, { member: 'sponsor' });
  const sponsor = await world.staff('sponsor');
  const pledged = await pledge(sponsor, { sponsor: mine, pool, points: 10 });
  const body = { pool, kind: 'money', amountFen: 1_000, note: '' };
  const foreign = await sponsor('makePledge', { params: { id: another }, body });
  expect(foreign.problem).toMatchObject({ status: 404, code: 'sponsor_not_found' });
  const theirs = await pledge(treasurer, { sponsor: another, pool, points: 10 });
  const taking = await sponsor('withdrawPledge', { params: { id: theirs.id } });
  expect(taking.problem).toMatchObject({ status: 404, code: 'pledge_not_found' });
  expect((await sponsor('withdrawPledge', { params: { id: pledged.id } })).status).toBe(200);
  const twice = { members: [staffId('sponsor')] };
  const taken = await treasurer('setSponsorMembers', { params: { id: another }, body: twice });
  expect(taken.problem.code).toBe('sponsor_member_taken');
  const clerk = { members: [staffId('intake')] };
  const unknown = await treasurer('setSponsorMembers', { params: { id: another }, body: clerk });
  expect(unknown.problem.code).toBe('sponsor_member_unknown');
});

test('what is outstanding stands by the day on which it lapses, at face value', async () => {
  const before = (await treasurer('getLiability')).ok;
  const { pool, sponsor } = await emptyPool();
  await cover(treasurer, { sponsor, pool, points: 30 });
  await reportPaidBy([pool]);
  const resident = await world.resident();
  const { code } = await report(resident);
  const announced = (await treasurer('getLiability')).ok;
  expect(announced.announced - before.announced).toBe(3);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  const after = (await treasurer('getLiability')).ok;
  expect(after.points - before.points).toBe(3);
  expect(after.valueFen - before.valueFen).toBe(300);
  expect(after.byLapse.reduce((sum, { points }) => sum + points, 0)).toBe(after.points);
});
