export {
  certifyHours,
  checkCertificate,
  getCertificatePaper,
  type PrintDeps,
} from './certificates.ts';
export { confirmPresences } from './confirming.ts';
export { payAnew } from './count.ts';
export { listForOwner } from './export.ts';
export { getMyHours } from './hours.ts';
export { cancelActivity, postponeActivity, publishActivity, showCode } from './keeping.ts';
export { recordPresence, scanCode, takeBackPresence } from './presence.ts';
export { rateActivity } from './rating.ts';
export {
  getActivity,
  getMyActivity,
  listActivities,
  listMyActivities,
  listParticipants,
} from './reading.ts';
export { giveKeptSeats, giveUpAllSeats, giveUpSeat, lockMySeats, signUp } from './seats.ts';
