export { askRedPacket, withdrawRedPacket } from './asking.ts';
export { approveBatch, declineBatch, getBatch, listBatches, prepareBatch } from './batches.ts';
export { findFaults } from './check.ts';
export { declinePacket, listPackets } from './desk.ts';
export { endAllOf, type RedPacketDeps } from './endings.ts';
export { listMine, listMyPackets } from './mine.ts';
export { closeOffer, listOffers, openOffer } from './offers.ts';
export { exportPayees } from './payees.ts';
export { sendRedPackets, takeNotification } from './send.ts';
