import type { Settlement, SettlementLine } from '../contract/settlements.ts';
import { merchantAccount, points } from '../server/ledger/account.ts';
import { getCounterStandings, spend } from '../server/ledger/service.ts';
import { addDays, dayMs, localDate, startOfMonth } from '../server/platform/calendar.ts';
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

/** The days on which a test settles: it never goes back. */
export function monthsOf(world: TestApp) {
  const today = () => localDate(world.clock.now());
  const month = () => today().slice(0, 7);
  const later = () => addDays(`${month()}-28`, 7).slice(0, 7);
  return {
    /** The 20th of a month. @returns the month */
    begin: (): string => {
      goTo(world, `${today() > `${month()}-20` ? later() : month()}-20`);
      return month();
    },
    /** The 28th: what is taken now can come back in the next month. */
    end: () => goTo(world, `${month()}-28`),
    /** The second day of the next month. @returns the month */
    next: (): string => {
      goTo(world, `${later()}-02`);
      return month();
    },
  };
}

/** Whoever asks about one of these, by its number. */
export const lineOf = (id: string, no: number) => ({ params: { id, no: String(no) } });

/** The merchant contests a line. */
export const contest = (
  { merchant }: Pick<Shop, 'merchant'>,
  { id, no, reason = '这件是我的货' }: { id: string; no: number; reason?: string },
) => merchant('disputeSettlementLine', { ...lineOf(id, no), body: { reason } });

/** The treasurer answers. */
export const answer = (
  { treasurer }: Pick<Shop, 'treasurer'>,
  { id, no, correction }: { id: string; no: number; correction: object | null },
) => {
  const body = { words: '核对过登记簿', correction };
  return treasurer('answerSettlementDispute', { ...lineOf(id, no), body });
};

/** Somebody who can pay a lot of points for years. */
export async function openCustomer(world: TestApp): Promise<Caller> {
  const resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 1_000, '2049-12-31');
  return resident;
}

/** What a counter has, and what it was paid. */
export async function standingOf(world: TestApp, counter: string) {
  const { read } = world.deps.database;
  const { holder_no } = await read
    .selectFrom('counters')
    .select('holder_no')
    .where('id', '=', counter)
    .executeTakeFirstOrThrow();
  const standing = (await getCounterStandings(read, county, [holder_no])).get(holder_no);
  return { owed: Number(standing?.owed), paid: Number(standing?.paid) };
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
