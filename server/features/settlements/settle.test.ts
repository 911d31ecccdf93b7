import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { givePoints, openPool } from '../../../test/holders.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import {
  always,
  bringBack,
  goTo,
  linesOf,
  openLastingShop,
  openMonth,
  pay,
  takeOne,
} from '../../../test/settlements.ts';
import type { Shop } from '../../../test/shop.ts';
import { cover, takeInSponsor } from '../../../test/sponsors.ts';
import { merchantAccount, paidAccount } from '../../ledger/account.ts';
import { getPosted, reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { reconcileCounty } from '../statements/service.ts';
import { findFaults } from './service.ts';

let world: TestApp;
let shop: Shop;
let resident: Caller;
let leader: Caller;
let second: Caller;
/** Each test settles a month of its own. */
let month = 0;
let period = '';
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await openPool(world, 'helpers', 100_000);
  leader = always(world, 'leader');
  second = always(world, 'merchant_second');
});
beforeEach(async () => {
  goTo(world, firstOf(month));
  period = firstOf(month).slice(0, 7);
  month += 1;
  shop = await openLastingShop(world);
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 1_000, '2040-12-31');
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
});

/** The 20th of the months from October 2026 on. */
function firstOf(nth: number): string {
  const months = 9 + nth;
  return `${2026 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-20`;
}
const nextMonth = () => goTo(world, firstOf(month).replace(/20$/, '02'));
const byId = (id: string) => ({ params: { id } });
const line = (id: string, no: number) => ({ params: { id, no: String(no) } });
const contest = (id: string, no: number, reason = '这件是我的货') =>
  shop.merchant('disputeSettlementLine', { ...line(id, no), body: { reason } });
const answer = (id: string, no: number, correction: object | null, words = '核对过登记簿') =>
  shop.treasurer('answerSettlementDispute', { ...line(id, no), body: { words, correction } });
const get = async (id: string, reader = shop.treasurer) =>
  (await reader('getSettlement', byId(id))).ok;

async function accounts() {
  const { read } = world.deps.database;
  const { holder_no } = await read
    .selectFrom('counters')
    .select('holder_no')
    .where('id', '=', shop.counter)
    .executeTakeFirstOrThrow();
  const [owed, paid] = [merchantAccount(holder_no), paidAccount(holder_no)];
  const posted = await getPosted(read, county, [owed, paid]);
  return { owed: Number(posted.get(owed) ?? 0n), paid: Number(posted.get(paid) ?? 0n) };
}

describe('from the hand to the money', () => {
  test('a month is opened, confirmed and paid: the counter is owed nothing any more', async () => {
    const { offer } = await shop.offer();
    await takeOne(shop, resident, offer);
    await takeOne(shop, resident, offer);
    nextMonth();
    const { id, ...opened } = await openMonth(shop.treasurer, { counter: shop.counter, period });
    expect(opened).toMatchObject({
      period,
      state: 'draft',
      lines: 2,
      points: 60,
      amountFen: 6_000,
      pointValueFen: 100,
    });
    expect(await linesOf(shop.merchant, id)).toMatchObject([
      { no: 1, kind: 'handed_over', name: { zh: '大米' }, residentPoints: 30, amountFen: 3_000 },
      { no: 2, kind: 'handed_over', dispute: null },
    ]);
    expect((await shop.merchant('confirmSettlement', byId(id))).ok.state).toBe('settled');
    expect(await accounts()).toEqual({ owed: 60, paid: 0 });
    expect((await pay(leader, id)).ok).toMatchObject({ state: 'paid', voucher: '付字 0012' });
    expect(await accounts()).toEqual({ owed: 0, paid: 60 });
    expect((await pay(leader, id)).problem.code).toBe('settlement_paid');
  });

  test('whoever opened it, or answered in it, does not mark it as paid', async () => {
    const { offer } = await shop.offer();
    await takeOne(shop, resident, offer);
    nextMonth();
    const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period });
    expect((await pay(leader, id)).problem.code).toBe('settlement_not_settled');
    await contest(id, 1);
    const other = always(world, 'treasurer_west');
    const body = { words: '登记簿上有', correction: null };
    (await other('answerSettlementDispute', { ...line(id, 1), body })).ok;
    await shop.merchant('confirmSettlement', byId(id));
    expect((await get(id)).mine).toBe(true);
    for (const maker of [shop.treasurer, other])
      expect((await pay(maker, id)).problem).toMatchObject({ status: 403, code: 'settlement_own' });
    expect((await get(id, leader)).mine).toBe(false);
    expect((await pay(leader, id)).ok.state).toBe('paid');
  });

  test('all counters are opened at once, each for itself; those with nothing are left out', async () => {
    const { offer } = await shop.offer();
    const elsewhere = await shop.openCounter(['merchant'], '339999002001');
    const there = await shop.offer({}, { counter: elsewhere });
    await shop.openCounter(['merchant']);
    await takeOne(shop, resident, offer);
    await takeOne({ ...shop, counter: elsewhere }, resident, there.offer);
    nextMonth();
    const west = always(world, 'treasurer_west');
    const body = { period, counter: null };
    expect((await west('openSettlements', { body })).ok).toMatchObject({ opened: 1, points: 30 });
    expect((await shop.treasurer('openSettlements', { body })).ok).toMatchObject({ opened: 1 });
    const again = await shop.treasurer('openSettlements', { body });
    expect(again.problem.code).toBe('settlement_nothing');
    const listed = (await west('listSettlements')).ok.settlements;
    expect(listed.every(({ counter }) => counter !== elsewhere)).toBe(true);
  });
});

