import type { redPacketRoutes } from '../../../contract/red-packets.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as redPackets from './service.ts';

export const redPacketHandlers = (
  deps: redPackets.RedPacketDeps,
): Handlers<typeof redPacketRoutes> => ({
  listMyRedPackets: ({ ask, query }) => redPackets.listMine(deps, ask, query.after),
  askRedPacket: ({ ask, body }) => redPackets.askRedPacket(deps, ask, body),
  withdrawRedPacket: ({ ask, params }) => redPackets.withdrawRedPacket(deps, ask, params.id),
  listRedPacketOffers: ({ ask }) => redPackets.listOffers(deps, ask),
  openRedPacketOffer: ({ ask, body }) => redPackets.openOffer(deps, ask, body),
  closeRedPacketOffer: ({ ask, params }) => redPackets.closeOffer(deps, ask, params.id),
  listRedPackets: ({ ask, query }) => redPackets.listPackets(deps, ask, query),
  declineRedPacket: ({ ask, params, body }) =>
    redPackets.declinePacket(deps, ask, { id: params.id, ...body }),
  listRedPacketBatches: ({ ask, query }) => redPackets.listBatches(deps, ask, query.after),
  getRedPacketBatch: ({ ask, params }) => redPackets.getBatch(deps, ask, params.id),
  prepareRedPackets: ({ ask, body }) => redPackets.prepareBatch(deps, ask, body.packets),
  approveRedPackets: ({ ask, params, body }) =>
    redPackets.approveBatch(deps, ask, { id: params.id, ...body }),
  declineRedPackets: ({ ask, params, body }) =>
    redPackets.declineBatch(deps, ask, { id: params.id, ...body }),
  exportPayees: ({ ask, body }) => redPackets.exportPayees(deps, ask, body),
});
