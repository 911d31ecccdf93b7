import type { sealRoutes } from '../../../contract/seals.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as seals from './service.ts';

export const sealHandlers = (deps: seals.SealDeps): Handlers<typeof sealRoutes> => ({
  getNewestSeal: ({ ask }) => seals.getNewest(deps, ask),
  listSeals: ({ ask, query }) => seals.listSeals(deps, ask, query.before),
  getSealConsistency: ({ ask, query }) => seals.proveConsistency(deps, ask, query),
  getSealKey: ({ ask }) => seals.getKey(deps, ask),
  getMyReceipt: ({ ask, params }) => seals.getMyReceipt(deps, ask, params.id),
});