describe('the month', () => {
  test('one that is not over, was opened already, or comes before one that was, is not opened', async () => {
    const { offer } = await shop.offer();
    await takeOne(shop, resident, offer);
    const open = (wanted: string) =>
      shop.treasurer('openSettlements', { body: { period: wanted, counter: shop.counter } });
    const early = (await open(period)).problem;
    expect(early).toMatchObject({ code: 'period_not_over', fields: [{ field: '/period' }] });
    nextMonth();
    expect((await open('2026-09')).problem.code).toBe('settlement_nothing');
    expect((await open(period)).status).toBe(201);
    expect((await open(period)).problem.code).toBe('settlement_there');
    expect((await open('2026-09')).problem.code).toBe('settlement_later_there');
  });

  test('what comes back stands in the month in which it came back, and counts as it did', async () => {
    const { offer } = await shop.offer();
    goTo(world, firstOf(month - 1).replace(/20$/, '28'));
    const first = await takeOne(shop, resident, offer);
    await takeOne(shop, resident, offer);
    nextMonth();
    const before = await openMonth(shop.treasurer, { counter: shop.counter, period });
    const { database } = world.deps;
    const worth = (fen: number) =>
      database.read.updateTable('counties').set({ point_value_fen: fen }).execute();
    await worth(150);
    await bringBack(shop.merchant, first);
    await takeOne(shop, resident, offer);
    const next = firstOf(month).slice(0, 7);
    goTo(world, firstOf(month + 1).replace(/20$/, '02'));
    month += 1;
    const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period: next });
    await worth(100);
    expect(await linesOf(shop.treasurer, id)).toMatchObject([
      { kind: 'returned', points: -30, pointValueFen: 100, amountFen: -3_000 },
      { kind: 'handed_over', points: 30, pointValueFen: 150, amountFen: 4_500 },
    ]);
    expect((await get(before.id)).points).toBe(60);
    expect((await get(id)).amountFen).toBe(1_500);
  });

  test('more is never paid than is there; the month of what came back is marked first', async () => {
    const { offer } = await shop.offer();
    goTo(world, firstOf(month - 1).replace(/20$/, '28'));
    const first = await takeOne(shop, resident, offer);
    await takeOne(shop, resident, offer);
    nextMonth();
    const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period });
    await shop.merchant('confirmSettlement', byId(id));
    await bringBack(shop.merchant, first);
    const short = (await pay(leader, id)).problem;
    expect(short).toMatchObject({ code: 'settlement_more_than_there' });
    expect(short.title).toContain('30 分');
    const next = firstOf(month).slice(0, 7);
    goTo(world, firstOf(month + 1).replace(/20$/, '02'));
    month += 1;
    const back = await openMonth(shop.treasurer, { counter: shop.counter, period: next });
    expect(back.points).toBe(-30);
    await shop.merchant('confirmSettlement', byId(back.id));
    expect((await pay(leader, back.id)).status).toBe(200);
    expect((await pay(leader, id)).status).toBe(200);
    expect(await accounts()).toEqual({ owed: 0, paid: 30 });
  });
});

