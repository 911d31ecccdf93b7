import type { poolRoutes } from '../../../contract/pools.ts';
import type { sponsorRoutes } from '../../../contract/sponsors.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as pools from './service.ts';

export const poolHandlers = (deps: Deps): Handlers<typeof poolRoutes> => ({
  listPools: ({ ask }) => pools.listPools(deps, ask),
  getPool: ({ ask, params }) => pools.getPool(deps, ask, params.code),
  createPool: ({ ask, body: { nameZh, nameEn, ...pool } }) =>
    pools.createPool(deps, ask, { ...pool, name: { zh: nameZh, en: nameEn } }),
  seePoolWarning: ({ ask, params }) => pools.seeWarning(deps, ask, params.id),
  getLiability: ({ ask }) => pools.getLiability(deps, ask),
  recordReceipt: ({ ask, params, body }) =>
    pools.recordReceipt(deps, ask, { pledge: params.id, ...body }),
  signReceipt: ({ ask, params, body }) => pools.signReceipt(deps, ask, { id: params.id, ...body }),
  declineReceipt: ({ ask, params, body }) =>
    pools.declineReceipt(deps, ask, { id: params.id, ...body }),
  returnCover: ({ ask, params, body }) =>
    pools.returnCover(deps, ask, { pool: params.code, ...body }),
  signReturn: ({ ask, params, body }) => pools.signReturn(deps, ask, { id: params.id, ...body }),
  declineReturn: ({ ask, params, body }) =>
    pools.declineReturn(deps, ask, { id: params.id, ...body }),
});

export const sponsorHandlers = (deps: Deps): Handlers<typeof sponsorRoutes> => ({
  listSponsors: ({ ask }) => pools.listSponsors(deps, ask),
  createSponsor: ({ ask, body: { nameZh, nameEn, kind } }) =>
    pools.createSponsor(deps, ask, { kind, name: { zh: nameZh, en: nameEn } }),
  setSponsorMembers: ({ ask, params, body }) =>
    pools.setMembers(deps, ask, { sponsor: params.id, ...body }),
  makePledge: ({ ask, params, body }) =>
    pools.makePledge(deps, ask, { sponsor: params.id, ...body }),
  withdrawPledge: ({ ask, params }) => pools.withdrawPledge(deps, ask, params.id),
  getMySponsor: ({ ask }) => pools.getMySponsor(deps, ask),
  setThanks: ({ ask, body }) => pools.setThanks(deps, ask, body.thanked),
  listThanked: ({ ask }) => pools.listThanked(deps, ask),
});
