import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { givePoints } from '../../../test/holders.ts';
import { openShop, receive, rice, type Shop, stockOf } from '../../../test/shop.ts';

let world: TestApp;
let shop: Shop;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  shop = await openShop(world);
});
afterAll(() => world.close());

const byId = (id: string) => ({ params: { id } });
const both = (text: string) => ({ zh: text, en: text });

describe('the catalogue', () => {
  test('is kept by whoever is responsible for the whole county', async () => {
    const west = await world.staff('treasurer_west');
    expect((await west('addReward', { body: rice })).problem.code).toBe('catalogue_whole_county');
    const { id } = (await shop.treasurer('addReward', { body: rice })).ok;
    expect((await west('changeReward', { ...byId(id), body: change })).problem.code).toBe(
      'catalogue_whole_county',
    );
    expect((await west('listCatalogue')).ok.rewards.map((one) => one.id)).toContain(id);
  });

  const { kind: _, ...terms } = rice;
  const change = { ...terms, revision: 1, name: both('大米 10 公斤') };

  test('a change names the version that was seen', async () => {
    const { id } = (await shop.treasurer('addReward', { body: rice })).ok;
    const { ok } = await shop.treasurer('changeReward', { ...byId(id), body: change });
    expect(ok).toMatchObject({ revision: 2, name: { zh: '大米 10 公斤' } });
    const late = await shop.treasurer('changeReward', { ...byId(id), body: change });
    expect(late.problem.code).toBe('reward_changed');
  });

  test.each<[string, object, string]>([
    [
      'a pool that is none',
      { prices: [{ from: 0, points: 1 }], pools: ['nobody'] },
      'pool_unknown',
    ],
    ['an area that is none', { area: '339999009000' }, 'area_unknown'],
    ['a photo of nobody', { photo: '01900000-0000-7000-8000-000000000000' }, 'photo_unknown'],
    ['a price without a helper', { prices: [{ from: 0, points: 1 }] }, 'nobody_helps'],
  ])('%s is refused', async (_name, wrong, code) => {
    const { problem } = await shop.treasurer('addReward', { body: { ...rice, ...wrong } });
    expect(problem).toMatchObject({ status: 422, code });
  });

  test('everybody may see the photo of a reward', async () => {
    const { id: photo } = (await shop.treasurer('uploadStaffPhoto', { file: await makePhoto(7) }))
      .ok;
    const seen = () => world.anyone('getPublishedPhoto', byId(photo));
    expect((await seen()).status).toBe(404);
    expect((await shop.treasurer('addReward', { body: { ...rice, photo } })).ok.photo).toBe(photo);
    expect((await seen()).status).toBe(200);
  });
});

describe('counters', () => {
  test('are opened below the own area, by people who hold the role', async () => {
    const west = await world.staff('treasurer_west');
    const place = {
      name: both('超市'),
      merchant: both('超市'),
      hours: both('8–18'),
      place: '老街',
      staff: [],
    };
    const open = (caller: Caller, area: string, staff: string[] = []) =>
      caller('openCounter', { body: { ...place, area, staff } });
    expect((await open(west, '339999001001')).status).toBe(201);
    expect((await open(west, '339999002001')).problem.code).toBe('counter_outside');
    const { id } = (await shop.treasurer('getStaffMe')).ok;
    expect((await open(shop.treasurer, '339999002001', [id])).problem.code).toBe('not_a_merchant');
    const { counters } = (await west('listCounters')).ok;
    expect(counters.every(({ area }) => area.startsWith('339999001'))).toBe(true);
  });

  test('a merchant sees the counters at which they serve, and moves no other’s stock', async () => {
    const { offer } = await shop.offer();
    const other = await world.staff('merchant_second');
    const mine = (await shop.merchant('listMyCounters')).ok.counters.map(({ id }) => id);
    expect(mine).toContain(shop.counter);
    expect((await other('listMyCounters')).ok.counters).toEqual([]);
    const body = { label: '一批', pieces: 1, bestBefore: null, suppliedBy: 'merchant' };
    const { problem } = await other('receiveStock', { ...byId(offer), body });
    expect(problem).toMatchObject({ status: 404, code: 'offer_not_found' });
  });

  test('one that keeps something for somebody does not close', async () => {
    const { offer } = await shop.offer();
    const resident = await world.resident();
    await givePoints(world, resident, 30);
    const { id } = (await resident('reserve', { body: { offer } })).ok;
    const place = {
      name: both('超市'),
      merchant: both('超市'),
      hours: both('8–18'),
      place: '老街',
    };
    const body = { ...place, staff: [], closed: true };
    const close = () => shop.treasurer('changeCounter', { ...byId(shop.counter), body });
    expect((await close()).problem.code).toBe('counter_has_reservations');
    await resident('cancelRedemption', byId(id));
    expect((await close()).ok.closed).toBe(true);
    expect((await resident('reserve', { body: { offer } })).problem.code).toBe('reward_gone');
    expect((await resident('listShop')).ok.items.map((one) => one.offers[0]?.id)).not.toContain(
      offer,
    );
  });
});

