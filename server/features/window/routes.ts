import type { windowRoutes } from '../../../contract/window.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { SignInDeps } from '../residents/service.ts';
import * as window from './service.ts';

export const windowHandlers = (deps: SignInDeps): Handlers<typeof windowRoutes> => ({
  findAtWindow: ({ ask, body }) => window.findVisitor(deps, ask, body.phone),
  findWithoutPhoneAtWindow: ({ ask, body }) => window.findWithoutPhone(deps, ask, body.name),
  sendWindowCode: ({ ask, from, body }) => window.sendCode(deps, { ...ask, from }, body),
  changePhoneAtWindow: ({ ask, from, params, body }) =>
    window.changePhone(deps, { ...ask, from }, { id: params.id, ...body }),
  detachPhoneAtWindow: ({ ask, from, params, body }) =>
    window.detachPhone(deps, { ...ask, from }, { id: params.id, ...body }),
  settleAgeAtWindow: ({ ask, from, params, body }) =>
    window.settleAge(deps, { ...ask, from }, { id: params.id, ...body }),
});
