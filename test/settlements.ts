import type { Settlement, SettlementLine } from '../contract/settlements.ts';
import type { Caller, TestApp } from './app.ts';
import type { Person } from './county.ts';
import { openShop, present, type Shop } from './shop.ts';

/** Somebody of staff who sits down anew for each call: months pass between them. */
export const always =
  (world: TestApp, person: Person): Caller =>
  async (name, input) =>
    (await world.staff(person))(name, input);

/** A shop whose people are there whatever the day. */
export async function openLastingShop(world: TestApp): Promise<Shop> {
  const [treasurer, merchant] = [always(world, 'treasurer'), always(world, 'merchant')];
  return { ...(await openShop(world)), treasurer, merchant };
}

/** A resident reserves one of an offer, shows the code and gets it. @returns the redemption */
export async function takeOne(
  shop: Pick<Shop, 'merchant' | 'counter'>,
  resident: Caller,
  offer: string,
): Promise<string> {
  const { id } = (await resident('reserve', { body: { offer } })).ok;
  await present(shop, resident, id);
  (await shop.merchant('handOverReward', { params: { id } })).ok;
  return id;
}

/** What was handed over comes back. */
export async function bringBack(merchant: Caller, id: string): Promise<void> {
  const body = { reason: 'spoilt', restock: true };
  (await merchant('returnRedemption', { params: { id }, body })).ok;
}

/** Moves the clock to the morning of a day that is to come. */
export function goTo({ clock }: TestApp, day: string): void {
  const ms = Date.parse(`${day}T01:00:00Z`) - clock.now().getTime();
  if (ms < 0) throw new Error(`${day} is over`);
  clock.advance({ minutes: Math.ceil(ms / 60_000) });
}

/** Opens a month for one counter. */
export async function openMonth(
  treasurer: Caller,
  { counter, period }: { counter: string; period: string },
): Promise<Settlement> {
  const { settlement } = (await treasurer('openSettlements', { body: { period, counter } })).ok;
  return (await treasurer('getSettlement', { params: { id: settlement ?? '' } })).ok;
}

export async function linesOf(reader: Caller, id: string): Promise<SettlementLine[]> {
  return (await reader('listSettlementLines', { params: { id } })).ok.lines;
}

/** Somebody who did not open it says that it was paid. */
export const pay = (leader: Caller, id: string, voucher = '付字 0012') =>
  leader('markSettlementPaid', { params: { id }, body: { voucher } });
