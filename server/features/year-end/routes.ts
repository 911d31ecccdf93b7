import type { yearEndRoutes } from '../../../contract/year-end.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as yearEnd from './service.ts';

export const yearEndHandlers = (deps: yearEnd.PrintDeps): Handlers<typeof yearEndRoutes> => ({
  getMyLapsing: ({ ask }) => yearEnd.getMyLapsing(deps, ask),
  giveToVillage: ({ ask, body }) => yearEnd.giveToVillage(deps, ask, body),
  getYearEnd: ({ ask }) => yearEnd.getYearEnd(deps, ask),
  runLapse: ({ ask }) => yearEnd.runLapse(deps, ask),
  listLapsingWithoutPhone: ({ ask, query }) => yearEnd.listLapsingWithoutPhone(deps, ask, query),
  getLapsingPaper: ({ ask, query }) => yearEnd.getLapsingPaper(deps, ask, query),
});
