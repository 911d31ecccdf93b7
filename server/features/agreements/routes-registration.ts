import type { agreementRegistrationRoutes } from '../../../contract/agreements-registration.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { SignInDeps } from '../residents/service.ts';
import * as agreements from './service.ts';

export const agreementRegistrationHandlers = (
  deps: SignInDeps,
): Handlers<typeof agreementRegistrationRoutes> => ({
  registerFor: ({ ask, from, body }) => agreements.registerFor(deps, { ...ask, from }, body),
  completeProfileFor: ({ ask, params, body }) =>
    agreements.completeProfileFor(deps, ask, { id: params.id, ...body }),
  finishTourFor: ({ ask, params }) => agreements.finishTourFor(deps, ask, params.id),
});
