import type { rosterRoutes } from '../../../contract/rosters.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as rosters from './service.ts';

export const rosterHandlers = (deps: Deps): Handlers<typeof rosterRoutes> => ({
  enterRoster: ({ ask, body }) => rosters.enterRoster(deps, ask, body),
  listRosters: ({ ask, query }) => rosters.listRosters(deps, ask, query.after),
  getRoster: ({ ask, params }) => rosters.getRoster(deps, ask, params.id),
  confirmRoster: ({ ask, params, body }) =>
    rosters.confirmRoster(deps, ask, { id: params.id, ...body }),
  undoRoster: ({ ask, params, body }) => rosters.undoRoster(deps, ask, { id: params.id, ...body }),
});
