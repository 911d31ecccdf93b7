import type { activityRoutes } from '../../../contract/activities.ts';
import type { volunteerHourRoutes } from '../../../contract/volunteer-hours.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as activities from './service.ts';

export const activityHandlers = (deps: Deps): Handlers<typeof activityRoutes> => ({
  listMyActivities: ({ ask, query }) => activities.listMyActivities(deps, ask, query),
  getMyActivity: ({ ask, params }) => activities.getMyActivity(deps, ask, params.id),
  signUpForActivity: ({ ask, params }) => activities.signUp(deps, ask, params.id),
  giveUpSeat: ({ ask, params }) => activities.giveUpSeat(deps, ask, params.id),
  scanActivityCode: ({ ask, body }) => activities.scanCode(deps, ask, body.code),
  rateActivity: ({ ask, params, body }) =>
    activities.rateActivity(deps, ask, { id: params.id, ...body }),
  listActivities: ({ ask, query }) => activities.listActivities(deps, ask, query.after),
  publishActivity: ({ ask, body }) => activities.publishActivity(deps, ask, body),
  getActivity: ({ ask, params }) => activities.getActivity(deps, ask, params.id),
  listParticipants: ({ ask, params }) => activities.listParticipants(deps, ask, params.id),
  postponeActivity: ({ ask, params, body }) =>
    activities.postponeActivity(deps, ask, { id: params.id, ...body }),
  cancelActivity: ({ ask, params, body }) =>
    activities.cancelActivity(deps, ask, { id: params.id, ...body }),
  showActivityCode: ({ ask, params, query }) =>
    activities.showCode(deps, ask, { id: params.id, ...query }),
  recordPresence: ({ ask, params, body }) =>
    activities.recordPresence(deps, ask, { id: params.id, ...body }),
  confirmPresences: ({ ask, params, body }) =>
    activities.confirmPresences(deps, ask, { id: params.id, ...body }),
  takeBackPresence: ({ ask, params: { id, participant }, body }) =>
    activities.takeBackPresence(deps, ask, { id, participant, ...body }),
});

export const volunteerHourHandlers = (
  deps: activities.PrintDeps,
): Handlers<typeof volunteerHourRoutes> => ({
  getMyVolunteerHours: ({ ask, query }) => activities.getMyHours(deps, ask, query.after),
  certifyMyHours: ({ ask, body }) => activities.certifyHours(deps, ask, body),
  getHourCertificatePaper: ({ ask, params, query }) =>
    activities.getCertificatePaper(deps, ask, { code: params.code, ...query }),
  checkHourCertificate: ({ ask, params }) => activities.checkCertificate(deps, ask, params.code),
});
