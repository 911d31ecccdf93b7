import type { PrintedRedemption } from '../../../contract/redemptions.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as redPackets from '../red-packets/service.ts';
import * as redemptions from '../redemptions/service.ts';
import * as statements from '../statements/service.ts';
import * as yearEnd from '../year-end/service.ts';
import { behalfOf, freshBehalfOf } from './behalf.ts';
import { looking } from './looking.ts';

interface Paged {
  id: string;
  after?: string;
}

export const getLapsingFor = (deps: Deps, ask: Ask, id: string) =>
  looking(deps, { ask, id }, (theirs) => yearEnd.getMyLapsing(deps, theirs));

export async function giveToVillageFor(
  deps: Deps,
  ask: Ask,
  { id, ...giving }: { id: string; lapsesOn: string; points: number },
) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : yearEnd.giveToVillage(deps, behalf.ask, giving);
}

export const getYearsFor = (deps: Deps, ask: Ask, id: string) =>
  looking(deps, { ask, id }, (theirs) => statements.getMyYears(deps, theirs));

export const getYearPaperFor = (
  deps: statements.PrintDeps,
  ask: Ask,
  { id, ...wanted }: { id: string; year: number; language?: 'zh' | 'en' },
) => looking(deps, { ask, id }, (theirs) => statements.getMyYearPaper(deps, theirs, wanted));

export const listShopFor = (deps: Deps, ask: Ask, id: string) =>
  looking(deps, { ask, id }, (theirs) => redemptions.listShop(deps, theirs));

/** The same as with a card, without one: the code is printed, and its owner hears of it. */
export async function reserveFor(
  deps: redemptions.RedemptionDeps,
  ask: Ask,
  { id, offer }: { id: string; offer: string },
): Promise<PrintedRedemption | Refusal> {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const wanted = { resident: behalf.resident, offer, staff: staffOf(ask.scope).id };
  const reserved = await deps.reservations.reserve(behalf.ask, wanted);
  if (isRefusal(reserved)) return reserved;
  const { redemption, code } = reserved;
  if (code === null) throw new Error(`redemption ${redemption.id} was not printed`);
  return { redemption, code };
}

export const listRedemptionsFor = (deps: Deps, ask: Ask, { id, after }: Paged) =>
  looking(deps, { ask, id }, (theirs) => redemptions.listMyRedemptions(deps, theirs, after));

interface OfRedemption {
  id: string;
  redemption: string;
}

export async function printVoucherFor(deps: Deps, ask: Ask, { id, redemption }: OfRedemption) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : redemptions.printMyVoucher(deps, behalf.ask, redemption);
}

export async function cancelRedemptionFor(deps: Deps, ask: Ask, { id, redemption }: OfRedemption) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : redemptions.cancelRedemption(deps, behalf.ask, redemption);
}

export async function makeCardFor(deps: Deps, ask: Ask, id: string) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : redemptions.makeMyCard(deps, behalf.ask);
}

export async function endCardFor(deps: Deps, ask: Ask, id: string) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : redemptions.endMyCard(deps, behalf.ask);
}

export const listRedPacketsFor = (deps: redPackets.RedPacketDeps, ask: Ask, { id, after }: Paged) =>
  looking(deps, { ask, id }, (theirs) => redPackets.listMine(deps, theirs, after));

type Wanted = Parameters<typeof redPackets.askRedPacket>[2];

export async function askRedPacketFor(
  deps: redPackets.RedPacketDeps,
  ask: Ask,
  { id, ...wanted }: { id: string } & Wanted,
) {
  const behalf = await freshBehalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : redPackets.askRedPacket(deps, behalf.ask, wanted);
}

export async function withdrawRedPacketFor(
  deps: Deps,
  ask: Ask,
  { id, packet }: { id: string; packet: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : redPackets.withdrawRedPacket(deps, behalf.ask, packet);
}
