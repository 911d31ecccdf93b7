import type { agreementActivityRoutes } from '../../../contract/agreements-activities.ts';
import type { agreementErrandRoutes } from '../../../contract/agreements-errands.ts';
import type { agreementMediationRoutes } from '../../../contract/agreements-mediations.ts';
import type { agreementPatrolRoutes } from '../../../contract/agreements-patrols.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import type { PrintDeps } from '../activities/service.ts';
import * as activities from './activities.ts';
import * as errands from './errands.ts';
import * as mediations from './mediations.ts';
import * as patrols from './patrols.ts';

export const agreementActivityHandlers = (
  deps: PrintDeps,
): Handlers<typeof agreementActivityRoutes> => ({
  listActivitiesFor: ({ ask, params, query }) =>
    activities.listActivitiesFor(deps, ask, { id: params.id, ...query }),
  signUpFor: ({ ask, params: { id, activity } }) =>
    activities.signUpFor(deps, ask, { id, activity }),
  giveUpSeatFor: ({ ask, params: { id, activity } }) =>
    activities.giveUpSeatFor(deps, ask, { id, activity }),
  rateActivityFor: ({ ask, params: { id, activity }, body }) =>
    activities.rateActivityFor(deps, ask, { id, activity, ...body }),
  getVolunteerHoursFor: ({ ask, params, query }) =>
    activities.getVolunteerHoursFor(deps, ask, { id: params.id, after: query.after }),
  certifyHoursFor: ({ ask, params, body }) =>
    activities.certifyHoursFor(deps, ask, { id: params.id, ...body }),
  getHourCertificateFor: ({ ask, params: { id, code }, query }) =>
    activities.getHourCertificateFor(deps, ask, { id, code, ...query }),
});

export const agreementMediationHandlers = (
  deps: Deps,
): Handlers<typeof agreementMediationRoutes> => ({
  listMediationsFor: ({ ask, params }) => mediations.listMediationsFor(deps, ask, params.id),
  acknowledgeRightsFor: ({ ask, params: { id, mediation } }) =>
    mediations.acknowledgeRightsFor(deps, ask, { id, mediation }),
  answerMediationFor: ({ ask, params: { id, mediation }, body }) =>
    mediations.answerMediationFor(deps, ask, { id, mediation, ...body }),
  leaveMediationFor: ({ ask, params: { id, mediation } }) =>
    mediations.leaveMediationFor(deps, ask, { id, mediation }),
  getMediatorFor: ({ ask, params }) => mediations.getMediatorFor(deps, ask, params.id),
  passLessonFor: ({ ask, params: { id, lesson }, body }) =>
    mediations.passLessonFor(deps, ask, { id, lesson, ...body }),
  applyAsMediatorFor: ({ ask, params, body }) =>
    mediations.applyAsMediatorFor(deps, ask, { id: params.id, ...body }),
  changeEmployerFor: ({ ask, params, body }) =>
    mediations.changeEmployerFor(deps, ask, { id: params.id, ...body }),
});

export const agreementPatrolHandlers = (deps: Deps): Handlers<typeof agreementPatrolRoutes> => ({
  listPatrolTasksFor: ({ ask, params }) => patrols.listPatrolTasksFor(deps, ask, params.id),
  takePatrolTaskFor: ({ ask, params: { id, task } }) =>
    patrols.takePatrolTaskFor(deps, ask, { id, task }),
  listPatrolsFor: ({ ask, params }) => patrols.listPatrolsFor(deps, ask, params.id),
  beginPatrolFor: ({ ask, params }) => patrols.beginPatrolFor(deps, ask, params.id),
  joinPatrolFor: ({ ask, params: { id }, body }) =>
    patrols.joinPatrolFor(deps, ask, { id, ...body }),
  endPatrolFor: ({ ask, params: { id, patrol } }) =>
    patrols.endPatrolFor(deps, ask, { id, patrol }),
  provePatrolFor: ({ ask, params: { id, patrol }, body }) =>
    patrols.provePatrolFor(deps, ask, { id, patrol, ...body }),
});

export const agreementErrandHandlers = (deps: Deps): Handlers<typeof agreementErrandRoutes> => ({
  listEmptyShelvesFor: ({ ask, params }) => errands.listEmptyShelvesFor(deps, ask, params.id),
  wishFor: ({ ask, params, body }) => errands.wishFor(deps, ask, { id: params.id, ...body }),
  listNoticesFor: ({ ask, params }) => errands.listNoticesFor(deps, ask, params.id),
  markNoticesReadFor: ({ ask, params, body }) =>
    errands.markNoticesReadFor(deps, ask, { id: params.id, ...body }),
  getNoticeWaysFor: ({ ask, params }) => errands.getNoticeWaysFor(deps, ask, params.id),
  setNoticeWaysFor: ({ ask, params, body }) =>
    errands.setNoticeWaysFor(deps, ask, { id: params.id, ...body }),
});
