import type { cheatReportRoutes } from '../../../contract/cheat-reports.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as cheatReports from './service.ts';

export const cheatReportHandlers = (deps: Deps): Handlers<typeof cheatReportRoutes> => ({
  reverseAward: ({ ask, params, body }) =>
    cheatReports.takeBack(deps, ask, { id: params.id, ...body }),
});
