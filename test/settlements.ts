import type { Settlement, SettlementLine } from '../contract/settlements.ts';
import { merchantAccount, points } from '../server/ledger/account.ts';
import { spend } from '../server/ledger/service.ts';
import { dayMs, localDate, startOfMonth } from '../server/platform/calendar.ts';
import type { Caller, TestApp } from './app.ts';
import { county, grids, type Person, staffId } from './county.ts';
import { givePoints, idOf } from './holders.ts';
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

export interface HandedOver {
  county: number;
  counter: string;
  /** What was taken, and from which batch. */
  reward: string;
  offer: string;
  batch: string;
  resident: string;
  by: string;
  at: Date;
  value: number;
  transfers: string[];
}

/** What was handed over on a day that no clock goes back to, written as it stands afterwards. */
export async function writeHandedOver(
  { deps }: Pick<TestApp, 'deps'>,
  { at, by, value, ...row }: HandedOver,
): Promise<string> {
  const id = deps.ids.uuid();
  await deps.database.read
    .insertInto('redemptions')
    .values({
      ...row,
      id,
      value,
      points: value,
      pool: null,
      state: 'handed_over',
      reserved_at: at,
      hold_until: at,
      handed_over_at: at,
      handed_over_by: by,
    })
    .execute();
  return id;
}

/** So many bags of rice that residents took at a counter last month, with the points for them. */
export async function sellLastMonth(
  world: TestApp,
  { shop, bags }: { shop: Shop; bags: number },
): Promise<{ period: string }> {
  const { database, clock, ids } = world.deps;
  const first = startOfMonth(localDate(clock.now()));
  const at = new Date(first.getTime() - 3 * dayMs);
  const { offer, reward } = await shop.offer({}, { pieces: 50 });
  const { id: batch } = await database.read
    .selectFrom('stock_batches')
    .select('id')
    .where('offer', '=', offer)
    .executeTakeFirstOrThrow();
  const { holder_no } = await database.read
    .selectFrom('counters')
    .select('holder_no')
    .where('id', '=', shop.counter)
    .executeTakeFirstOrThrow();
  const resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 30 * bags);
  const { id, holder_no: holderNo } = await database.read
    .selectFrom('residents')
    .select(['id', 'holder_no'])
    .where('id', '=', await idOf(resident))
    .executeTakeFirstOrThrow();
  for (let bag = 0; bag < bags; bag++) {
    const spent = await database.transact((tx) =>
      spend(tx, {
        county,
        holderNo,
        to: merchantAccount(holder_no),
        amount: points(30),
        how: 'post',
        reason: ids.uuid(),
        at,
        newId: () => ids.uuid(),
      }),
    );
    if (spent.kind !== 'spent') throw new Error(`not spent: ${JSON.stringify(spent)}`);
    const when = new Date(at.getTime() + bag * 3_600_000);
    const took = { counter: shop.counter, reward, offer, batch, resident: id, value: 30, at: when };
    const { transfers } = spent;
    await writeHandedOver(world, { ...took, county, by: staffId('merchant'), transfers });
  }
  return { period: localDate(at).slice(0, 7) };
}
