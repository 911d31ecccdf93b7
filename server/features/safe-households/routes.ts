import type { safeHouseholdRoutes } from '../../../contract/safe-households.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as safeHouseholds from './service.ts';

export const safeHouseholdHandlers = (deps: Deps): Handlers<typeof safeHouseholdRoutes> => ({
  getSafeHouseholdCriteria: ({ ask }) => safeHouseholds.getCriteria(deps, ask),
  publishSafeHouseholdCriteria: ({ ask, body }) => safeHouseholds.publishCriteria(deps, ask, body),
  getMySafeHousehold: ({ ask }) => safeHouseholds.getProgress(deps, ask),
});
