/** What staff do for somebody who is here and agreed to it. */
export {
  confirmFor,
  findNearbyFor,
  getCaseFor,
  getCasePhotoFor,
  getPointsFor,
  listAwardsFor,
  listCasesFor,
  listConsentsFor,
  openAppealFor,
  reopenFor,
  reportFor,
  sendFeedbackFor,
  setConsentFor,
  supplementFor,
} from './acts.ts';
export { agree, sendCode } from './agree.ts';
export {
  addChildFor,
  foundHouseholdFor,
  getHouseholdFor,
  getSafeHouseholdFor,
  handOverHouseholdFor,
  inviteRelativeFor,
  joinHouseholdFor,
  leaveHouseholdFor,
  renameHouseholdFor,
  takeOutRelativeFor,
  withdrawConsentFor,
} from './home.ts';
export * as own from './own.ts';
export { completeProfileFor, finishTourFor } from './profile.ts';
export { registerFor } from './registering.ts';
export * as spending from './spending.ts';
