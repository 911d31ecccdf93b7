export { countLapsed } from './lapsed.ts';
export { makePledge, withdrawPledge } from './pledges.ts';
export {
  createPool,
  getLiability,
  getPool,
  listPoolNames,
  listPools,
  poolsOfPayers,
} from './pools.ts';
export { declineReceipt, recordReceipt, signReceipt } from './receipts.ts';
export { declineReturn, returnCover, signReturn } from './returns.ts';
export {
  createSponsor,
  getMySponsor,
  listSponsors,
  listThanked,
  setMembers,
  setThanks,
} from './sponsors.ts';
export { getTerms } from './store.ts';
export { countUnseen } from './warning-store.ts';
export { seeWarning, warnOfPools } from './warnings.ts';
