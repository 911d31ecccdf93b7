export { callOffOffer } from './call-off.ts';
export { presentCard } from './cards.ts';
export { findFaults } from './check.ts';
export { hashOf } from './codes.ts';
export { graceHours, passHours, presentedMinutes } from './decide.ts';
export {
  cancelRedemption,
  endAllOf,
  endDueRedemptions,
  endReserved,
  lockOne,
} from './endings.ts';
export { giveOut, handOver, refuseRedemption, returnRedemption } from './hand-over.ts';
export { listSpentBy, type Spent } from './household.ts';
export { listReservations } from './listed.ts';
export { findPayers, findPayersOf, type Spending } from './payers.ts';
export { createReservationQueue, type ReservationQueue, usualQueue } from './queue.ts';
export { type RedemptionDeps, reserve, reserveByCard } from './reservations.ts';
export { reserveTogether } from './reserve.ts';
export { listMyRedemptions, listShop } from './shop.ts';
export { lockResidents, type RedemptionRow, sumReserved } from './store.ts';
export { aboutOf } from './view.ts';
export {
  endMyCard,
  makeMyCard,
  presentVoucher,
  printMyVoucher,
  type SigningDeps,
  showVoucher,
} from './vouchers.ts';
export {
  findBooked,
  isCardOf,
  listOffersOf,
  listWaitingAt,
  markListed,
  type WaitingRow,
} from './waiting-store.ts';
