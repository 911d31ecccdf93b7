export { addReward, changeReward, listCatalogue } from './catalogue.ts';
export {
  findServed,
  getCounters,
  isServedBy,
  keepsOffline,
  listOfferIds,
} from './counter-store.ts';
export {
  changeCounter,
  closeOffer,
  listCounters,
  listMyCounters,
  openCounter,
  openOffer,
} from './counters.ts';
export { dependsOnEarned, periodStart, priceFor, type Slot } from './decide.ts';
export { getOffered, listShop, lockOffered, type Offered } from './offered.ts';
export {
  correctStock,
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
