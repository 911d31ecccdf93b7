export { addReward, changeReward, getReward, listCatalogue } from './catalogue.ts';
export {
  findCounterOf,
  findMine,
  findServed,
  getCounters,
  isServedBy,
  keepsOffline,
  listOfferIds,
  listServing,
  lockMyOffer,
} from './counter-store.ts';
export {
  changeCounter,
  closeOffer,
  getCounter,
  listCounters,
  listMerchants,
  listMyCounters,
  listOpenOffers,
  openCounter,
  openOffer,
  shut,
} from './counters.ts';
export { dependsOnEarned, periodStart, priceFor, type Slot } from './decide.ts';
export { getOffered, listShop, lockOffered, type Offered } from './offered.ts';
export {
  correctStock,
  listMovements,
  nextBatchesOf,
  nextBatchOf,
  putBack,
  receiveStock,
  takePiece,
  takeUnheld,
} from './stock.ts';
export { changeHeld, lockOffers } from './stock-store.ts';
export { isRewardPhoto } from './store.ts';
export { showSlot } from './view.ts';
