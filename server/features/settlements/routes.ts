import type { settlementRoutes } from '../../../contract/settlements.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as settlements from './service.ts';

export type SettlementRouteDeps = settlements.PrintDeps;

export const settlementHandlers = (
  deps: SettlementRouteDeps,
): Handlers<typeof settlementRoutes> => ({
  listSettlements: ({ ask, query }) => settlements.listSettlements(deps, ask, query),
  listMySettlements: ({ ask, query }) => settlements.listSettlements(deps, ask, query),
  openSettlements: ({ ask, body }) => settlements.openSettlements(deps, ask, body),
  getSettlement: ({ ask, params }) => settlements.getSettlement(deps, ask, params.id),
  listSettlementLines: ({ ask, params, query }) =>
    settlements.listSettlementLines(deps, ask, { id: params.id, ...query }),
  disputeSettlementLine: ({ ask, params: { id, no }, body }) =>
    settlements.disputeLine(deps, ask, { id, no, ...body }),
  confirmSettlement: ({ ask, params }) => settlements.confirmSettlement(deps, ask, params.id),
  answerSettlementDispute: ({ ask, params: { id, no }, body }) =>
    settlements.answerDispute(deps, ask, { id, no, ...body }),
  markSettlementPaid: ({ ask, params, body }) =>
    settlements.markPaid(deps, ask, { id: params.id, ...body }),
  getSettlementWorkbook: ({ ask, params, query }) =>
    settlements.getWorkbook(deps, ask, { id: params.id, ...query }),
  getSettlementPaper: ({ ask, params, query }) =>
    settlements.getPaper(deps, ask, { id: params.id, ...query }),
});
