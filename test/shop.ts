import type { Offer, Reward } from '../contract/rewards.ts';
import type { Caller, TestApp } from './app.ts';
import { county, type Person, staffId } from './county.ts';

const both = (text: string) => ({ zh: text, en: text });

/** A bag of rice for 30 points, as many as one likes, unless it says otherwise. */
export const rice = {
  kind: 'goods',
  name: both('大米'),
  words: both('一袋五公斤'),
  photo: null,
  value: 30,
  prices: [{ from: 0, points: 30 }],
  pools: [] as string[],
  area: null as string | null,
  limit: null as Reward['limit'],
  monthDays: [] as number[],
  opensAt: null as string | null,
  closesAt: null as string | null,
  early: null as Reward['early'],
  holdHours: 48,
  listed: true,
} as const;

type Terms = { -readonly [K in keyof typeof rice]?: unknown };

export interface Shop {
  treasurer: Caller;
  /** Who serves at the first counter. */
  merchant: Caller;
  counter: string;
  /** Opens another counter, served by these people. */
  openCounter(staff: readonly Person[], area?: string): Promise<string>;
  /** A reward with a shelf and so many pieces at the first counter, unless given; nothing on it for 0. */
  offer(terms?: Terms, more?: Stock): Promise<Offered>;
}

export interface Stock {
  pieces?: number;
  bestBefore?: string | null;
  counter?: string;
  slot?: Offer['slot'];
}

export interface Offered {
  reward: string;
  offer: string;
}

/** A treasurer, a counter in the west and the merchant who serves there. */
export async function openShop(world: TestApp): Promise<Shop> {
  const treasurer = await world.staff('treasurer');
  const openCounter: Shop['openCounter'] = async (staff, area = '339999001001') => {
    const place = { name: both('便民超市'), merchant: both('便民超市'), hours: both('8:00–18:00') };
    const body = { area, ...place, place: '老街 5 号', staff: staff.map(staffId) };
    return (await treasurer('openCounter', { body })).ok.id;
  };
  const counter = await openCounter(['merchant']);
  return {
    treasurer,
    merchant: await world.staff('merchant'),
    counter,
    openCounter,
    offer: async (terms = {}, { pieces = 10, bestBefore = null, slot = null, ...at } = {}) => {
      const reward = (await treasurer('addReward', { body: { ...rice, ...terms } })).ok.id;
      const params = { id: at.counter ?? counter };
      const { id } = (await treasurer('openOffer', { params, body: { reward, slot } })).ok;
      if (pieces > 0) await receive(treasurer, id, { pieces, bestBefore });
      return { reward, offer: id };
    },
  };
}

/** A batch comes in. */
export async function receive(
  caller: Caller,
  offer: string,
  { pieces, bestBefore = null }: { pieces: number; bestBefore?: string | null },
): Promise<Offer> {
  const body = { label: '一批', pieces, bestBefore, suppliedBy: 'merchant' };
  return (await caller('receiveStock', { params: { id: offer }, body })).ok;
}

/** A reservation's code, shown at a counter. */
export async function present(
  shop: Pick<Shop, 'merchant' | 'counter'>,
  resident: Caller,
  redemption: string,
): Promise<void> {
  const { qr } = (await resident('showVoucher', { params: { id: redemption } })).ok;
  const params = { id: shop.counter };
  (await shop.merchant('presentVoucher', { params, body: { code: qr } })).ok;
}

/** What a counter has of an offer. */
export async function stockOf(
  { deps: { database } }: TestApp,
  offer: string,
): Promise<{ onHand: number; held: number }> {
  return database.read
    .selectFrom('offers')
    .select(['on_hand as onHand', 'held'])
    .where('county', '=', county)
    .where('id', '=', offer)
    .executeTakeFirstOrThrow();
}