describe('a shelf', () => {
  const correct = (batch: string, how: 'counted' | 'lost', pieces: number) =>
    shop.merchant('correctStock', { ...byId(batch), body: { how, pieces, note: '盘点' } });

  test('is counted and loses, and every piece of it is written down', async () => {
    const { offer } = await shop.offer({}, { pieces: 0 });
    const { batches } = await receive(shop.merchant, offer, { pieces: 10 });
    const batch = batches[0]?.id ?? '';
    expect((await correct(batch, 'counted', 8)).ok.onHand).toBe(8);
    expect((await correct(batch, 'lost', 3)).ok.onHand).toBe(5);
    expect((await correct(batch, 'counted', 7)).ok.onHand).toBe(7);
    expect((await correct(batch, 'lost', 8)).problem.code).toBe('more_than_there');
    const rows = await world.deps.database.read
      .selectFrom('stock_movements')
      .select(['kind', 'pieces'])
      .where('offer', '=', offer)
      .execute();
    expect(rows.map(({ kind, pieces }) => `${kind} ${pieces}`).sort()).toEqual([
      'counted -2',
      'counted 2',
      'lost -3',
      'received 10',
    ]);
  });

  test('never has fewer pieces than are reserved', async () => {
    const { offer } = await shop.offer({}, { pieces: 0 });
    const { batches } = await receive(shop.merchant, offer, { pieces: 2 });
    const resident = await world.resident();
    await givePoints(world, resident, 60);
    for (const _ of [1, 2])
      expect((await resident('reserve', { body: { offer } })).status).toBe(201);
    const { problem } = await correct(batches[0]?.id ?? '', 'lost', 1);
    expect(problem).toMatchObject({ code: 'stock_held', title: expect.stringContaining('2 件') });
    expect(await stockOf(world, offer)).toEqual({ onHand: 2, held: 2 });
  });

  test('takes no batch that is past its day, and one counter has one shelf for a reward', async () => {
    const { offer, reward } = await shop.offer({}, { pieces: 0 });
    const body = { label: '一批', pieces: 1, bestBefore: '2026-10-13', suppliedBy: 'pool' };
    const { problem } = await shop.merchant('receiveStock', { ...byId(offer), body });
    expect(problem.code).toBe('batch_spoilt');
    const again = { ...byId(shop.counter), body: { reward, slot: null } };
    expect((await shop.treasurer('openOffer', again)).problem.code).toBe('offer_there');
    const slot = { startsAt: '2026-10-13T01:00:00Z', endsAt: '2026-10-13T02:00:00Z' };
    const past = { ...byId(shop.counter), body: { reward, slot } };
    expect((await shop.treasurer('openOffer', past)).problem.code).toBe('slot_over');
  });

  test('a closed one takes no reservations until it is opened again', async () => {
    const { offer } = await shop.offer();
    const resident = await world.resident();
    await givePoints(world, resident, 30);
    const set = (closed: boolean) =>
      shop.treasurer('closeOffer', { ...byId(offer), body: { closed } });
    expect((await set(true)).ok.closed).toBe(true);
    expect((await resident('reserve', { body: { offer } })).problem.code).toBe('reward_gone');
    expect((await set(false)).ok.closed).toBe(false);
    expect((await resident('reserve', { body: { offer } })).status).toBe(201);
  });
});
