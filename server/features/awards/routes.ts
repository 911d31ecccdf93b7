import type { awardRoutes } from '../../../contract/awards.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from './service.ts';

export const awardHandlers = (deps: Deps): Handlers<typeof awardRoutes> => ({
  getMyPoints: ({ ask }) => awards.getMyPoints(deps, ask),
  listMyAwards: ({ ask, query }) => awards.listMine(deps, ask, query),
  listHeldAwards: ({ ask, query }) => awards.listHeld(deps, ask, query.after),
  settleHeldAward: ({ ask, params, body }) =>
    awards.settleHeld(deps, ask, { id: params.id, ...body }),
  reverseHeldAward: ({ ask, params, body }) =>
    awards.reverseHeld(deps, ask, { id: params.id, ...body }),
});
