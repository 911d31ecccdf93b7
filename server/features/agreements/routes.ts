import type { agreementRoutes } from '../../../contract/agreements.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { SignInDeps } from '../residents/service.ts';
import * as agreements from './service.ts';

export const agreementHandlers = (deps: SignInDeps): Handlers<typeof agreementRoutes> => ({
  sendAgreementCode: ({ ask, from, body }) => agreements.sendCode(deps, { ...ask, from }, body),
  agree: ({ ask, from, body }) => agreements.agree(deps, { ...ask, from }, body),
  reportFor: ({ ask, params, body }) => agreements.reportFor(deps, ask, { id: params.id, ...body }),
  findNearbyFor: ({ ask, params, body }) =>
    agreements.findNearbyFor(deps, ask, { id: params.id, ...body }),
  listCasesFor: ({ ask, params, query }) =>
    agreements.listCasesFor(deps, ask, { id: params.id, after: query.after }),
  getCaseFor: ({ ask, params: { id, code } }) => agreements.getCaseFor(deps, ask, { id, code }),
  getCasePhotoFor: ({ ask, params: { id, photo }, query }) =>
    agreements.getCasePhotoFor(deps, ask, { id, photo, ...query }),
  confirmFor: ({ ask, params: { id, code }, body }) =>
    agreements.confirmFor(deps, ask, { id, code, ...body }),
  reopenFor: ({ ask, params: { id, code }, body }) =>
    agreements.reopenFor(deps, ask, { id, code, ...body }),
  supplementFor: ({ ask, params: { id, code }, body }) =>
    agreements.supplementFor(deps, ask, { id, code, ...body }),
  listAwardsFor: ({ ask, params, query }) =>
    agreements.listAwardsFor(deps, ask, { id: params.id, ...query }),
  openAppealFor: ({ ask, params: { id, award }, body }) =>
    agreements.openAppealFor(deps, ask, { id, award, ...body }),
  listConsentsFor: ({ ask, params }) => agreements.listConsentsFor(deps, ask, params.id),
  setConsentFor: ({ ask, params: { id, purpose }, body }) =>
    agreements.setConsentFor(deps, ask, { id, purpose, ...body }),
  getPointsFor: ({ ask, params }) => agreements.getPointsFor(deps, ask, params.id),
  getHouseholdFor: ({ ask, params }) => agreements.getHouseholdFor(deps, ask, params.id),
  foundHouseholdFor: ({ ask, params, body }) =>
    agreements.foundHouseholdFor(deps, ask, { id: params.id, ...body }),
  inviteRelativeFor: ({ ask, params }) => agreements.inviteRelativeFor(deps, ask, params.id),
  joinHouseholdFor: ({ ask, params, body }) =>
    agreements.joinHouseholdFor(deps, ask, { id: params.id, ...body }),
  leaveHouseholdFor: ({ ask, params }) => agreements.leaveHouseholdFor(deps, ask, params.id),
  sendFeedbackFor: ({ ask, params, body }) =>
    agreements.sendFeedbackFor(deps, ask, { id: params.id, ...body }),
});