describe('line by line', () => {
  async function twoLines(terms = {}) {
    const { offer } = await shop.offer(terms);
    await takeOne(shop, resident, offer);
    await takeOne(shop, resident, offer);
    nextMonth();
    return openMonth(shop.treasurer, { counter: shop.counter, period });
  }

  test('what is contested keeps it from being settled until it is answered', async () => {
    const { id } = await twoLines();
    expect((await contest(id, 2)).ok.dispute).toMatchObject({
      reason: '这件是我的货',
      answer: null,
    });
    expect((await contest(id, 2)).problem.code).toBe('line_disputed');
    expect((await shop.merchant('confirmSettlement', byId(id))).ok).toMatchObject({
      state: 'disputed',
      openDisputes: 1,
    });
    expect((await contest(id, 1)).problem.code).toBe('settlement_confirmed');
    expect((await answer(id, 1, null)).problem.code).toBe('line_not_disputed');
    expect((await answer(id, 2, null)).ok.dispute).toMatchObject({ answer: 'refused' });
    expect((await answer(id, 2, null)).problem.code).toBe('dispute_answered');
    expect(await get(id)).toMatchObject({ state: 'settled', points: 60, openDisputes: 0 });
  });

  test('upheld, a correction follows as a line of its own and a pool pays it', async () => {
    const { id } = await twoLines();
    await contest(id, 1);
    await shop.merchant('confirmSettlement', byId(id));
    const wrong = async (correction: object) => (await answer(id, 1, correction)).problem.code;
    const more = { points: 12, amountFen: 1_200 };
    expect(await wrong({ ...more, pool: null })).toBe('correction_pool_missing');
    expect(await wrong({ ...more, pool: 'nowhere' })).toBe('pool_unknown');
    expect(await wrong({ points: 0, amountFen: 0, pool: null })).toBe('correction_nothing');
    expect(await wrong({ points: -31, amountFen: 0, pool: null })).toBe('correction_too_much');
    expect(await wrong({ points: 200_000, amountFen: 0, pool: 'helpers' })).toBe(
      'correction_not_covered',
    );
    expect((await answer(id, 1, { ...more, pool: 'helpers' })).ok.dispute?.answer).toBe('upheld');
    const lines = await linesOf(shop.treasurer, id);
    expect(lines.map(({ points }) => points)).toEqual([30, 30, 12]);
    expect(lines[2]).toMatchObject({
      kind: 'correction',
      corrects: 1,
      shares: [{ pool: { zh: 'helpers' }, sponsor: null, points: 12 }],
    });
    expect(await get(id)).toMatchObject({ state: 'settled', points: 72, amountFen: 7_200 });
    expect(await accounts()).toEqual({ owed: 72, paid: 0 });
    const contested = await shop.treasurer('listSettlementLines', {
      ...byId(id),
      query: { only: 'contested' },
    });
    expect(contested.ok.lines.map(({ no }) => no)).toEqual([1, 3]);
  });

  test('goods that a pool had supplied are not paid again, unless they were the counter’s after all', async () => {
    const { offer } = await shop.offer({}, { pieces: 0 });
    const body = { label: '捐的', pieces: 3, bestBefore: null, suppliedBy: 'pool' };
    (await shop.treasurer('receiveStock', { ...byId(offer), body })).ok;
    await takeOne(shop, resident, offer);
    nextMonth();
    const { id, ...opened } = await openMonth(shop.treasurer, { counter: shop.counter, period });
    expect(opened).toMatchObject({ points: 30, amountFen: 0 });
    await contest(id, 1);
    await answer(id, 1, { points: 0, amountFen: 3_000, pool: null });
    expect(await get(id)).toMatchObject({ points: 30, amountFen: 3_000, lines: 2 });
  });

  test('a merchant reads and answers what is of the own counter, and reads no names', async () => {
    const { id } = await twoLines();
    for (const call of ['getSettlement', 'confirmSettlement'] as const)
      expect((await second(call, byId(id))).problem.code).toBe('settlement_not_found');
    const theirs = { ...line(id, 1), body: { reason: '不是我的' } };
    expect((await second('disputeSettlementLine', theirs)).problem.code).toBe(
      'settlement_line_not_found',
    );
    expect((await get(id, shop.merchant)).openedBy).toBe('');
    expect((await get(id)).openedBy).not.toBe('');
    const mine = (await shop.merchant('listMySettlements')).ok.settlements;
    expect(mine.map((one) => one.id)).toContain(id);
    expect((await second('listMySettlements')).ok.settlements).toEqual([]);
  });

  test('of two answers at once one is written, and the sums are right', async () => {
    const { id } = await twoLines();
    await contest(id, 1);
    const correction = { points: 5, amountFen: 500, pool: 'helpers' };
    const answers = await Promise.all([1, 2, 3].map(() => answer(id, 1, correction)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await get(id)).toMatchObject({ points: 65, lines: 3, openDisputes: 0 });
  });
});

test('each line says which pools had given the points, and which sponsor’s fund in them', async () => {
  const sponsor = await takeInSponsor(shop.treasurer);
  const code = `gifts-${month}`;
  await openPool(world, code, 0);
  await cover(shop.treasurer, { sponsor, pool: code, points: 500 });
  const desk = await openDesk(world);
  const earner = await world.resident();
  const { code: reported } = await report(earner);
  await walkTo('awaiting_confirmation', { desk, resident: earner, code: reported });
  const prices = [{ from: 0, points: 2 }];
  const { offer } = await shop.offer({ value: 5, prices, pools: [code] });
  const taken = await takeOne(shop, earner, offer);
  world.clock.advance({ minutes: 1 });
  await takeOne(shop, resident, (await shop.offer()).offer);
  world.clock.advance({ minutes: 1 });
  await bringBack(shop.merchant, taken);
  nextMonth();
  const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period });
  const shares = (reader: Caller) =>
    linesOf(reader, id).then((all) => all.map((one) => one.shares));
  const fund = { pool: { zh: code, en: code }, sponsor: { zh: expect.stringMatching('测试商会') } };
  const own = { pool: { zh: '居民池' }, sponsor: null };
  const told = await shares(shop.treasurer);
  const [gave, unknown, back] = [told[0], told[1], told[2]];
  expect(gave).toHaveLength(2);
  expect(gave).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ points: 2 }),
      expect.objectContaining({ points: 3 }),
    ]),
  );
  expect(gave?.find(({ points }) => points === 2)).toMatchObject(own);
  expect(gave?.find(({ points }) => points === 3)).toMatchObject(fund);
  // Those points came by no award: the journal does not tell whose they were.
  expect(unknown).toEqual([{ pool: null, sponsor: null, points: 30 }]);
  expect(back?.map(({ points }) => points).sort()).toEqual([-2, -3]);
  const merchants = await shares(shop.merchant);
  expect(merchants.flat().every((one) => one.sponsor === null)).toBe(true);
});

