import type { rehearsalRoutes } from '../../../contract/rehearsals.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as rehearsals from './service.ts';

export const rehearsalHandlers = (
  deps: rehearsals.RehearsalDeps,
): Handlers<typeof rehearsalRoutes> => ({
  startRehearsal: ({ ask, body }) => rehearsals.startRehearsal(deps, ask, body),
  listRehearsals: ({ ask, query }) => rehearsals.listRehearsals(deps, ask, query.draft),
  getRehearsal: ({ ask, params }) => rehearsals.getRehearsal(deps, ask, params.id),
});
