import type { patrolRoutes } from '../../../contract/patrols.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as patrols from './service.ts';

export const patrolHandlers = (deps: Deps): Handlers<typeof patrolRoutes> => ({
  beginPatrol: ({ ask }) => patrols.beginPatrol(deps, ask),
  joinPatrol: ({ ask, body }) => patrols.joinPatrol(deps, ask, body),
  endPatrol: ({ ask, params }) => patrols.endPatrol(deps, ask, params),
  provePatrol: ({ ask, params, body }) => patrols.provePatrol(deps, ask, { ...params, ...body }),
  listMyPatrols: ({ ask }) => patrols.listMine(deps, ask),
});
