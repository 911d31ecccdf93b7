import type { caseRoutes } from '../../../contract/cases.ts';
import type { matterRoutes } from '../../../contract/matters.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as cases from './service.ts';

export const caseHandlers = (deps: Deps): Handlers<typeof caseRoutes> => ({
  reportCase: ({ ask, body }) => cases.reportCase(deps, ask, body),
  listMyCases: ({ ask, query }) => cases.listMine(deps, ask, query.after),
  getMyCase: ({ ask, params }) => cases.getMine(deps, ask, params.code),
  confirmCase: ({ ask, params, body }) => cases.confirmCase(deps, ask, { ...params, ...body }),
  reopenCase: ({ ask, params, body }) => cases.reopenCase(deps, ask, { ...params, ...body }),
  supplementCase: ({ ask, params, body }) =>
    cases.supplementCase(deps, ask, { ...params, ...body }),
  listCases: ({ ask, body }) => cases.listCases(deps, ask, body),
  getCase: ({ ask, params }) => cases.getCase(deps, ask, params.code),
  acceptCase: ({ ask, params, body }) => cases.acceptCase(deps, ask, { ...params, ...body }),
  returnCase: ({ ask, params, body }) => cases.returnCase(deps, ask, { ...params, ...body }),
  refuseCase: ({ ask, params, body }) => cases.refuseCase(deps, ask, { ...params, ...body }),
  dispatchCase: ({ ask, params, body }) => cases.dispatchCase(deps, ask, { ...params, ...body }),
  answerCase: ({ ask, params, body }) => cases.answerCase(deps, ask, { ...params, ...body }),
  verifyCase: ({ ask, params, body }) => cases.verifyCase(deps, ask, { ...params, ...body }),
  closeCase: ({ ask, params, body }) => cases.closeCase(deps, ask, { ...params, ...body }),
  publishCase: ({ ask, params, body }) => cases.publishCase(deps, ask, { ...params, ...body }),
});

export const matterHandlers = (deps: Deps): Handlers<typeof matterRoutes> => ({
  findNearby: ({ ask, body }) => cases.findNearby(deps, ask, body),
  getMatter: ({ ask, params }) => cases.getMatter(deps, ask, params.code),
  mergeCases: ({ ask, params, body }) => cases.mergeCases(deps, ask, { ...params, ...body }),
  splitCase: ({ ask, params, body }) => cases.splitCase(deps, ask, { ...params, ...body }),
});
