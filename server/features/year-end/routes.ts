import type { yearEndRoutes } from '../../../contract/year-end.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as yearEnd from './service.ts';

export const yearEndHandlers = (deps: Deps): Handlers<typeof yearEndRoutes> => ({
  getMyLapsing: ({ ask }) => yearEnd.getMyLapsing(deps, ask),
  giveToVillage: ({ ask, body }) => yearEnd.giveToVillage(deps, ask, body),
  getYearEnd: ({ ask }) => yearEnd.getYearEnd(deps, ask),
  runLapse: ({ ask }) => yearEnd.runLapse(deps, ask),
});
