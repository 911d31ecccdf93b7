import type { statementRoutes } from '../../../contract/statements.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import { getMyYearPaper, type PrintDeps } from './print.ts';
import * as statements from './service.ts';

export const statementHandlers = (deps: PrintDeps): Handlers<typeof statementRoutes> => ({
  getMyStatement: ({ ask, query }) => statements.getMyStatement(deps, ask, query.after),
  getMyYears: ({ ask }) => statements.getMyYears(deps, ask),
  getMyYearPaper: ({ ask, params, query }) => getMyYearPaper(deps, ask, { ...params, ...query }),
  explainMyPoints: ({ ask }) => statements.explainMyPoints(deps, ask),
});
