import type { Paying, PrintedRedemption } from '../../../contract/redemptions.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as redPackets from '../red-packets/service.ts';
import * as redemptions from '../redemptions/service.ts';
import * as statements from '../statements/service.ts';
import * as yearEnd from '../year-end/service.ts';
import { doFor, doFreshFor, showFor } from './behalf.ts';

interface Paged {
  id: string;
  after?: string;
}

export const getLapsingFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => yearEnd.getMyLapsing(deps, theirs));

export const giveToVillageFor = (
  deps: Deps,
  ask: Ask,
  { id, ...giving }: { id: string; lapsesOn: string; points: number },
) => doFor(deps, { ask, id }, (theirs) => yearEnd.giveToVillage(deps, theirs, giving));

export const getYearsFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => statements.getMyYears(deps, theirs));

export const getYearPaperFor = (
  deps: statements.PrintDeps,
  ask: Ask,
  { id, ...wanted }: { id: string; year: number; language?: 'zh' | 'en' },
) => showFor(deps, { ask, id }, (theirs) => statements.getMyYearPaper(deps, theirs, wanted));

export const listShopFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => redemptions.listShop(deps, theirs));

/** The same as with a card, without one: the code is printed, and its owner hears of it. */
export async function reserveFor(
  deps: redemptions.RedemptionDeps,
  ask: Ask,
  { id, offer, account = 'own' }: { id: string; offer: string; account?: Paying },
): Promise<PrintedRedemption | Refusal> {
  const staff = staffOf(ask.scope).id;
  const reserved = await doFor(deps, { ask, id }, (theirs) =>
    deps.reservations.reserve(theirs, {
      resident: residentOf(theirs.scope),
      offer,
      account,
      staff,
    }),
  );
  if (isRefusal(reserved)) return reserved;
  const { redemption, code } = reserved;
  if (code === null) throw new Error(`redemption ${redemption.id} was not printed`);
  return { redemption, code };
}

export const listRedemptionsFor = (deps: Deps, ask: Ask, { id, after }: Paged) =>
  showFor(deps, { ask, id }, (theirs) => redemptions.listMyRedemptions(deps, theirs, after));

interface OfRedemption {
  id: string;
  redemption: string;
}

export const printVoucherFor = (deps: Deps, ask: Ask, { id, redemption }: OfRedemption) =>
  doFor(deps, { ask, id }, (theirs) => redemptions.printMyVoucher(deps, theirs, redemption));

export const cancelRedemptionFor = (deps: Deps, ask: Ask, { id, redemption }: OfRedemption) =>
  doFor(deps, { ask, id }, (theirs) => redemptions.cancelRedemption(deps, theirs, redemption));

export const makeCardFor = (deps: Deps, ask: Ask, id: string) =>
  doFor(deps, { ask, id }, (theirs) => redemptions.makeMyCard(deps, theirs));

export const endCardFor = (deps: Deps, ask: Ask, id: string) =>
  doFor(deps, { ask, id }, (theirs) => redemptions.endMyCard(deps, theirs));

export const listRedPacketsFor = (deps: redPackets.RedPacketDeps, ask: Ask, { id, after }: Paged) =>
  showFor(deps, { ask, id }, (theirs) => redPackets.listMine(deps, theirs, after));

type Wanted = Parameters<typeof redPackets.askRedPacket>[2];

export const askRedPacketFor = (
  deps: redPackets.RedPacketDeps,
  ask: Ask,
  { id, ...wanted }: { id: string } & Wanted,
) => doFreshFor(deps, { ask, id }, (theirs) => redPackets.askRedPacket(deps, theirs, wanted));

export const withdrawRedPacketFor = (
  deps: Deps,
  ask: Ask,
  { id, packet }: { id: string; packet: string },
) => doFor(deps, { ask, id }, (theirs) => redPackets.withdrawRedPacket(deps, theirs, packet));
