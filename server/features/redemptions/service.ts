export { callOffOffer } from './call-off.ts';
export { findFaults } from './check.ts';
export { cancelRedemption, endAllOf, endDueRedemptions } from './endings.ts';
export { handOver, refuseRedemption, returnRedemption } from './hand-over.ts';
export { listReservations } from './listed.ts';
export { findPayers, findPayersOf } from './payers.ts';
export { createReservationQueue, type ReservationQueue, usualQueue } from './queue.ts';
export { type RedemptionDeps, reserve, reserveByCard } from './reservations.ts';
export { reserveTogether } from './reserve.ts';
export { listMyRedemptions, listShop } from './shop.ts';
export { sumReserved } from './store.ts';
export {
  endMyCard,
  makeMyCard,
  presentVoucher,
  printMyVoucher,
  showVoucher,
} from './vouchers.ts';
