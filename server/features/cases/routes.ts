import type { caseHandlingRoutes } from '../../../contract/case-handling.ts';
import type { caseListRoutes } from '../../../contract/case-lists.ts';
import type { caseRoutes } from '../../../contract/cases.ts';
import type { fieldWorkRoutes } from '../../../contract/field-work.ts';
import type { matterRoutes } from '../../../contract/matters.ts';
import type { timelinessRoutes } from '../../../contract/timeliness.ts';
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
  unpublishCase: ({ ask, params, body }) => cases.unpublishCase(deps, ask, { ...params, ...body }),
});

export const caseListHandlers = (deps: Deps): Handlers<typeof caseListRoutes> => ({
  acceptCases: ({ ask, body }) => cases.acceptCases(deps, ask, body),
  exportCases: ({ ask, body }) => cases.exportCases(deps, ask, body),
});

export const caseHandlingHandlers = (deps: Deps): Handlers<typeof caseHandlingRoutes> => ({
  handBackCase: ({ ask, params, body }) => cases.handBackCase(deps, ask, { ...params, ...body }),
  involveUnit: ({ ask, params, body }) => cases.involveUnit(deps, ask, { ...params, ...body }),
  pauseCase: ({ ask, params, body }) => cases.pauseCase(deps, ask, { ...params, ...body }),
  resumeCase: ({ ask, params, body }) => cases.resumeCase(deps, ask, { ...params, ...body }),
  transferCase: ({ ask, params, body }) => cases.transferCase(deps, ask, { ...params, ...body }),
  visitReporter: ({ ask, params, body }) => cases.visitReporter(deps, ask, { ...params, ...body }),
});

export const fieldWorkHandlers = (deps: cases.SlipDeps): Handlers<typeof fieldWorkRoutes> => ({
  listFieldTasks: ({ ask }) => cases.listFieldTasks(deps, ask),
  verifyOnSite: ({ ask, params, body }) => cases.verifyOnSite(deps, ask, { ...params, ...body }),
  getCaseSlip: ({ ask, params, query }) => cases.getCaseSlip(deps, ask, { ...params, ...query }),
});

export const matterHandlers = (deps: Deps): Handlers<typeof matterRoutes> => ({
  findNearby: ({ ask, body }) => cases.findNearby(deps, ask, body),
  getMatter: ({ ask, params }) => cases.getMatter(deps, ask, params.code),
  mergeCases: ({ ask, params, body }) => cases.mergeCases(deps, ask, { ...params, ...body }),
  splitCase: ({ ask, params, body }) => cases.splitCase(deps, ask, { ...params, ...body }),
});

export const timelinessHandlers = (deps: Deps): Handlers<typeof timelinessRoutes> => ({
  getTimeliness: ({ ask, query }) => cases.getTimeliness(deps, ask, query),
});
