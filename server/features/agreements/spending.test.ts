import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Agreed, agreedWith, person as personOf } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { givePoints } from '../../../test/holders.ts';
import { account, openTill, openTreasury } from '../../../test/red-packets.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { openShop } from '../../../test/shop.ts';
import type { AlipayStandIn } from '../../platform/alipay/stand-in.ts';
import { startOfDay } from '../../platform/calendar.ts';

let world: TestApp;
let standIn: AlipayStandIn;
let intake: Caller;
beforeAll(async () => {
  const till = await openTill();
  ({ standIn } = till);
  world = await startTestApp({ alipay: till.alipay, pool: 100_000 });
  world.clock.set(startOfDay('2026-11-20', 9));
  await enforce(world, [], { lapse: { kind: 'year_end', yearsAfter: 0 } });
});
beforeEach(async () => {
  world.clock.advance({ hours: 12 });
  intake = await world.staff('intake');
});
afterAll(async () => {
  await world.close();
  await standIn.close();
});

const agreed = (one: Agreed) => agreedWith(world, intake, one);
async function earner(name: string): Promise<Agreed> {
  const one = await personOf(world, name);
  await givePoints(world, one.me, 100);
  return one;
}

describe('rewards', () => {
  test('are shown at the price of who agreed, reserved, and the code is printed for the counter', async () => {
    const shop = await openShop(world);
    const { offer, reward } = await shop.offer();
    const one = await earner('来兑换的');
    const params = { id: await agreed(one) };
    const { items, spendable } = (await intake('listShopFor', { params })).ok;
    expect(items.find(({ id }) => id === reward)).toMatchObject({ price: 30, why: null });
    expect(spendable).toBe((await one.me('getMyPoints')).ok.spendable);
    const asked = { params, body: { offer }, requestId: 'reserved-at-the-window' };
    const { redemption, code } = (await intake('reserveFor', asked)).ok;
    expect((await intake('reserveFor', asked)).ok).toEqual({ redemption, code });
    const shown = await shop.merchant('presentVoucher', {
      params: { id: shop.counter },
      body: { code },
    });
    expect(shown.ok).toMatchObject({ id: redemption.id, points: 30 });
    const { redemptions } = (await intake('listRedemptionsFor', { params })).ok;
    expect(redemptions.map(({ id, state }) => [id, state])).toEqual([[redemption.id, 'reserved']]);
  });

  test('are printed anew where the paper is lost, and given back', async () => {
    const shop = await openShop(world);
    const { offer } = await shop.offer();
    const one = await earner('丢了纸条的');
    const id = await agreed(one);
    const first = (await intake('reserveFor', { params: { id }, body: { offer } })).ok;
    const params = { id, redemption: first.redemption.id };
    const { code } = (await intake('printVoucherFor', { params })).ok;
    const present = (shown: string) =>
      shop.merchant('presentVoucher', { params: { id: shop.counter }, body: { code: shown } });
    expect((await present(first.code)).problem.code).toBe('code_not_valid');
    expect((await present(code)).status).toBe(201);
    const before = (await one.me('getMyPoints')).ok.spendable;
    expect((await intake('cancelRedemptionFor', { params })).ok.state).toBe('cancelled');
    expect((await one.me('getMyPoints')).ok.spendable).toBe(before + 30);
  });

  test('are redeemed by a card that is made for them, until it ends', async () => {
    const shop = await openShop(world);
    const { offer } = await shop.offer();
    const one = await earner('来办卡的');
    const params = { id: await agreed(one) };
    const { code: card } = (await intake('makeCardFor', { params })).ok;
    const byCard = () => shop.merchant('reserveByCard', { body: { card, offer } });
    expect((await byCard()).status).toBe(201);
    expect((await intake('endCardFor', { params })).ok).toEqual({ ended: true });
    expect((await byCard()).problem.code).toBe('card_not_valid');
  });

  test('of somebody else are not touched', async () => {
    const shop = await openShop(world);
    const { offer } = await shop.offer();
    const [one, other] = [await earner('同意了的'), await earner('没同意的')];
    const reserved = (await other.me('reserve', { body: { offer } })).ok.id;
    const params = { id: await agreed(one), redemption: reserved };
    for (const name of ['printVoucherFor', 'cancelRedemptionFor'] as const)
      expect((await intake(name, { params })).problem.code).toBe('redemption_not_found');
  });
});

describe('points', () => {
  test('that are about to lapse are given to the village', async () => {
    const one = await personOf(world, '送给村里的');
    const desk = await openDesk(world);
    const { code } = await report(one.me);
    await walkTo('awaiting_confirmation', { desk, resident: one.me, code });
    await world.settle();
    const params = { id: await agreed(one) };
    const { lots } = (await intake('getLapsingFor', { params })).ok;
    const lot = lots.find(({ canBeGiven }) => canBeGiven);
    const body = { lapsesOn: lot?.lapsesOn, points: 2 };
    const given = (await intake('giveToVillageFor', { params, body })).ok;
    expect(given).toMatchObject({ points: 2, village: { zh: '西社区' } });
    expect((await one.me('getMyLapsing')).ok.gifts).toEqual([given]);
  });

  test('of a year are printed, and of what is confidential no reason is told', async () => {
    const one = await personOf(world, '来打对账单的');
    const desk = await openDesk(world);
    const { code } = await report(one.me, { category: '070200' });
    await walkTo('awaiting_confirmation', { desk, resident: one.me, code });
    await world.settle();
    const params = { id: await agreed(one) };
    const { years } = (await intake('getYearsFor', { params })).ok;
    expect(years).toEqual((await one.me('getMyYears')).ok.years);
    const year = String(years[0]?.year);
    const paper = await intake('getYearPaperFor', { params: { ...params, year } });
    expect(paper.raw.headers['content-type']).toBe('application/pdf');
    const own = await one.me('getMyYearPaper', { params: { year } });
    // The same but for the reason of one line.
    expect(paper.raw.rawPayload.equals(own.raw.rawPayload)).toBe(false);
  });
});

describe('a red packet', () => {
  test('is asked for on a fresh agreement, and taken back', async () => {
    const { id: offer } = await openTreasury(world).open();
    const one = await earner('来领红包的');
    const id = await agreed(one);
    const params = { id };
    const { chances } = (await intake('listRedPacketsFor', { params })).ok;
    expect(chances.find((chance) => chance.id === offer)?.why).toBeNull();
    const packet = (await intake('askRedPacketFor', { params, body: { offer, account } })).ok;
    expect(packet).toMatchObject({ state: 'asked', account: '138****5678' });
    const taken = await intake('withdrawRedPacketFor', { params: { id, packet: packet.id } });
    expect(taken.ok.state).toBe('withdrawn');
    const { packets } = (await one.me('listMyRedPackets')).ok;
    expect(packets.map(({ state }) => state)).toEqual(['withdrawn']);
    world.clock.advance({ minutes: 6 });
    const late = await intake('askRedPacketFor', { params, body: { offer, account } });
    expect(late.problem.code).toBe('agreement_not_fresh');
  });
});
