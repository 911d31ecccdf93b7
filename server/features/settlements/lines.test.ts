import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { openPool } from '../../../test/holders.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import {
  always,
  answer,
  bringBack,
  contest,
  lineOf,
  linesOf,
  monthsOf,
  openCustomer,
  openLastingShop,
  openMonth,
  standingOf,
  takeOne,
} from '../../../test/settlements.ts';
import type { Shop } from '../../../test/shop.ts';
import { cover, takeInSponsor } from '../../../test/sponsors.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { reconcileCounty } from '../statements/service.ts';
import { findFaults } from './service.ts';

let world: TestApp;
let shop: Shop;
let resident: Caller;
let leader: Caller;
let second: Caller;
let months: ReturnType<typeof monthsOf>;
let period = '';
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await openPool(world, 'helpers', 100_000);
  leader = always(world, 'leader');
  second = always(world, 'merchant_second');
  months = monthsOf(world);
});
beforeEach(async () => {
  period = months.begin();
  shop = await openLastingShop(world);
  resident = await openCustomer(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
});

const byId = (id: string) => ({ params: { id } });
const get = async (id: string, reader = shop.treasurer) =>
  (await reader('getSettlement', byId(id))).ok;

describe('line by line', () => {
  async function twoLines(terms = {}) {
    const { offer } = await shop.offer(terms);
    await takeOne(shop, resident, offer);
    await takeOne(shop, resident, offer);
    months.next();
    return openMonth(shop.treasurer, { counter: shop.counter, period });
  }

  test('what is contested keeps it from being settled until it is answered', async () => {
    const { id } = await twoLines();
    expect((await contest(shop, { id, no: 2 })).ok.dispute).toMatchObject({
      reason: '这件是我的货',
      answer: null,
    });
    expect((await contest(shop, { id, no: 2 })).problem.code).toBe('line_disputed');
    expect((await shop.merchant('confirmSettlement', byId(id))).ok).toMatchObject({
      state: 'disputed',
      openDisputes: 1,
    });
    expect((await contest(shop, { id, no: 1 })).problem.code).toBe('settlement_confirmed');
    expect((await answer(shop, { id, no: 1, correction: null })).problem.code).toBe(
      'line_not_disputed',
    );
    expect((await answer(shop, { id, no: 2, correction: null })).ok.dispute).toMatchObject({
      answer: 'refused',
    });
    expect((await answer(shop, { id, no: 2, correction: null })).problem.code).toBe(
      'dispute_answered',
    );
    expect(await get(id)).toMatchObject({ state: 'settled', points: 60, openDisputes: 0 });
  });

  test('upheld, a correction follows as a line of its own and a pool pays it', async () => {
    const { id } = await twoLines();
    await contest(shop, { id, no: 1 });
    await shop.merchant('confirmSettlement', byId(id));
    const wrong = async (correction: object) =>
      (await answer(shop, { id, no: 1, correction })).problem.code;
    const more = { points: 12, amountFen: 1_200 };
    expect(await wrong({ ...more, pool: null })).toBe('correction_pool_missing');
    expect(await wrong({ ...more, pool: 'nowhere' })).toBe('pool_unknown');
    expect(await wrong({ points: 0, amountFen: 0, pool: null })).toBe('correction_nothing');
    expect(await wrong({ points: -31, amountFen: 0, pool: null })).toBe('correction_too_much');
    expect(await wrong({ points: 200_000, amountFen: 0, pool: 'helpers' })).toBe(
      'correction_not_covered',
    );
    expect(
      (await answer(shop, { id, no: 1, correction: { ...more, pool: 'helpers' } })).ok.dispute
        ?.answer,
    ).toBe('upheld');
    const lines = await linesOf(shop.treasurer, id);
    expect(lines.map(({ points }) => points)).toEqual([30, 30, 12]);
    expect(lines[2]).toMatchObject({
      kind: 'correction',
      corrects: 1,
      shares: [{ pool: { zh: 'helpers' }, sponsor: null, points: 12 }],
    });
    expect(await get(id)).toMatchObject({ state: 'settled', points: 72, amountFen: 7_200 });
    expect(await standingOf(world, shop.counter)).toEqual({ owed: 72, paid: 0 });
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
    months.next();
    const { id, ...opened } = await openMonth(shop.treasurer, { counter: shop.counter, period });
    expect(opened).toMatchObject({ points: 30, amountFen: 0 });
    await contest(shop, { id, no: 1 });
    await answer(shop, { id, no: 1, correction: { points: 0, amountFen: 3_000, pool: null } });
    expect(await get(id)).toMatchObject({ points: 30, amountFen: 3_000, lines: 2 });
  });

  test('a merchant reads and answers what is of the own counter, and reads no names', async () => {
    const { id } = await twoLines();
    for (const call of ['getSettlement', 'confirmSettlement'] as const)
      expect((await second(call, byId(id))).problem.code).toBe('settlement_not_found');
    const theirs = { ...lineOf(id, 1), body: { reason: '不是我的' } };
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
    await contest(shop, { id, no: 1 });
    const correction = { points: 5, amountFen: 500, pool: 'helpers' };
    const answers = await Promise.all([1, 2, 3].map(() => answer(shop, { id, no: 1, correction })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await get(id)).toMatchObject({ points: 65, lines: 3, openDisputes: 0 });
  });
});

test('each line says which pools had given the points, and which sponsor’s fund in them', async () => {
  const sponsor = await takeInSponsor(shop.treasurer);
  const code = 'gifts';
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
  months.next();
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
  months.next();
  const { id } = await openMonth(shop.treasurer, { counter: shop.counter, period });
  await contest(shop, { id, no: 1, reason: '应按两袋算' });
  await answer(shop, { id, no: 1, correction: { points: 30, amountFen: 3_000, pool: 'helpers' } });
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
  months.next();
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
        // Points came here by no award: every holder differs.
        const found = differences.map(({ kind }) => kind).filter((kind) => kind !== 'holder');
        kinds = [...new Set(found)].sort();
        throw new Undone();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
    return kinds;
  };
  const of = `where settlement = '${id}'`;
  expect(
    await foundAfter(
      `update settlement_lines set points = 29, help_points = -1, amount_fen = 2900 ${of}`,
    ),
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
