import type { rewardRoutes } from '../../../contract/rewards.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as rewards from './service.ts';

export const rewardHandlers = (deps: Deps): Handlers<typeof rewardRoutes> => ({
  listCatalogue: ({ ask }) => rewards.listCatalogue(deps, ask),
  addReward: ({ ask, body }) => rewards.addReward(deps, ask, body),
  changeReward: ({ ask, params, body }) =>
    rewards.changeReward(deps, ask, { id: params.id, ...body }),
  listCounters: ({ ask }) => rewards.listCounters(deps, ask),
  openCounter: ({ ask, body }) => rewards.openCounter(deps, ask, body),
  changeCounter: ({ ask, params, body }) =>
    rewards.changeCounter(deps, ask, { id: params.id, ...body }),
  listMyCounters: ({ ask }) => rewards.listMyCounters(deps, ask),
  openOffer: ({ ask, params, body }) =>
    rewards.openOffer(deps, ask, { counter: params.id, ...body }),
  closeOffer: ({ ask, params, body }) => rewards.closeOffer(deps, ask, { id: params.id, ...body }),
  receiveStock: ({ ask, params, body }) =>
    rewards.receiveStock(deps, ask, { offer: params.id, ...body }),
  correctStock: ({ ask, params, body }) =>
    rewards.correctStock(deps, ask, { batch: params.id, ...body }),
});
