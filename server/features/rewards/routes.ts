import type { rewardDeskRoutes } from '../../../contract/reward-desk.ts';
import type { rewardRoutes } from '../../../contract/rewards.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as rewards from './service.ts';

export const rewardHandlers = (deps: Deps): Handlers<typeof rewardRoutes> => ({
  listCatalogue: ({ ask, query }) => rewards.listCatalogue(deps, ask, query),
  addReward: ({ ask, body }) => rewards.addReward(deps, ask, body),
  changeReward: ({ ask, params, body }) =>
    rewards.changeReward(deps, ask, { id: params.id, ...body }),
  listCounters: ({ ask, query }) => rewards.listCounters(deps, ask, query.after),
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

type DeskHandlers = Omit<Handlers<typeof rewardDeskRoutes>, 'listReservations' | 'callOffOffer'>;

/** What waits at a counter is the redemptions’. */
export const rewardDeskHandlers = (deps: Deps): DeskHandlers => ({
  getReward: ({ ask, params }) => rewards.getReward(deps, ask, params.id),
  getCounter: ({ ask, params }) => rewards.getCounter(deps, ask, params.id),
  listMovements: ({ ask, params, query }) =>
    rewards.listMovements(deps, ask, { offer: params.id, after: query.after }),
  listMerchants: ({ ask }) => rewards.listMerchants(deps, ask),
  listOpenOffers: ({ ask }) => rewards.listOpenOffers(deps, ask),
});
