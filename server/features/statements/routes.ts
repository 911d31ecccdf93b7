import type { statementRoutes } from '../../../contract/statements.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as statements from './service.ts';

export const statementHandlers = (deps: Deps): Handlers<typeof statementRoutes> => ({
  getMyStatement: ({ ask, query }) => statements.getMyStatement(deps, ask, query.after),
  getMyYears: ({ ask }) => statements.getMyYears(deps, ask),
  explainMyPoints: ({ ask }) => statements.explainMyPoints(deps, ask),
});
