import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import { givePoints } from '../../../test/holders.ts';
import { openShop, present, receive, rice, type Shop } from '../../../test/shop.ts';

let world: TestApp;
let shop: Shop;
beforeAll(async () => {
  world = await startTestApp();
  shop = await openShop(world);
});
afterAll(() => world.close());

const byId = (id: string) => ({ params: { id } });
const both = (text: string) => ({ zh: text, en: text });

describe('the catalogue', () => {
  test('is read by name, fifty at a time, those listed and those taken off apart', async () => {
    for (let number = 0; number < 60; number++) {
      const name = both(`奖品 ${String(number).padStart(2, '0')}`);
      const body = { ...rice, name, listed: number % 10 !== 0 };
      (await shop.treasurer('addReward', { body })).ok;
    }
    const read = async (query: { state?: 'listed' | 'off'; after?: string }) =>
      (await shop.treasurer('listCatalogue', { query })).ok;
    const first = await read({ state: 'listed' });
    expect(first.rewards).toHaveLength(50);
    const second = await read({ state: 'listed', after: first.next ?? '' });
    expect(second.next).toBeNull();
    const names = [...first.rewards, ...second.rewards].map(({ name }) => name.zh);
    expect(new Set(names).size).toBe(54);
    expect(names).toEqual([...names].sort());
    const off = await read({ state: 'off' });
    expect(off.rewards.map(({ name }) => name.zh)).toEqual(
      ['00', '10', '20', '30', '40', '50'].map((number) => `奖品 ${number}`),
    );
    expect((await read({ after: 'made-up' })).rewards).toHaveLength(50);
  });

  test('one of them is read by itself; one that is none is not there', async () => {
    const { id } = (await shop.treasurer('addReward', { body: rice })).ok;
    expect((await shop.treasurer('getReward', byId(id))).ok).toMatchObject({ name: both('大米') });
    const none = await shop.treasurer('getReward', byId('01900000-0000-7000-8000-000000000000'));
    expect(none.problem).toMatchObject({ status: 404, code: 'reward_not_found' });
  });

  test('a wrong term is refused at its field', async () => {
    const wrong = async (change: object) =>
      (await shop.treasurer('addReward', { body: { ...rice, ...change } })).problem.fields?.map(
        ({ field }) => field,
      );
    expect(await wrong({ prices: [{ from: 0, points: 31 }] })).toEqual(['/prices']);
    expect(await wrong({ prices: [{ from: 0, points: 1 }] })).toEqual(['/pools']);
    expect(await wrong({ kind: 'honour' })).toEqual(['/value']);
    const window = { opensAt: '2026-12-02T00:00:00Z', closesAt: '2026-12-01T00:00:00Z' };
    expect(await wrong(window)).toEqual(['/closesAt']);
    const early = { days: 1, groups: [{ kind: 'age', ageGroup: '60_plus' }] };
    expect(await wrong({ early })).toEqual(['/early']);
  });
});

describe('one counter', () => {
  test('is read by who keeps it, who reads the catalogue and who serves there, and by nobody else', async () => {
    const read = (person: Parameters<TestApp['staff']>[0]) =>
      world.staff(person).then((one) => one('getCounter', byId(shop.counter)));
    for (const person of ['treasurer', 'leader', 'merchant'] as const)
      expect((await read(person)).ok.id, person).toBe(shop.counter);
    expect((await read('merchant_second')).problem.code).toBe('counter_not_found');
  });

  test('who can serve there is whoever holds the role', async () => {
    const { merchants } = (await shop.treasurer('listMerchants')).ok;
    const ids = merchants.map(({ id }) => id);
    expect(ids).toContain(staffId('merchant'));
    expect(ids).not.toContain(staffId('treasurer'));
  });
});

test('every piece that came or went is told, newest first, with who said so', async () => {
  const { offer } = await shop.offer({}, { pieces: 0 });
  const { batches } = await receive(shop.merchant, offer, { pieces: 10 });
  world.clock.advance({ minutes: 1 });
  const body = { how: 'counted', pieces: 8, note: '月底盘点' };
  (await shop.merchant('correctStock', { ...byId(batches[0]?.id ?? ''), body })).ok;
  const { movements, next } = (await shop.treasurer('listMovements', byId(offer))).ok;
  expect(next).toBeNull();
  expect(movements).toMatchObject([
    { kind: 'counted', pieces: -2, note: '月底盘点', batch: '一批', by: 'merchant' },
    { kind: 'received', pieces: 10 },
  ]);
  const other = await world.staff('merchant_second');
  expect((await other('listMovements', byId(offer))).problem.code).toBe('offer_not_found');
});

