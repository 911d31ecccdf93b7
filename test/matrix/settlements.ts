import type { RouteName } from '../../contract/table.ts';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import { staffId } from '../county.ts';
import { writeHandedOver } from '../settlements.ts';
import { openTill } from '../till.ts';
import { makers } from './land.ts';
import { staffCookie } from './people.ts';
import { type Ask, atPlace, nothing, type Recipe } from './recipe.ts';
import { serve } from './shop.ts';
import type { SiteMaking } from './sites.ts';
import { missing, type ThingName } from './things.ts';

type Some = Partial<Record<ThingName, string>>;

const reason = { reason: '这件没有退回来' };

/**
 * What was handed over at the counter of this place in summer: June is settled and waits to be paid, July is
 * a draft of which one line is contested, August nobody has opened.
 */
export async function settleAt(making: SiteMaking, things: Some): Promise<Some> {
  const { county, makers: of } = making;
  for (const day of ['2026-06-10', '2026-07-10', '2026-07-11', '2026-08-10'])
    await handOver(making, { things, day });
  const open = async (period: string) => {
    const body = { period, counter: things.counter };
    return (await of.first('openSettlements', { body })).ok.settlement ?? '';
  };
  const settlementDue = await open('2026-06');
  const settlement = await open('2026-07');
  const merchant = await standIn(making, things);
  (await merchant('confirmSettlement', { params: { id: settlementDue } })).ok;
  const contesting = { params: { id: settlement, no: '2' }, body: reason };
  (await merchant('disputeSettlementLine', contesting)).ok;
  const counterConflict = await conflictWith(making, { merchant, things });
  await making.world.deps.database.read
    .deleteFrom('counter_staff')
    .where('county', '=', county)
    .where('counter', '=', things.counter ?? '')
    .execute();
  return { settlement, settlementDue, counterConflict };
}

/** Whoever serves there hands over, without a network, what nobody had reserved. */
async function conflictWith(
  { world }: SiteMaking,
  { merchant, things: { counter = '' } }: { merchant: Caller; things: Some },
): Promise<string> {
  const till = openTill(world, counter);
  await till.takeSheet(merchant);
  const { entry } = await till.record(merchant, {
    redemption: missing.redemption,
    shown: 'pass',
    proof: '',
  });
  return entry;
}

/** Whoever makes the world serves at this counter for a moment. */
async function standIn({ world, county }: SiteMaking, { counter = '' }: Some) {
  await world.deps.database.read
    .insertInto('counter_staff')
    .values({ county, counter, staff: staffId(makers.first) })
    .execute();
  return callerOf(world.app, await staffCookie(world, county, makers.first), county);
}

/** An honour was handed over on this day, before the world began. */
async function handOver(
  { world, county }: SiteMaking,
  { things, day }: { things: Some; day: string },
): Promise<void> {
  const { earner = '', reward = '', counter = '', offer = '', batch = '' } = things;
  const what = { county, reward, counter, offer, batch, resident: earner };
  const at = new Date(`${day}T04:00:00Z`);
  await writeHandedOver(world, { ...what, by: staffId(makers.first), at, value: 0, transfers: [] });
}

/** Whoever is tried serves at the counter, where it is theirs. */
const served = (ask: Ask): Recipe =>
  atPlace(async (asking) => {
    await serve(asking);
    return ask(asking);
  });
const one: Ask = ({ things }) => ({ params: { id: things.settlement } });
const line =
  (no: string, body: unknown): Ask =>
  ({ things }) => ({ params: { id: things.settlement, no }, body });

/** A settlement that others opened and that waits to be paid, or one that whoever is tried opened. */
const paying: Ask = async ({ things, whose, caller }) => {
  const body = { voucher: '付字 12' };
  if (whose !== 'mine') return { params: { id: things.settlementDue }, body };
  const opening = { body: { period: '2026-08', counter: things.counter } };
  const { settlement } = (await caller('openSettlements', opening)).ok;
  return { params: { id: settlement ?? missing.settlement }, body };
};

/** What counters are owed for a month. */
export const ofSettlements: Partial<Record<RouteName, Recipe>> = {
  listSettlements: nothing(),
  listMySettlements: nothing(),
  openSettlements: atPlace(({ things }) => ({
    body: { period: '2026-08', counter: things.counter },
  })),
  getSettlement: served(one),
  listSettlementLines: served(one),
  getSettlementWorkbook: served(one),
  getSettlementPaper: served(one),
  disputeSettlementLine: served(line('1', reason)),
  confirmSettlement: served(one),
  answerSettlementDispute: atPlace(line('2', { words: '看过登记簿', correction: null })),
  markSettlementPaid: atPlace(paying),
};