test('the statement as workbook and as paper holds every line, and nobody’s name', async () => {
  const { offer } = await shop.offer();
  await takeOne(shop, resident, offer);
  nextMonth();
  const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period });
  await contest(id, 1, '应按两袋算');
  await answer(id, 1, { points: 30, amountFen: 3_000, pool: 'helpers' });
  for (const language of ['zh', 'en']) {
    const asked = { ...byId(id), query: { language } };
    const { raw: book } = await shop.merchant('getSettlementWorkbook', asked);
    expect(book.headers['content-disposition']).toContain(`settlement-${period}-`);
    const parts = unzipSync(book.rawPayload);
    const text = Object.entries(parts)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
      .join('');
    expect(text).toContain('应按两袋算');
    expect(text).toContain(language === 'zh' ? '更正' : 'correction');
    expect(text).not.toContain('王小梅');
    const { raw: paper } = await leader('getSettlementPaper', asked);
    expect(paper.statusCode).toBe(200);
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  }
});

test('a line that is not as its redemption, and an account that is not as its settlements, are named', async () => {
  const { offer } = await shop.offer();
  await takeOne(shop, resident, offer);
  nextMonth();
  const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period });
  const { database } = world.deps;
  class Undone extends Error {}
  const foundAfter = async (change: string) => {
    let kinds: string[] = [];
    await database
      .transact(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx);
        await sql.raw(change).execute(tx);
        const seen = { ...database, snapshot: ((work) => work(tx)) as typeof database.snapshot };
        const differences = await reconcileCounty({ database: seen }, county);
        kinds = [...new Set(differences.map(({ kind }) => kind))].sort();
        throw new Undone();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
    return kinds;
  };
  const of = `where settlement = '${id}'`;
  expect(
    await foundAfter(`update settlement_lines set points = 29, help_points = -1 ${of}`),
  ).toEqual(['settlement']);
  expect(await foundAfter(`update settlement_payers set points = 29 ${of}`)).toEqual([
    'settlement',
  ]);
  expect(await foundAfter(`update settlements set points = 29 where id = '${id}'`)).toEqual([
    'merchant',
    'settlement',
  ]);
  expect(await foundAfter(`delete from settlement_lines ${of}`)).toContain('merchant');
});
