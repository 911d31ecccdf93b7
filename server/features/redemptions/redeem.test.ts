import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, staffId } from '../../../test/county.ts';
import { givePoints, openPool } from '../../../test/holders.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { openShop, present, type Shop, stockOf } from '../../../test/shop.ts';
import { cover, fundOf, takeInSponsor } from '../../../test/sponsors.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { addDays, localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { forgetUnusedPhotos } from '../photos/service.ts';
import { endDueRedemptions, findFaults, findPayers } from './service.ts';

let world: TestApp;
let shop: Shop;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  await openPool(world, 'helpers', 25);
});
beforeEach(async () => {
  shop = await openShop(world);
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 100);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
});

const reserve = (caller: Caller, offer: string) => caller('reserve', { body: { offer } });
const spendable = async (caller = resident) => (await caller('getMyPoints')).ok.spendable;
const stateOf = async (id: string, caller = resident) =>
  (await caller('listMyRedemptions')).ok.redemptions.find((one) => one.id === id)?.state;
const toldTo = async (caller: Caller) => {
  await world.settle();
  return (await caller('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
};
const byId = (id: string) => ({ params: { id } });

describe('from the shelf to the hand', () => {
  test('points and piece are held, the code is shown, it is handed over, and the counter has the points', async () => {
    const { offer } = await shop.offer();
    const { ok: reserved } = await reserve(resident, offer);
    expect(reserved).toMatchObject({ state: 'reserved', points: 30, name: { zh: '大米' } });
    expect(await spendable()).toBe(70);
    expect(await stockOf(world, offer)).toEqual({ onHand: 10, held: 1 });
    const { ok: voucher } = await resident('showVoucher', byId(reserved.id));
    expect(voucher.qr).toMatch(/^PA1:[0-9A-F]{32}$/);
    expect(voucher.digits).toMatch(/^[0-9]{8}$/);
    const shown = await shop.merchant('presentVoucher', {
      ...byId(shop.counter),
      body: { code: voucher.qr },
    });
    expect(shown.ok).toMatchObject({
      id: reserved.id,
      residentName: { zh: '王*梅' },
      batch: { label: '一批' },
    });
    const { ok: done } = await shop.merchant('handOverReward', byId(reserved.id));
    expect(done.state).toBe('handed_over');
    expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
    expect(await spendable()).toBe(70);
    expect(await toldTo(resident)).toContain('您在便民超市领取了“大米”，用了 30 分');
    const again = await shop.merchant('presentVoucher', {
      ...byId(shop.counter),
      body: { code: voucher.qr },
    });
    expect(again.problem.code).toBe('code_not_valid');
  });

  test('eight digits do as well, with spaces; code and digits at this counter and at no other', async () => {
    const { offer } = await shop.offer();
    const { id } = (await reserve(resident, offer)).ok;
    const { qr, digits } = (await resident('showVoucher', byId(id))).ok;
    const elsewhere = await shop.openCounter(['merchant']);
    const spaced = `${digits.slice(0, 4)} ${digits.slice(4)}`;
    const show = (counter: string, code: string) =>
      shop.merchant('presentVoucher', { ...byId(counter), body: { code } });
    for (const code of [qr, spaced]) {
      expect((await show(elsewhere, code)).problem.code).toBe('code_not_valid');
      expect((await show(shop.counter, code)).ok.id).toBe(id);
    }
  });

  test('a code is good for two minutes, and no longer than until the next one is shown', async () => {
    const { offer } = await shop.offer();
    const { id } = (await reserve(resident, offer)).ok;
    const first = (await resident('showVoucher', byId(id))).ok;
    const second = (await resident('showVoucher', byId(id))).ok;
    const show = (code: string) =>
      shop.merchant('presentVoucher', { ...byId(shop.counter), body: { code } });
    expect((await show(first.qr)).problem.code).toBe('code_not_valid');
    world.clock.advance({ minutes: 2 });
    expect((await show(second.qr)).problem.code).toBe('code_not_valid');
    const third = (await resident('showVoucher', byId(id))).ok;
    expect((await show(third.qr)).status).toBe(201);
  });

  test('without a code nothing is handed over, nor by somebody who did not see it', async () => {
    const { offer } = await shop.offer();
    const { id } = (await reserve(resident, offer)).ok;
    expect((await shop.merchant('handOverReward', byId(id))).problem.code).toBe('not_presented');
    await present(shop, resident, id);
    const other = await world.staff('merchant_second');
    expect((await other('handOverReward', byId(id))).problem.code).toBe('redemption_not_found');
    world.clock.advance({ minutes: 11 });
    expect((await shop.merchant('handOverReward', byId(id))).problem.code).toBe('not_presented');
  });

  test('the same request twice hands over once', async () => {
    const { offer } = await shop.offer();
    const body = { offer };
    const twice = [1, 2, 3].map(() => resident('reserve', { body, requestId: 'the-same-wish' }));
    const ids = (await Promise.all(twice)).map(({ ok }) => ok.id);
    expect(new Set(ids).size).toBe(1);
    expect((await resident('reserve', { body, requestId: 'the-same-wish' })).ok.id).toBe(ids[0]);
    expect(await stockOf(world, offer)).toEqual({ onHand: 10, held: 1 });
    const other = await shop.offer();
    const reused = { body: { offer: other.offer }, requestId: 'the-same-wish' };
    expect((await resident('reserve', reused)).problem.code).toBe('request_id_reused');
    await present(shop, resident, ids[0] ?? '');
    const params = { ...byId(ids[0] ?? ''), requestId: 'the-same-hand' };
    await Promise.all([1, 2, 3].map(() => shop.merchant('handOverReward', params)));
    expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
  });
});

test('whose points were spent is known pool by pool: those that came first went first', async () => {
  const desk = await openDesk(world);
  const earner = await world.resident();
  const { code } = await report(earner);
  await walkTo('awaiting_confirmation', { desk, resident: earner, code });
  const prices = [{ from: 0, points: 2 }];
  const { offer } = await shop.offer({ value: 3, prices, pools: ['helpers'] });
  const { id } = (await reserve(earner, offer)).ok;
  await present(shop, earner, id);
  await shop.merchant('handOverReward', byId(id));
  const { read } = world.deps.database;
  const { holder_no: pool } = await read
    .selectFrom('pools')
    .select('holder_no')
    .where('code', '=', 'residents')
    .executeTakeFirstOrThrow();
  const payers = await findPayers(read, jobScope(county, 'test'), id);
  expect([...payers.values()]).toEqual([[{ pool, amount: 2n }]]);
});

describe('what is given back goes where it came from', () => {
  test.each(['cancelled', 'refused', 'timed_out'] as const)('%s', async (how) => {
    await givePoints(world, resident, 10, '2026-11-30');
    const { offer } = await shop.offer();
    const { id } = (await reserve(resident, offer)).ok;
    expect((await resident('getMyPoints')).ok.lapsingNext).toMatchObject({ on: '2027-12-31' });
    if (how === 'cancelled') await resident('cancelRedemption', byId(id));
    if (how === 'refused')
      await shop.merchant('refuseRedemption', { ...byId(id), body: { reason: 'spoilt' } });
    if (how === 'timed_out') {
      world.clock.advance({ hours: 47 });
      await endDueRedemptions(world.deps);
      expect(await stateOf(id)).toBe('reserved');
      world.clock.advance({ hours: 1 });
      await endDueRedemptions(world.deps);
    }
    expect(await stateOf(id)).toBe(how);
    expect((await resident('getMyPoints')).ok).toMatchObject({
      spendable: 110,
      lapsingNext: { points: 10, on: '2026-11-30' },
    });
    expect(await stockOf(world, offer)).toEqual({ onHand: 10, held: 0 });
    expect(await endDueRedemptions(world.deps)).toBe(0);
    expect((await resident('cancelRedemption', byId(id))).problem.code).toBe('redemption_ended');
    const told = await toldTo(resident);
    expect(told.includes('30 分已退回原来的批次')).toBe(how !== 'cancelled');
  });

  test('what was handed over comes back to the resident and onto the shelf, within seven days', async () => {
    const { offer } = await shop.offer();
    const { id } = (await reserve(resident, offer)).ok;
    const back = { ...byId(id), body: { reason: 'spoilt', restock: false } };
    expect((await shop.merchant('returnRedemption', back)).problem.code).toBe(
      'redemption_not_handed_over',
    );
    await present(shop, resident, id);
    await shop.merchant('handOverReward', byId(id));
    expect((await shop.merchant('returnRedemption', back)).ok.state).toBe('returned');
    expect(await spendable()).toBe(100);
    expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
    expect((await shop.merchant('returnRedemption', back)).problem.code).toBe(
      'redemption_not_handed_over',
    );
    const next = (await reserve(resident, offer)).ok.id;
    await present(shop, resident, next);
    await shop.merchant('handOverReward', byId(next));
    const restocked = { ...byId(next), body: { reason: 'not_wanted', restock: true } };
    expect((await shop.merchant('returnRedemption', restocked)).ok.state).toBe('returned');
    expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
  });
});

describe('what stands against a reservation', () => {
  test('an empty shelf, too few points, a limit, another town', async () => {
    const empty = await shop.offer({}, { pieces: 0 });
    expect((await reserve(resident, empty.offer)).problem.code).toBe('sold_out');
    const dear = await shop.offer({ value: 101, prices: [{ from: 0, points: 101 }] });
    const short = (await reserve(resident, dear.offer)).problem;
    expect(short).toMatchObject({
      code: 'not_enough_points',
      title: '这件要 101 分，您还差 1 分。',
    });
    const once = await shop.offer({ limit: { count: 1, period: 'month' } });
    const first = (await reserve(resident, once.offer)).ok.id;
    expect((await reserve(resident, once.offer)).problem.code).toBe('limit_reached');
    await resident('cancelRedemption', byId(first));
    expect((await reserve(resident, once.offer)).status).toBe(201);
    const east = await shop.offer({ area: '339999002000' });
    expect((await reserve(resident, east.offer)).problem.code).toBe('reward_other_area');
    const off = await shop.offer({ listed: false });
    expect((await reserve(resident, off.offer)).problem.code).toBe('reward_gone');
    expect((await reserve(resident, '01900000-0000-7000-8000-000000000000')).problem.code).toBe(
      'offer_not_found',
    );
    expect(await spendable()).toBe(70);
  });

  test('nobody keeps more than ten things waiting', async () => {
    const { offer } = await shop.offer(
      { value: 1, prices: [{ from: 0, points: 1 }] },
      { pieces: 20 },
    );
    const wishes = await Promise.all(Array.from({ length: 12 }, () => reserve(resident, offer)));
    expect(wishes.filter(({ status }) => status === 201)).toHaveLength(10);
    expect((await reserve(resident, offer)).problem.code).toBe('too_many_waiting');
  });

  test('what will not be good when it is collected is not reserved', async () => {
    const today = localDate(world.clock.now());
    const { offer } = await shop.offer({}, { pieces: 5, bestBefore: addDays(today, 1) });
    expect((await reserve(resident, offer)).problem.code).toBe('sold_out');
    const soon = await shop.offer({ holdHours: 12 }, { pieces: 1, bestBefore: today });
    expect((await reserve(resident, soon.offer)).status).toBe(201);
  });

  test('whoever has earned more pays less, and a pool pays the rest until it is empty', async () => {
    const desk = await openDesk(world);
    const { code } = await report(resident);
    await walkTo('awaiting_confirmation', { desk, resident, code });
    const prices = [
      { from: 0, points: 30 },
      { from: 3, points: 10 },
    ];
    const { offer } = await shop.offer({ prices, pools: ['helpers'] });
    const item = (await resident('listShop')).ok.items.find(
      ({ offers }) => offers[0]?.id === offer,
    );
    expect(item).toMatchObject({ price: 10, why: null });
    const before = await spendable();
    expect((await reserve(resident, offer)).ok.points).toBe(10);
    expect(await spendable()).toBe(before - 10);
    expect((await reserve(resident, offer)).problem.code).toBe('reward_not_covered');
    expect(await spendable()).toBe(before - 10);
    const newcomer = await world.resident();
    await givePoints(world, newcomer, 30);
    expect((await reserve(newcomer, offer)).ok.points).toBe(30);
  });
});

test('where a pool’s own cover is used up, the part of a sponsor helps', async () => {
  await openPool(world, 'sponsored', 5);
  const sponsor = await takeInSponsor(shop.treasurer);
  await cover(shop.treasurer, { sponsor, pool: 'sponsored', points: 40 });
  const terms = { prices: [{ from: 0, points: 10 }], pools: ['sponsored'] };
  const { offer } = await shop.offer(terms);
  const { id } = (await reserve(resident, offer)).ok;
  expect((await reserve(resident, offer)).status).toBe(201);
  expect((await reserve(resident, offer)).problem.code).toBe('reward_not_covered');
  expect(await fundOf(shop.treasurer, { sponsor, pool: 'sponsored' })).toMatchObject({
    cover: 0,
    announced: 40,
  });
  const { days } = (await shop.treasurer('getPool', { params: { code: 'sponsored' } })).ok;
  expect(days.at(-1)).toMatchObject({ points: 40 });
  (await resident('cancelRedemption', byId(id))).ok;
  expect((await reserve(resident, offer)).status).toBe(201);
});

test('a look at a code is told to whoever showed it', async () => {
  const { offer } = await shop.offer();
  const { id } = (await reserve(resident, offer)).ok;
  await present(shop, resident, id);
  const { looks } = (await resident('listMyLooks')).ok;
  expect(looks[0]).toMatchObject({
    by: { zh: '兑换点的工作人员' },
    what: { zh: '遮住中间的姓名和您预约的奖品' },
    caseCode: null,
  });
});

test('the photo of a reward outlives the week after which others are forgotten', async () => {
  const photo = (await shop.treasurer('uploadStaffPhoto', { file: await makePhoto(3) })).ok.id;
  await shop.offer({ photo });
  world.clock.advance({ days: 8 });
  await forgetUnusedPhotos(world.deps);
  const shown = await world.anyone('getPublishedPhoto', { params: { id: photo } });
  expect(shown.status).toBe(200);
});

describe('seats of a slot', () => {
  test('a seat is kept until the slot is over, and nobody comes in once it has begun', async () => {
    const startsAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    const endsAt = new Date(world.clock.now().getTime() + 7_200_000).toISOString();
    const slot = { startsAt, endsAt };
    const { offer } = await shop.offer({ kind: 'service' }, { pieces: 2, slot });
    const { ok: seat } = await reserve(resident, offer);
    expect(seat).toMatchObject({ slot, holdUntil: endsAt });
    world.clock.advance({ hours: 1 });
    expect((await reserve(resident, offer)).problem.code).toBe('slot_begun');
    const merchant = await world.staff('merchant');
    await present({ ...shop, merchant }, resident, seat.id);
    expect((await merchant('handOverReward', byId(seat.id))).ok.state).toBe('handed_over');
  });
});

describe('without a phone', () => {
  test('a card reserves at the own counter, the code is printed, and the owner hears of it', async () => {
    const { offer } = await shop.offer();
    const { code: card } = (await resident('makeMyCard')).ok;
    expect(card).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const body = { card: card.toLowerCase().replaceAll('-', ' '), offer };
    const { ok } = await shop.merchant('reserveByCard', { body });
    expect(ok.redemption).toMatchObject({ state: 'reserved', points: 30 });
    expect(await toldTo(resident)).toContain('有人凭您的兑换卡');
    const paper = { ...byId(shop.counter), body: { code: ok.code } };
    world.clock.advance({ hours: 30 });
    expect((await (await openShop(world)).merchant('presentVoucher', paper)).ok.id).toBe(
      ok.redemption.id,
    );
  });

  test('a grid worker reserves for people of the own area, at any counter', async () => {
    const { offer } = await shop.offer();
    const worker = await world.staff('grid_worker');
    const { code: card } = (await resident('makeMyCard')).ok;
    expect((await worker('reserveByCard', { body: { card, offer } })).status).toBe(201);
    await resident('completeProfile', { body: { name: '王小梅', grid: grids.east } });
    const refused = await worker('reserveByCard', { body: { card, offer } });
    expect(refused.problem.code).toBe('card_not_valid');
  });

  test('somebody who serves at a counter elsewhere is a grid worker in the own grid only', async () => {
    const { offer } = await shop.offer();
    const { code: card } = (await resident('makeMyCard')).ok;
    await world.deps.database.read
      .insertInto('staff_roles')
      .values({ county, staff: staffId('merchant_second'), role: 'grid_worker', area: grids.east })
      .execute();
    const both = await world.staff('merchant_second');
    const reserveFor = () => both('reserveByCard', { body: { card, offer } });
    expect((await reserveFor()).problem.code).toBe('card_not_valid');
    await resident('completeProfile', { body: { name: '王小梅', grid: grids.east } });
    expect((await reserveFor()).status).toBe(201);
    await world.deps.database.read
      .deleteFrom('staff_roles')
      .where('role', '=', 'grid_worker')
      .where('staff', '=', staffId('merchant_second'))
      .execute();
  });

  test('a card tells a counter neither what its account lacks nor whether there is a household', async () => {
    const { offer } = await shop.offer({ value: 130, prices: [{ from: 0, points: 130 }] });
    const { code: card } = (await resident('makeMyCard')).ok;
    for (const account of ['own', 'household'] as const) {
      const { problem } = await shop.merchant('reserveByCard', { body: { card, offer, account } });
      expect(problem.code).toBe('card_cannot_pay');
      expect(problem.title).not.toMatch(/130|30|100|家/);
    }
    expect((await reserve(resident, offer)).problem.title).toContain('30');
  });

  test('a card that was lost reserves nothing, nor does another merchant with it', async () => {
    const { offer } = await shop.offer();
    const { code: card } = (await resident('makeMyCard')).ok;
    const other = await world.staff('merchant_second');
    expect((await other('reserveByCard', { body: { card, offer } })).problem.code).toBe(
      'card_not_valid',
    );
    expect((await resident('endMyCard')).ok.ended).toBe(true);
    const { problem } = await shop.merchant('reserveByCard', { body: { card, offer } });
    expect(problem.code).toBe('card_not_valid');
    expect(await spendable()).toBe(100);
  });
});

test('guessing digits stops after five, whoever types, and scanning goes on', async () => {
  const { offer } = await shop.offer();
  const { id } = (await reserve(resident, offer)).ok;
  const { qr, digits } = (await resident('showVoucher', byId(id))).ok;
  const type = (code: string) =>
    shop.merchant('presentVoucher', { ...byId(shop.counter), body: { code } });
  const wrong = Array.from({ length: 9 }, (_, place) => String(10_000_000 + place)).filter(
    (code) => code !== digits,
  );
  const tried = await Promise.all(wrong.map(type));
  const codes = tried.map(({ problem }) => problem.code).sort();
  expect(codes.filter((code) => code === 'code_not_valid')).toHaveLength(5);
  expect(new Set(codes.slice(5))).toEqual(new Set(['codes_typed_out']));
  expect((await type(digits)).problem.code).toBe('codes_typed_out');
  expect((await type(qr)).ok.id).toBe(id);
});

test('whoever is erased leaves nothing reserved', async () => {
  const { offer } = await shop.offer();
  await reserve(resident, offer);
  const sent = await resident('sendMyCode', { body: {} });
  await resident('proveMyself', { body: { code: sent.ok.demoCode } });
  expect((await resident('eraseMe', { body: { openCases: 'withdraw' } })).ok.erased).toBe(true);
  expect(await stockOf(world, offer)).toEqual({ onHand: 10, held: 0 });
});
