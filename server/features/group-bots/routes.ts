import type { groupBotRoutes } from '../../../contract/group-bots.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as bots from './service.ts';

export const groupBotHandlers = (deps: bots.DigestDeps): Handlers<typeof groupBotRoutes> => ({
  listGroupBots: ({ ask }) => bots.listBots(deps, ask),
  addGroupBot: ({ ask, body }) => bots.addBot(deps, ask, body),
  testGroupBot: ({ ask, params }) => bots.testBot(deps, ask, params.id),
  setGroupBotAlerts: ({ ask, params, body }) => bots.setAlerts(deps, ask, { ...params, ...body }),
  removeGroupBot: ({ ask, params }) => bots.removeBot(deps, ask, params.id),
  getDigest: ({ ask, query }) => bots.getDigest(deps, ask, query),
});
