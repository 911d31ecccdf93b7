import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { adult, born, somebody } from '../../../test/families.ts';
import { openPool } from '../../../test/holders.ts';
import {
  account,
  askFor,
  earner,
  openTill,
  openTreasury,
  prove,
  type Treasury,
  turn,
  twenty,
} from '../../../test/red-packets.ts';
import { getHolderPoints, reconcile, sumBooks } from '../../ledger/service.ts';
import type { Alipay } from '../../platform/alipay/client.ts';
import type { AlipayStandIn } from '../../platform/alipay/stand-in.ts';
import { chainAll } from '../../platform/audit/chain.ts';
import { localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { findFaults } from './service.ts';

let world: TestApp;
let standIn: AlipayStandIn;
let alipay: Alipay;
let treasury: Treasury;
let resident: Caller;
beforeAll(async () => {
  ({ standIn, alipay } = await openTill());
  world = await startTestApp({ alipay, pool: 100_000 });
  await openPool(world, 'payouts', 1_000);
  treasury = openTreasury(world);
}, 120_000);
beforeEach(async () => {
  standIn.plan('success');
  standIn.answerQuestions(true);
  resident = await earner(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
  await standIn.close();
});

const spendable = async (who = resident) => (await who('getMyPoints')).ok.spendable;
const mine = async (who = resident) => (await who('listMyRedPackets')).ok;
const stateOf = async (who = resident) => (await mine(who)).packets[0]?.state;
const toldTo = async (who = resident) => {
  await world.settle();
  return (await who('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
};
const rowOf = (id: string) =>
  world.deps.database.read
    .selectFrom('red_packets')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
let accounts = 0;
/** An account of its own, so that what came to it is this packet's. */
const newAccount = () => ({
  kind: 'phone',
  id: `1391${String(++accounts).padStart(6, '0')}1`,
});

/** Asked for and approved: it goes out at the next turn. */
async function approved(to = newAccount()): Promise<{ id: string; to: string }> {
  const { id: offer } = await treasury.open();
  const { id } = (await askFor(world, resident, { offer, to })).ok;
  await treasury.release([id]);
  return { id, to: to.id };
}

describe('from the wish to the money', () => {
  test('points are held, two people release it, Alipay pays, and the points are the treasury’s', async () => {
    const offer = await treasury.open();
    expect(offer).toMatchObject({ value: 20, price: 20, given: 0 });
    expect((await mine()).chances.find(({ id }) => id === offer.id)).toMatchObject({ why: null });
    const to = newAccount();
    const { ok: asked } = await askFor(world, resident, { offer: offer.id, to });
    expect(asked).toMatchObject({ state: 'asked', amountFen: 2_000, points: 20 });
    expect(asked.account).toMatch(/^139\*{4}\d{4}$/);
    expect(await spendable()).toBe(80);
    const batch = await treasury.prepare([asked.id]);
    expect(batch).toMatchObject({ state: 'prepared', packets: 1, amountFen: 2_000, mine: true });
    await turn(world, alipay);
    expect(await stateOf()).toBe('prepared');
    await treasury.approve(batch);
    await turn(world, alipay);
    expect(await stateOf()).toBe('paid');
    expect(standIn.paidTo(to.id)).toEqual(['20.00']);
    expect(await spendable()).toBe(80);
    expect(await toldTo()).toContain('20.00 元已经转到您的支付宝，用了 20 分');
    const seen = (await treasury.leader('getRedPacketBatch', { params: { id: batch.id } })).ok;
    expect(seen).toMatchObject({
      state: 'approved',
      paid: 1,
      open: 0,
      decidedBy: expect.any(String),
    });
    expect(seen.list[0]).toMatchObject({ residentName: { zh: '王*梅' }, state: 'paid' });
  });

  test.each([5, 0])(
    'what the sum stands for beyond a price of %i is paid by a pool, and goes back to it unpaid',
    async (price) => {
      const offer = await treasury.open({ price, pools: ['payouts'] });
      const cover = async () =>
        (await treasury.treasurer('getPool', { params: { code: 'payouts' } })).ok.cover;
      const before = await cover();
      const withdraw = (id: string) => resident('withdrawRedPacket', { params: { id } });
      const decline = (id: string) =>
        treasury.treasurer('declineRedPacket', { params: { id }, body: { reason: 'other' } });
      for (const [state, end] of [
        ['withdrawn', withdraw],
        ['declined', decline],
      ] as const) {
        const { id } = (await askFor(world, resident, { offer: offer.id })).ok;
        expect(await spendable()).toBe(100 - price);
        expect(await cover()).toBe(before - 20 + price);
        expect((await end(id)).ok.state).toBe(state);
        expect(await spendable()).toBe(100);
        expect(await cover()).toBe(before);
      }
    },
  );

  test('what no pool covers is refused before anything is held', async () => {
    await openPool(world, 'dry', 14);
    const dry = await treasury.open({ price: 5, pools: ['dry'] });
    const refused = await askFor(world, resident, { offer: dry.id });
    expect(refused.problem.code).toBe('packet_not_covered');
    expect(await spendable()).toBe(100);
  });

  test('taken back before it is approved the points are free again; afterwards it is too late', async () => {
    const { id: offer } = await treasury.open();
    const { id } = (await askFor(world, resident, { offer })).ok;
    expect((await resident('withdrawRedPacket', { params: { id } })).ok.state).toBe('withdrawn');
    expect(await spendable()).toBe(100);
    const again = await resident('withdrawRedPacket', { params: { id } });
    expect(again.problem.code).toBe('packet_decided');
    const second = (await askFor(world, resident, { offer })).ok.id;
    await treasury.release([second]);
    const late = await resident('withdrawRedPacket', { params: { id: second } });
    expect(late.problem.code).toBe('packet_too_late');
    const other = await earner(world);
    const stranger = await other('withdrawRedPacket', { params: { id: second } });
    expect(stranger.problem.code).toBe('packet_not_found');
    await turn(world, alipay);
  });

  test('the same wish sent twice is one', async () => {
    const { id: offer } = await treasury.open();
    const body = { offer, account };
    await prove(world, resident);
    const twice = [1, 2, 3].map(() =>
      resident('askRedPacket', { body, requestId: 'one-wish-only' }),
    );
    const ids = (await Promise.all(twice)).map(({ ok }) => ok.id);
    expect(new Set(ids).size).toBe(1);
    expect(await spendable()).toBe(80);
    (await resident('withdrawRedPacket', { params: { id: ids[0] ?? '' } })).ok;
  });
});

describe('who can ask', () => {
  const refused = async (who: Caller, offer: string, to?: { kind: string; id: string }) =>
    (await askFor(world, who, { offer, ...(to ? { to } : {}) })).problem.code;

  test('grown-ups who say a name, one at a time, and only so many a year', async () => {
    const { id: offer } = await treasury.open({ perYear: 1 });
    const minor = await somebody(world, '陈晓', born(2010));
    expect(await refused(minor, offer)).toBe('payout_grown_ups_only');
    expect(await refused(await world.resident(), offer)).toBe('payout_age_unknown');
    expect(await refused(await somebody(world, '林静', adult), offer)).toBe(
      'packet_points_missing',
    );
    const { id } = (await askFor(world, resident, { offer })).ok;
    const other = await treasury.open();
    expect(await refused(resident, other.id)).toBe('packet_waiting');
    await treasury.release([id]);
    await turn(world, alipay);
    expect(await refused(resident, offer)).toBe('packets_had');
    expect((await mine()).chances.find((one) => one.id === offer)?.why?.zh).toContain(
      '每人每年 1 个',
    );
  });

  test('no more than 200 yuan a day, and 1000 a year', async () => {
    const { id: offer } = await treasury.open({ amountFen: 20_000, price: 0, pools: ['payouts'] });
    for (let day = 0; day < 5; day++) {
      const { id } = (await askFor(world, resident, { offer })).ok;
      await treasury.release([id]);
      await turn(world, alipay);
      expect(await refused(resident, offer)).toBe('packets_day_cap');
      world.clock.advance({ days: 1 });
    }
    expect(await refused(resident, offer)).toBe('packets_year_cap');
    expect((await treasury.treasurer('getPool', { params: { code: 'payouts' } })).ok.cover).toBe(0);
  });

  test('an account that cannot be one is named as the field at fault', async () => {
    const { id: offer } = await treasury.open();
    for (const to of [
      { kind: 'phone', id: '12345' },
      { kind: 'email', id: 'nobody at all' },
      { kind: 'user', id: '1088123412341234' },
    ]) {
      const { problem } = await askFor(world, resident, { offer, to });
      expect(problem).toMatchObject({ code: 'account_wrong', fields: [{ field: '/account/id' }] });
    }
  });

  test('the last place goes to one of many who ask at once, and nobody else’s points are touched', async () => {
    const { id: offer } = await treasury.open({ places: 1 });
    const many = await Promise.all(Array.from({ length: 8 }, () => earner(world)));
    const answers = await Promise.all(many.map((who) => askFor(world, who, { offer })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const left = await Promise.all(many.map((who) => spendable(who)));
    expect(left.sort()).toEqual([100, 100, 100, 100, 100, 100, 100, 80]);
  }, 60_000);

  test('a closed offer, one whose time is over, or no account to pay from: no, in words', async () => {
    const { id: offer } = await treasury.open();
    (await treasury.treasurer('closeRedPacketOffer', { params: { id: offer } })).ok;
    expect(await refused(resident, offer)).toBe('offer_closed');
    const closesAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    const brief = await treasury.open({ closesAt });
    world.clock.advance({ hours: 2 });
    expect(await refused(resident, brief.id)).toBe('offer_closed');
  });
});

describe('two people', () => {
  test('whoever prepared a batch does not decide on it, and nobody decides twice', async () => {
    const { id: offer } = await treasury.open();
    const { id } = (await askFor(world, resident, { offer })).ok;
    const batch = await treasury.prepare([id]);
    const body = { note: '名单核对无误', packets: 1, amountFen: 2_000 };
    const params = { id: batch.id };
    const own = await treasury.treasurer('approveRedPackets', { params, body });
    expect(own.problem.code).toBe('batch_own');
    const wrong = { ...body, amountFen: 4_000 };
    const unseen = await treasury.leader('approveRedPackets', { params, body: wrong });
    expect(unseen.problem.code).toBe('batch_changed');
    const twice = await Promise.all(
      [1, 2].map(() => treasury.leader('approveRedPackets', { params, body })),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await treasury.leader('declineRedPackets', { params, body: { note: '再看看' } });
    expect(late.problem.code).toBe('batch_decided');
    await turn(world, alipay);
  });

  test('what was taken back meanwhile is not approved unseen, and a declined batch waits as before', async () => {
    const { id: offer } = await treasury.open();
    const other = await earner(world);
    const first = (await askFor(world, resident, { offer })).ok.id;
    const second = (await askFor(world, other, { offer })).ok.id;
    const batch = await treasury.prepare([first, second]);
    (await other('withdrawRedPacket', { params: { id: second } })).ok;
    const params = { id: batch.id };
    const seen = { note: '核对无误', packets: 2, amountFen: 4_000 };
    const stale = await treasury.leader('approveRedPackets', { params, body: seen });
    expect(stale.problem.code).toBe('batch_changed');
    (await treasury.leader('declineRedPackets', { params, body: { note: '名单要重排' } })).ok;
    expect(await stateOf()).toBe('asked');
    const taken = await treasury.treasurer('prepareRedPackets', {
      body: { packets: [first, second] },
    });
    expect(taken.problem.code).toBe('batch_taken');
    const no = { params: { id: first }, body: { reason: 'budget' } };
    (await treasury.treasurer('declineRedPacket', no)).ok;
    expect(await spendable()).toBe(100);
    expect(await toldTo()).toContain('这一期的预算用完了');
  });

  test('a county approves no more than 20,000 yuan a day, in however many batches', async () => {
    await openPool(world, 'deep', 100_000);
    const terms = { amountFen: 20_000, price: 0, pools: ['deep'] };
    const { id: offer } = await treasury.open(terms);
    world.clock.advance({ days: 1 });
    const day = localDate(world.clock.now());
    await world.deps.database.read
      .insertInto('red_packet_days')
      .values({ county, day, approved_fen: 1_990_000n })
      .execute();
    const { id } = (await askFor(world, resident, { offer })).ok;
    const batch = await treasury.prepare([id]);
    const body = { note: '核对无误', packets: 1, amountFen: 20_000 };
    const over = await treasury.leader('approveRedPackets', { params: { id: batch.id }, body });
    expect(over.problem).toMatchObject({ code: 'day_cap_reached' });
    expect(over.problem.detail ?? over.problem.title).toContain('100');
    world.clock.advance({ days: 1 });
    (await treasury.leader('approveRedPackets', { params: { id: batch.id }, body })).ok;
    await turn(world, alipay);
    expect(await stateOf()).toBe('paid');
  });
});

describe('whoever leaves', () => {
  const erase = async () => (await resident('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  const states = async () => {
    const { read } = world.deps.database;
    const rows = await read.selectFrom('red_packets').select(['id', 'state']).execute();
    return new Map(rows.map(({ id, state }) => [id, state]));
  };

  test.each(['asked', 'prepared', 'approved'] as const)(
    '%s: it is taken back, and never sent',
    async (state) => {
      const { id: offer } = await treasury.open();
      const to = newAccount();
      const { id } = (await askFor(world, resident, { offer, to })).ok;
      if (state === 'prepared') await treasury.prepare([id]);
      if (state === 'approved') await treasury.release([id]);
      await erase();
      expect((await states()).get(id)).toBe('withdrawn');
      await turn(world, alipay);
      expect(standIn.paidTo(to.id)).toEqual([]);
    },
  );

  test('sent: it goes on to its end, and nobody can read whom it was for', async () => {
    standIn.plan('under_way');
    const { id, to } = await approved();
    await turn(world, alipay);
    await prove(world, resident);
    await erase();
    expect((await states()).get(id)).toBe('sent');
    const { packets } = (await treasury.treasurer('listRedPackets', { query: { state: 'sent' } }))
      .ok;
    expect(packets.find((one) => one.id === id)).toMatchObject({
      account: null,
      residentName: { zh: '' },
    });
    standIn.finish((await rowOf(id)).number ?? '', 'SUCCESS');
    await turn(world, alipay, 5);
    expect((await states()).get(id)).toBe('paid');
    expect(standIn.paidTo(to)).toEqual(['20.00']);
  });

  test('sent and lost: it is not sent again without a name, and its points are nobody’s', async () => {
    standIn.plan('lost', 'success');
    const { id, to } = await approved();
    await turn(world, alipay);
    const { holder_no: holder } = await world.deps.database.read
      .selectFrom('residents')
      .innerJoin('red_packets', 'red_packets.resident', 'residents.id')
      .select('residents.holder_no')
      .where('red_packets.id', '=', id)
      .executeTakeFirstOrThrow();
    await prove(world, resident);
    await erase();
    await turn(world, alipay, 5);
    await turn(world, alipay, 20);
    expect((await states()).get(id)).toBe('failed');
    expect(standIn.paidTo(to)).toEqual([]);
    const points = await getHolderPoints(world.deps.database.read, county, { holderNo: holder });
    expect(points.spendable).toBe(0n);
  });
});

describe('in the database', () => {
  test('an end is an end, a number stays, and two people are two', async () => {
    const { id } = await approved();
    await turn(world, alipay);
    const { pool } = world.deps.database;
    const change = (what: string) =>
      pool.query(`update red_packets set ${what} where id = $1`, [id]);
    await expect(change("state = 'failed'")).rejects.toThrow('does not become');
    await expect(change("number = 'another'")).rejects.toThrow('keeps it');
    await expect(pool.query('delete from red_packets where id = $1', [id])).rejects.toThrow();
    const { batch } = await rowOf(id);
    const same = 'update red_packet_batches set decided_by = prepared_by where id = $1';
    await expect(pool.query(same, [batch])).rejects.toThrow('red_packet_batches_two_people');
  });
});

test('an offer is refused by the field that is wrong', async () => {
  const open = (terms: object) =>
    treasury.treasurer('openRedPacketOffer', { body: { ...twenty, ...terms } });
  const wrong = [
    [{ price: 21 }, 'offer_price_above_value', '/price'],
    [{ price: 19 }, 'offer_without_pool', '/pools'],
    [{ price: 19, pools: ['nowhere'] }, 'offer_pool_unknown', '/pools'],
    [{ closesAt: '2020-01-01T00:00:00.000Z' }, 'offer_over', '/closesAt'],
  ] as const;
  for (const [terms, code, field] of wrong)
    expect((await open(terms)).problem).toMatchObject({ code, fields: [{ field }] });
});

test('whoever got more than 800 yuan in a year stands in the list of payees, and it is recorded', async () => {
  await openPool(world, 'wide', 100_000);
  const terms = { amountFen: 20_000, price: 0, pools: ['wide'], tax: 'taxable' };
  const { id: offer } = await treasury.open(terms);
  const to = newAccount();
  for (let time = 0; time < 5; time++) {
    world.clock.advance({ days: 1 });
    const { id } = (await askFor(world, resident, { offer, to })).ok;
    await treasury.release([id]);
    await turn(world, alipay);
  }
  const body = { year: world.clock.now().getUTCFullYear(), reason: '年度申报' };
  const file = await treasury.treasurer('exportPayees', { body });
  expect(file.status).toBe(200);
  const [sheet] = await readWorkbook(file.raw.rawPayload);
  expect(sheet?.data.find((row) => row[1] === to.id)).toEqual([
    '王小梅',
    to.id,
    '5',
    '1000.00',
    '0.00',
    '1000.00',
  ]);
  await chainAll(world.deps);
  const auditor = await world.staff('auditor');
  const { entries } = (await auditor('listAuditEntries', { body: {} })).ok;
  expect(entries.some(({ action }) => action === 'red_packets.payees_exported')).toBe(true);
});
