import type { householdRoutes } from '../../../contract/households.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as households from './service.ts';

export const householdHandlers = (deps: Deps): Handlers<typeof householdRoutes> => ({
  getMyHousehold: ({ ask }) => households.getMine(deps, ask),
  foundHousehold: ({ ask, body }) => households.foundHousehold(deps, ask, body),
  inviteRelative: ({ ask }) => households.invite(deps, ask),
  joinHousehold: ({ ask, body }) => households.join(deps, ask, body),
  renameHousehold: ({ ask, body }) => households.rename(deps, ask, body.name),
  handOverHousehold: ({ ask, body }) => households.handOver(deps, ask, body.member),
  takeOutRelative: ({ ask, params }) => households.takeOut(deps, ask, params.id),
  leaveHousehold: ({ ask }) => households.leave(deps, ask),
  addChild: ({ ask, body }) => households.addChild(deps, ask, body),
  withdrawConsent: ({ ask, params }) => households.withdrawConsent(deps, ask, params.id),
});
