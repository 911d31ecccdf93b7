import type { onlookerRoutes } from '../../../contract/onlookers.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as onlookers from './service.ts';

export const onlookerHandlers = (deps: Deps): Handlers<typeof onlookerRoutes> => ({
  lookAtCase: ({ ask, params, body }) =>
    onlookers.lookAtCase(deps, ask, { code: params.code, ...body }),
  leaveCase: ({ ask, body }) => onlookers.leaveCase(deps, ask, body),
});