test('what waits at a counter and what was handed over there is told without a name', async () => {
  const mine = await openShop(world);
  const { offer } = await mine.offer();
  const resident = await world.resident();
  await givePoints(world, resident, 100);
  const waiting = (await resident('reserve', { body: { offer } })).ok.id;
  const taken = (await resident('reserve', { body: { offer } })).ok.id;
  await present(mine, resident, taken);
  (await mine.merchant('handOverReward', byId(taken))).ok;
  const list = async (which: 'reserved' | 'handed_over') =>
    (await mine.merchant('listReservations', { ...byId(mine.counter), query: { list: which } })).ok;
  const { reservations } = await list('reserved');
  expect(reservations).toMatchObject([{ id: waiting, points: 30, byCard: false, slot: null }]);
  expect(Object.keys(reservations[0] ?? {}).join()).not.toMatch(/resident/i);
  expect((await list('handed_over')).reservations.map(({ id }) => id)).toEqual([taken]);
  const other = await world.staff('merchant_second');
  const query = { list: 'reserved' };
  const refused = await other('listReservations', { ...byId(mine.counter), query });
  expect(refused.problem.code).toBe('counter_not_found');
});

describe('calling off', () => {
  test('a slot gives everybody their points back, tells them why, and takes nobody any more', async () => {
    const mine = await openShop(world);
    const at = (hours: number) =>
      new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
    const slot = { startsAt: at(24), endsAt: at(25) };
    const { offer } = await mine.offer({ kind: 'service' }, { pieces: 3, slot });
    const people = await Promise.all([1, 2].map(() => world.resident()));
    for (const one of people) {
      await givePoints(world, one, 30);
      (await one('reserve', { body: { offer } })).ok;
    }
    const other = await world.staff('merchant_second');
    expect((await other('callOffOffer', byId(offer))).problem.code).toBe('offer_not_found');
    const { ok } = await mine.merchant('callOffOffer', byId(offer));
    expect(ok).toMatchObject({ closed: true, held: 0, onHand: 3 });
    await world.settle();
    for (const one of people) {
      expect((await one('getMyPoints')).ok.spendable).toBe(30);
      const { notices } = (await one('listMyNotices')).ok;
      expect(notices[0]?.words.zh).toContain('兑换点取消了。30 分已退回原来的批次');
      expect((await one('reserve', { body: { offer } })).problem.code).toBe('reward_gone');
    }
  });

  test('and reserving at the same moment: whoever got a seat has it, or has their points', async () => {
    const mine = await openShop(world);
    const { offer } = await mine.offer({}, { pieces: 20 });
    const people = await Promise.all(Array.from({ length: 10 }, () => world.resident()));
    for (const one of people) await givePoints(world, one, 30);
    const [off] = await Promise.all([
      mine.merchant('callOffOffer', byId(offer)),
      ...people.map((one) => one('reserve', { body: { offer } })),
    ]);
    expect([200, 409]).toContain(off.status);
    const again = await mine.merchant('callOffOffer', byId(offer));
    expect(again.ok).toMatchObject({ closed: true, held: 0 });
    for (const one of people) expect((await one('getMyPoints')).ok.spendable).toBe(30);
  });
});

test('by card a grid worker reserves at any counter, a merchant where they serve', async () => {
  const mine = await openShop(world);
  const { offer } = await mine.offer({ name: both('雨伞') });
  const gone = await mine.offer({ name: both('毛毯') }, { pieces: 0 });
  const elsewhere = await mine.openCounter(['merchant_second']);
  const theirs = await mine.offer({ name: both('雨靴') }, { counter: elsewhere });
  const listed = async (person: Parameters<TestApp['staff']>[0]) =>
    (await (await world.staff(person))('listOpenOffers')).ok.offers.map(({ id }) => id);
  const [worker, merchant] = [await listed('grid_worker'), await listed('merchant')];
  expect(worker).toEqual(expect.arrayContaining([offer, theirs.offer]));
  expect(merchant).toContain(offer);
  expect(merchant).not.toContain(theirs.offer);
  expect([...worker, ...merchant]).not.toContain(gone.offer);
});
