import type { redemptionRoutes } from '../../../contract/redemptions.ts';
import type { rewardDeskRoutes } from '../../../contract/reward-desk.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as redemptions from './service.ts';

export type RedemptionRouteDeps = redemptions.RedemptionDeps & redemptions.SigningDeps;

export const redemptionHandlers = (
  deps: RedemptionRouteDeps,
): Handlers<typeof redemptionRoutes> => ({
  listShop: ({ ask }) => redemptions.listShop(deps, ask),
  reserve: ({ ask, body }) => redemptions.reserve(deps, ask, body),
  listMyRedemptions: ({ ask, query }) => redemptions.listMyRedemptions(deps, ask, query.after),
  showVoucher: ({ ask, params }) => redemptions.showVoucher(deps, ask, params.id),
  printMyVoucher: ({ ask, params }) => redemptions.printMyVoucher(deps, ask, params.id),
  cancelRedemption: ({ ask, params }) => redemptions.cancelRedemption(deps, ask, params.id),
  makeMyCard: ({ ask }) => redemptions.makeMyCard(deps, ask),
  endMyCard: ({ ask }) => redemptions.endMyCard(deps, ask),
  reserveByCard: ({ ask, body }) => redemptions.reserveByCard(deps, ask, body),
  presentVoucher: ({ ask, params, body }) =>
    redemptions.presentVoucher(deps, ask, { counter: params.id, code: body.code }),
  handOverReward: ({ ask, params }) => redemptions.handOver(deps, ask, params.id),
  refuseRedemption: ({ ask, params, body }) =>
    redemptions.refuseRedemption(deps, ask, { id: params.id, ...body }),
  returnRedemption: ({ ask, params, body }) =>
    redemptions.returnRedemption(deps, ask, { id: params.id, ...body }),
});

/** The routes of the desk of rewards that have to do with redemptions. */
export const reservationListHandlers = (
  deps: RedemptionRouteDeps,
): Pick<Handlers<typeof rewardDeskRoutes>, 'listReservations' | 'callOffOffer'> => ({
  callOffOffer: ({ ask, params }) => redemptions.callOffOffer(deps, ask, params.id),
  listReservations: ({ ask, params, query }) =>
    redemptions.listReservations(deps, ask, { counter: params.id, ...query }),
});
