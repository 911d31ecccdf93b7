import type { unmaskingRoutes } from '../../../contract/unmaskings.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as unmaskings from './service.ts';

export const unmaskingHandlers = (deps: Deps): Handlers<typeof unmaskingRoutes> => ({
  askUnmasking: ({ ask, params, body }) =>
    unmaskings.askUnmasking(deps, ask, { code: params.code, ...body }),
  getMyUnmasking: ({ ask, params }) => unmaskings.getMyUnmasking(deps, ask, params.code),
  lookUnmasked: ({ ask, params }) => unmaskings.lookUnmasked(deps, ask, params.id),
  listUnmaskings: ({ ask, query }) => unmaskings.listUnmaskings(deps, ask, query),
  approveUnmasking: ({ ask, params, body }) =>
    unmaskings.approveUnmasking(deps, ask, { id: params.id, ...body }),
  declineUnmasking: ({ ask, params, body }) =>
    unmaskings.declineUnmasking(deps, ask, { id: params.id, ...body }),
  lookWhomToAsk: ({ ask, params }) => unmaskings.lookWhomToAsk(deps, ask, params.code),
});
