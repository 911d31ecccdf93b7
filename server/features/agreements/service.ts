/** What staff do for somebody who is here and agreed to it. */
export {
  confirmFor,
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
  foundHouseholdFor,
  getHouseholdFor,
  inviteRelativeFor,
  joinHouseholdFor,
  leaveHouseholdFor,
} from './home.ts';
