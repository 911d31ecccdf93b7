import type { appealRoutes } from '../../../contract/appeals.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as appeals from './service.ts';

export const appealHandlers = (deps: Deps): Handlers<typeof appealRoutes> => ({
  getMyAward: ({ ask, params }) => appeals.getMyAward(deps, ask, params.id),
  openAppeal: ({ ask, params, body }) => appeals.openAppeal(deps, ask, { id: params.id, ...body }),
  listAppeals: ({ ask, query }) => appeals.listAppeals(deps, ask, query.after),
  answerAppeal: ({ ask, params, body }) =>
    appeals.answerAppeal(deps, ask, { id: params.id, ...body }),
});
