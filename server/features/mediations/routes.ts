import type { mediationRoutes } from '../../../contract/mediations.ts';
import type { mediatorRoutes } from '../../../contract/mediators.ts';
import type { myMediationRoutes } from '../../../contract/my-mediations.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as mediations from './service.ts';

export const mediationHandlers = (
  deps: mediations.PrintDeps,
): Handlers<typeof mediationRoutes> => ({
  listMediations: ({ ask, query }) => mediations.listMediations(deps, ask, query),
  getMediation: ({ ask, params }) => mediations.getMediation(deps, ask, params.id),
  openMediation: ({ ask, body }) => mediations.openMediation(deps, ask, body),
  informParty: ({ ask, params, body }) =>
    mediations.informParty(deps, ask, { id: params.id, ...body }),
  listMediatorChoices: ({ ask, params }) => mediations.listChoices(deps, ask, params.id),
  assignMediator: ({ ask, params, body }) =>
    mediations.assignMediator(deps, ask, { id: params.id, ...body }),
  addMediationPaper: ({ ask, params, body }) =>
    mediations.addPaper(deps, ask, { id: params.id, ...body }),
  proposeForMediator: ({ ask, params, body }) =>
    mediations.proposeForMediator(deps, ask, { id: params.id, ...body }),
  giveUpForMediator: ({ ask, params, body }) =>
    mediations.giveUpForMediator(deps, ask, { id: params.id, ...body }),
  signAgreement: ({ ask, params, body }) =>
    mediations.signAgreement(deps, ask, { id: params.id, ...body }),
  reviewMediation: ({ ask, params, body }) =>
    mediations.reviewMediation(deps, ask, { id: params.id, ...body }),
  visitMediation: ({ ask, params, body }) =>
    mediations.visitMediation(deps, ask, { id: params.id, ...body }),
  confirmMediation: ({ ask, params, body }) =>
    mediations.confirmMediation(deps, ask, { id: params.id, ...body }),
  referMediation: ({ ask, params, body }) =>
    mediations.referMediation(deps, ask, { id: params.id, ...body }),
  getMediationFile: ({ ask, params, query }) =>
    mediations.getFile(deps, ask, { id: params.id, ...query }),
});

export const myMediationHandlers = (deps: Deps): Handlers<typeof myMediationRoutes> => ({
  listMyMediations: ({ ask }) => mediations.listMine(deps, ask),
  getMyMediation: ({ ask, params }) => mediations.getMine(deps, ask, params.id),
  acknowledgeMyRights: ({ ask, params }) => mediations.acknowledgeRights(deps, ask, params.id),
  answerMyAgreement: ({ ask, params, body }) =>
    mediations.answerAgreement(deps, ask, { id: params.id, ...body }),
  leaveMyMediation: ({ ask, params }) => mediations.leaveMediation(deps, ask, params.id),
  recordMySession: ({ ask, params, body }) =>
    mediations.recordSession(deps, ask, { id: params.id, ...body }),
  proposeMyAgreement: ({ ask, params, body }) =>
    mediations.proposeAgreement(deps, ask, { id: params.id, ...body }),
  giveUpMyMediation: ({ ask, params, body }) =>
    mediations.giveUpMediation(deps, ask, { id: params.id, ...body }),
});

export const mediatorHandlers = (deps: Deps): Handlers<typeof mediatorRoutes> => ({
  getMyMediator: ({ ask }) => mediations.getOwn(deps, ask),
  passMediatorLesson: ({ ask, params, body }) =>
    mediations.passLesson(deps, ask, { lesson: params.lesson, ...body }),
  applyAsMediator: ({ ask, body }) => mediations.applyAsMediator(deps, ask, body),
  changeMyEmployer: ({ ask, body }) => mediations.changeMyEmployer(deps, ask, body),
  listMediators: ({ ask, query }) => mediations.listMediators(deps, ask, query),
  findMediators: ({ ask, body }) => mediations.findMediators(deps, ask, body.find),
  changeEmployerOfMediator: ({ ask, params, body }) =>
    mediations.changeEmployerOf(deps, ask, { id: params.id, ...body }),
  correctEmployerOfMediator: ({ ask, params, body }) =>
    mediations.correctEmployerOf(deps, ask, { id: params.id, ...body }),
  decideMediator: ({ ask, params, body }) =>
    mediations.decideMediator(deps, ask, { id: params.id, ...body }),
  listMediationTeams: ({ ask }) => mediations.listTeams(deps, ask),
  saveMediationTeam: ({ ask, body }) => mediations.saveTeam(deps, ask, body),
});
