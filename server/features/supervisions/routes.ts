import type { supervisionRoutes } from '../../../contract/supervisions.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as supervisions from './service.ts';

export const supervisionHandlers = (deps: Deps): Handlers<typeof supervisionRoutes> => ({
  listSupervisions: ({ ask, query }) => supervisions.listSupervisions(deps, ask, query),
  superviseCase: ({ ask, params, body }) =>
    supervisions.superviseCase(deps, ask, { ...params, ...body }),
  answerSupervision: ({ ask, params, body }) =>
    supervisions.answerSupervision(deps, ask, { ...params, ...body }),
  decideSupervision: ({ ask, params, body }) =>
    supervisions.decideSupervision(deps, ask, { ...params, ...body }),
  getSupervisionLadder: ({ ask }) => supervisions.getSupervisionLadder(deps, ask),
  setSupervisionLadder: ({ ask, body }) => supervisions.setSupervisionLadder(deps, ask, body),
});
