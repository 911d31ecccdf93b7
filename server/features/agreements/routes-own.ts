import type { agreementHomeRoutes } from '../../../contract/agreements-home.ts';
import type { agreementOwnRoutes } from '../../../contract/agreements-own.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import type { SealDeps } from '../seals/service.ts';
import * as agreements from './service.ts';

const { own } = agreements;

export const agreementOwnHandlers = (deps: SealDeps): Handlers<typeof agreementOwnRoutes> => ({
  exportDataFor: ({ ask, params }) => own.exportDataFor(deps, ask, params.id),
  previewErasureFor: ({ ask, params }) => own.previewErasureFor(deps, ask, params.id),
  eraseFor: ({ ask, params }) => own.eraseFor(deps, ask, params.id),
  listLooksFor: ({ ask, params, query }) =>
    own.listLooksFor(deps, ask, { id: params.id, ...query }),
  setAgeGroupFor: ({ ask, params, body }) =>
    own.setAgeGroupFor(deps, ask, { id: params.id, ...body }),
  listDevicesFor: ({ ask, params }) => own.listDevicesFor(deps, ask, params.id),
  endDeviceFor: ({ ask, params }) => own.endDeviceFor(deps, ask, params),
  endDevicesFor: ({ ask, params }) => own.endDevicesFor(deps, ask, params.id),
  listFeedbackFor: ({ ask, params, query }) =>
    own.listFeedbackFor(deps, ask, { id: params.id, ...query }),
  rateFeedbackFor: ({ ask, params: { id, feedback }, body }) =>
    own.rateFeedbackFor(deps, ask, { id, feedback, ...body }),
});

export const agreementHomeHandlers = (deps: Deps): Handlers<typeof agreementHomeRoutes> => ({
  getSafeHouseholdFor: ({ ask, params }) => agreements.getSafeHouseholdFor(deps, ask, params.id),
  renameHouseholdFor: ({ ask, params, body }) =>
    agreements.renameHouseholdFor(deps, ask, { id: params.id, ...body }),
  handOverHouseholdFor: ({ ask, params, body }) =>
    agreements.handOverHouseholdFor(deps, ask, { id: params.id, ...body }),
  takeOutRelativeFor: ({ ask, params, body }) =>
    agreements.takeOutRelativeFor(deps, ask, { id: params.id, ...body }),
  addChildFor: ({ ask, params, body }) =>
    agreements.addChildFor(deps, ask, { id: params.id, ...body }),
  withdrawConsentFor: ({ ask, params, body }) =>
    agreements.withdrawConsentFor(deps, ask, { id: params.id, ...body }),
});
