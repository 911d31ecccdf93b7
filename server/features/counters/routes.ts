import type { counterRoutes } from '../../../contract/counter.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as counters from './service.ts';

export const counterHandlers = (deps: counters.SigningDeps): Handlers<typeof counterRoutes> => ({
  takeSheet: ({ ask, params, body }) =>
    counters.takeSheet(deps, ask, { counter: params.id, ...body }),
  presentCard: ({ ask, params, body }) =>
    counters.presentCard(deps, ask, { counter: params.id, ...body }),
  recordEntry: ({ ask, params, body }) =>
    counters.recordEntry(deps, ask, { counter: params.id, ...body }),
  listCounterConflicts: ({ ask, query }) => counters.listCounterConflicts(deps, ask, query),
  getCounterConflict: ({ ask, params }) => counters.getCounterConflict(deps, ask, params.id),
  listMyCounterConflicts: ({ ask, params, query }) =>
    counters.listMyCounterConflicts(deps, ask, { counter: params.id, after: query.after }),
});
