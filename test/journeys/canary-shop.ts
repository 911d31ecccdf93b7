import { staffId } from '../county.ts';
import { givePoints } from '../holders.ts';
import { rice } from '../shop.ts';
import { openTill, passOf } from '../till.ts';
import type { Ground } from './canary-cases.ts';

const both = (text: string) => ({ zh: text, en: text });
const place = {
  name: both('超市'),
  merchant: both('超市'),
  hours: both('8–18'),
  place: '老街 5 号',
};
const { kind: _, ...terms } = rice;

/** Pages of the catalogue and of counters by who reads them. */
export interface ShopPages {
  treasurer: string[];
  merchant: string[];
}

/** A reward, a counter and a batch full of canaries, and what a stock-take says of it. */
export async function fillShop(the: Ground): Promise<ShopPages> {
  const { treasurer } = the.desk;
  const merchant = await the.world.staff('merchant');
  const helped = { ...rice, prices: [{ from: 0, points: 1 }], pools: ['residents'] };
  // Words that name no pool are refused, and kept nowhere.
  await treasurer('addReward', { body: the.canaries.in('addReward', helped) });
  const adding = the.canaries.in('addReward', helped, ['kind', 'pools']);
  const { id: reward } = (await treasurer('addReward', { body: adding })).ok;
  const change = { ...terms, pools: ['residents'], revision: 1 };
  const params = { id: reward };
  await treasurer('changeReward', { params, body: the.canaries.in('changeReward', change) });
  const changing = the.canaries.in('changeReward', change, ['pools']);
  (await treasurer('changeReward', { params, body: changing })).ok;
  const staff = [staffId('merchant')];
  const opening = the.canaries.in('openCounter', { ...place, area: '339999001001', staff });
  const { id: counter } = (await treasurer('openCounter', { body: opening })).ok;
  const moving = the.canaries.in('changeCounter', { ...place, staff, closed: false });
  (await treasurer('changeCounter', { params: { id: counter }, body: moving })).ok;
  const shelf = { params: { id: counter }, body: { reward, slot: null } };
  const { id: offer } = (await treasurer('openOffer', shelf)).ok;
  const resident = await the.world.resident();
  const wish = the.canaries.in('wishInShop', { words: '电饭煲' });
  (await resident('wishInShop', { body: wish })).ok;
  const batch = { label: '一批', pieces: 5, bestBefore: null, suppliedBy: 'merchant' };
  const receiving = the.canaries.in('receiveStock', batch);
  const received = await merchant('receiveStock', { params: { id: offer }, body: receiving });
  const counted = { how: 'lost', pieces: 1, note: '破损' };
  const lost = { id: received.ok.batches[0]?.id ?? '' };
  const correcting = the.canaries.in('correctStock', counted);
  (await merchant('correctStock', { params: lost, body: correcting })).ok;
  const conflict = await handOverTwice(the, { counter, offer });
  const one = (page: string) => [`#/${page}`, `#/${page}/counter/${counter}`];
  const catalogue = ['', '/new', '/suggestions', `/reward/${reward}`];
  return {
    treasurer: [
      ...catalogue.map((page) => `#/catalogue${page}`),
      ...one('counters'),
      '#/counters/new',
      '#/counter-conflicts',
      `#/counter-conflicts/${conflict}`,
    ],
    merchant: [...one('my-counters'), '#/my-counters/counter', '#/by-card'],
  };
}

/** One reservation, handed over twice without a network. @returns the entry that does not agree */
async function handOverTwice(
  { world }: Ground,
  { counter, offer }: { counter: string; offer: string },
): Promise<string> {
  const resident = await world.resident();
  await givePoints(world, resident, rice.value);
  const merchant = await world.staff('merchant');
  const till = openTill(world, counter);
  await till.takeSheet(merchant);
  const shown = await passOf(resident, (await resident('reserve', { body: { offer } })).ok.id);
  await till.record(merchant, shown);
  const again = till.write(shown);
  (await till.send(merchant, again)).ok;
  return again.id;
}
