/** Mediation, for routes and for other features. */
export { listChoices } from './choosing.ts';
export { confirmMediation } from './confirming.ts';
export { correctEmployerOf } from './correcting.ts';
export {
  addPaper,
  assignMediator,
  informParty,
  referMediation,
  reviewMediation,
  signAgreement,
  visitMediation,
} from './desk.ts';
export { changeEmployerOf, changeMyEmployer } from './employers.ts';
export { listForOwner } from './export.ts';
export { countApplied } from './listing-store.ts';
export { findMediators, listMediators } from './mediator-list.ts';
export {
  applyAsMediator,
  decideMediator,
  getOwn,
  passLesson,
} from './mediators.ts';
export {
  acknowledgeRights,
  answerAgreement,
  giveUpMediation,
  leaveAll,
  leaveMediation,
  lockMyFiles,
  proposeAgreement,
  recordSession,
} from './mine.ts';
export { endForMinor } from './minors.ts';
export { openMediation } from './opening.ts';
export { isPhotoBelow, isPhotoOfMine } from './photos.ts';
export { getFile, type PrintDeps } from './print.ts';
export {
  type Asked,
  getMediation,
  getMine,
  listAsked,
  listMediations,
  listMine,
} from './reading.ts';
export { rights } from './rights.ts';
export { countToReview, countVisitsDue } from './store.ts';
export { listTeams, saveTeam } from './teams.ts';
export { giveUpForMediator, proposeForMediator } from './typing.ts';
