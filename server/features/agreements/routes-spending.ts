import type { agreementSpendingRoutes } from '../../../contract/agreements-spending.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { RedPacketDeps } from '../red-packets/service.ts';
import type { RedemptionDeps } from '../redemptions/service.ts';
import type { PrintDeps } from '../statements/service.ts';
import { spending } from './service.ts';

export const agreementSpendingHandlers = (
  deps: PrintDeps & RedemptionDeps & RedPacketDeps,
): Handlers<typeof agreementSpendingRoutes> => ({
  getLapsingFor: ({ ask, params }) => spending.getLapsingFor(deps, ask, params.id),
  giveToVillageFor: ({ ask, params, body }) =>
    spending.giveToVillageFor(deps, ask, { id: params.id, ...body }),
  getYearsFor: ({ ask, params }) => spending.getYearsFor(deps, ask, params.id),
  getYearPaperFor: ({ ask, params: { id, year }, query }) =>
    spending.getYearPaperFor(deps, ask, { id, year, ...query }),
  listShopFor: ({ ask, params }) => spending.listShopFor(deps, ask, params.id),
  reserveFor: ({ ask, params, body }) => spending.reserveFor(deps, ask, { id: params.id, ...body }),
  listRedemptionsFor: ({ ask, params, query }) =>
    spending.listRedemptionsFor(deps, ask, { id: params.id, ...query }),
  printVoucherFor: ({ ask, params }) => spending.printVoucherFor(deps, ask, params),
  cancelRedemptionFor: ({ ask, params }) => spending.cancelRedemptionFor(deps, ask, params),
  makeCardFor: ({ ask, params }) => spending.makeCardFor(deps, ask, params.id),
  endCardFor: ({ ask, params }) => spending.endCardFor(deps, ask, params.id),
  listRedPacketsFor: ({ ask, params, query }) =>
    spending.listRedPacketsFor(deps, ask, { id: params.id, ...query }),
  askRedPacketFor: ({ ask, params, body }) =>
    spending.askRedPacketFor(deps, ask, { id: params.id, ...body }),
  withdrawRedPacketFor: ({ ask, params }) => spending.withdrawRedPacketFor(deps, ask, params),
});
