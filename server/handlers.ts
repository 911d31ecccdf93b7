import type { MapTiles } from '../contract/areas.ts';
import type { Contract } from '../contract/table.ts';
import { activityHandlers, volunteerHourHandlers } from './features/activities/routes.ts';
import { agreementHandlers } from './features/agreements/routes.ts';
import { agreementHomeHandlers, agreementOwnHandlers } from './features/agreements/routes-own.ts';
import { agreementRegistrationHandlers } from './features/agreements/routes-registration.ts';
import { agreementSpendingHandlers } from './features/agreements/routes-spending.ts';
import {
  agreementActivityHandlers,
  agreementErrandHandlers,
  agreementMediationHandlers,
  agreementPatrolHandlers,
} from './features/agreements/routes-taking-part.ts';
import { alarmHandlers } from './features/alarms/routes.ts';
import { answerTemplateHandlers } from './features/answer-templates/routes.ts';
import { appealHandlers } from './features/appeals/routes.ts';
import {
  areaHandlers,
  catalogueFileHandlers,
  categoryCatalogueHandlers,
} from './features/areas/routes.ts';
import { getCounty } from './features/areas/service.ts';
import { auditHandlers } from './features/audit/routes.ts';
import type { AuditDeskDeps } from './features/audit/service.ts';
import { awardHandlers } from './features/awards/routes.ts';
import { preview } from './features/awards/service.ts';
import { bulletinHandlers } from './features/bulletin/routes.ts';
import { photoKeptSeconds } from './features/bulletin/service.ts';
import {
  caseHandlers,
  caseHandlingHandlers,
  caseListHandlers,
  fieldWorkHandlers,
  matterHandlers,
  timelinessHandlers,
} from './features/cases/routes.ts';
import * as cases from './features/cases/service.ts';
import { categoryModelHandlers } from './features/category-models/routes.ts';
import { cheatReportHandlers } from './features/cheat-reports/routes.ts';
import { correctionHandlers } from './features/corrections/routes.ts';
import { counterHandlers } from './features/counters/routes.ts';
import { debtHandlers } from './features/debts/routes.ts';
import { feedbackHandlers } from './features/feedback/routes.ts';
import { groupBotHandlers } from './features/group-bots/routes.ts';
import { householdHandlers } from './features/households/routes.ts';
import type { IdentityRouteDeps } from './features/identities/routes.ts';
import { identityHandlers } from './features/identities/routes.ts';
import type { LiveRouteDeps } from './features/live/routes.ts';
import { liveHandlers } from './features/live/routes.ts';
import {
  mediationHandlers,
  mediatorHandlers,
  myMediationHandlers,
} from './features/mediations/routes.ts';
import {
  isPhotoBelow as isMediationPhoto,
  isPhotoOfMine as isPhotoOfMyMediation,
} from './features/mediations/service.ts';
import { myDataHandlers } from './features/my-data/routes.ts';
import { noticeHandlers } from './features/notices/routes.ts';
import type { NoticeDeps } from './features/notices/service.ts';
import { onlookerHandlers } from './features/onlookers/routes.ts';
import {
  patrolHandlers,
  patrolPointHandlers,
  patrolTaskHandlers,
} from './features/patrols/routes.ts';
import { photoHandlers } from './features/photos/routes.ts';
import { poolHandlers, sponsorHandlers } from './features/pools/routes.ts';
import { redPacketHandlers } from './features/red-packets/routes.ts';
import type { RedPacketDeps } from './features/red-packets/service.ts';
import { redemptionHandlers, reservationListHandlers } from './features/redemptions/routes.ts';
import type { RedemptionDeps } from './features/redemptions/service.ts';
import { rehearsalHandlers } from './features/rehearsals/routes.ts';
import { hasRehearsal, type RehearsalDeps } from './features/rehearsals/service.ts';
import type { ResidentRouteDeps } from './features/residents/routes.ts';
import { ageGroupHandlers, residentHandlers } from './features/residents/routes.ts';
import { askAs, getMe, signOut } from './features/residents/service.ts';
import { rewardDeskHandlers, rewardHandlers } from './features/rewards/routes.ts';
import { isRewardPhoto } from './features/rewards/service.ts';
import { rosterHandlers } from './features/rosters/routes.ts';
import { isPhotoBelow as isRosterPhoto } from './features/rosters/service.ts';
import { rulebookHandlers } from './features/rules/desk-routes.ts';
import type { PaperRouteDeps } from './features/rules/papers/routes.ts';
import { paperHandlers } from './features/rules/papers/routes.ts';
import { ruleHandlers } from './features/rules/routes.ts';
import { safeHouseholdHandlers } from './features/safe-households/routes.ts';
import { savedFilterHandlers } from './features/saved-filters/routes.ts';
import { sealHandlers } from './features/seals/routes.ts';
import type { SealDeps } from './features/seals/service.ts';
import { settlementHandlers } from './features/settlements/routes.ts';
import type { SignInRouteDeps } from './features/sign-ins/routes.ts';
import {
  deviceHandlers,
  factorHandlers,
  invitationHandlers,
  signInHandlers,
} from './features/sign-ins/routes.ts';
import { newestPurpose } from './features/sign-ins/service.ts';
import { staffHandlers } from './features/staff/routes.ts';
import { statementHandlers } from './features/statements/routes.ts';
import { suggestionHandlers } from './features/suggestions/routes.ts';
import { supervisionHandlers } from './features/supervisions/routes.ts';
import { topicHandlers } from './features/topics/routes.ts';
import { unmaskingHandlers } from './features/unmaskings/routes.ts';
import { windowHandlers } from './features/window/routes.ts';
import { workbenchHandlers } from './features/workbench/routes.ts';
import { yearEndHandlers } from './features/year-end/routes.ts';
import type { Handlers } from './platform/http/routes.ts';

/** What the features need of their surroundings. */
export type AppDeps = ResidentRouteDeps &
  RedPacketDeps &
  NoticeDeps &
  SealDeps &
  SignInRouteDeps &
  Omit<IdentityRouteDeps, 'getMe' | 'signOut'>;

/** And of what the server makes for them. */
type HandlerDeps = AppDeps &
  RehearsalDeps &
  RedemptionDeps &
  LiveRouteDeps &
  AuditDeskDeps &
  Pick<PaperRouteDeps, 'typesetter' | 'publicUrl'> & { mapTiles: MapTiles | null };

/** A picture of a reward changes with its reward, under another address. */
const daySeconds = 86_400;

/** The handlers of every route there is; one missing does not compile. */
export function handlersOf(deps: HandlerDeps): Handlers<Contract> {
  const { read } = deps.database;
  return {
    ...areaHandlers(deps),
    ...categoryCatalogueHandlers(deps),
    ...catalogueFileHandlers(deps),
    ...categoryModelHandlers({ ...deps, decided: cases.decidedCases(deps) }),
    ...residentHandlers(deps),
    ...ageGroupHandlers(deps),
    ...identityHandlers({
      ...deps,
      getMe: (ask, resident) => getMe(deps, askAs(ask, resident)),
      signOut: (ask, token) => signOut(deps, ask, token),
    }),
    ...householdHandlers(deps),
    ...safeHouseholdHandlers(deps),
    ...signInHandlers(deps),
    ...factorHandlers(deps),
    ...deviceHandlers(deps),
    ...invitationHandlers(deps),
    ...staffHandlers({
      ...deps,
      countWaiting: (scope) => cases.countWaiting(deps, scope),
      purposeOfCode: (scope, staff) => newestPurpose(read, scope, staff),
    }),
    ...photoHandlers({
      ...deps,
      mayReporterSee: async (scope, photo) =>
        (await cases.isPhotoOfMine(read, scope, photo)) ||
        (await isPhotoOfMyMediation(read, scope, photo)),
      mayStaffSee: async (scope, photo) =>
        (await cases.isPhotoBelow(read, scope, photo)) ||
        (await isRosterPhoto(read, scope, photo)) ||
        (await isMediationPhoto(read, scope, photo)),
      mayMask: (scope, photo) => cases.isPhotoBelow(read, scope, photo),
      everyoneMayKeep: async (scope, photo) =>
        (await isRewardPhoto(read, scope, photo))
          ? daySeconds
          : photoKeptSeconds(deps, scope, photo),
    }),
    ...caseHandlers(deps),
    ...caseListHandlers(deps),
    ...savedFilterHandlers(deps),
    ...answerTemplateHandlers(deps),
    ...fieldWorkHandlers(deps),
    ...caseHandlingHandlers(deps),
    ...patrolHandlers(deps),
    ...patrolTaskHandlers(deps),
    ...matterHandlers(deps),
    ...liveHandlers(deps),
    ...onlookerHandlers(deps),
    ...workbenchHandlers(deps),
    ...timelinessHandlers(deps),
    ...topicHandlers(deps),
    ...patrolPointHandlers(deps),
    ...supervisionHandlers(deps),
    ...awardHandlers(deps),
    ...cheatReportHandlers(deps),
    ...appealHandlers(deps),
    ...feedbackHandlers(deps),
    ...alarmHandlers(deps),
    ...debtHandlers(deps),
    ...poolHandlers(deps),
    ...sponsorHandlers(deps),
    ...correctionHandlers(deps),
    ...ruleHandlers({ ...deps, preview: (ask, category) => preview(deps, ask, category) }),
    ...rulebookHandlers({ ...deps, hasRehearsal }),
    ...paperHandlers({ ...deps, getCounty: (scope) => getCounty(read, scope) }),
    ...rehearsalHandlers(deps),
    ...rewardHandlers(deps),
    ...rewardDeskHandlers(deps),
    ...redemptionHandlers(deps),
    ...reservationListHandlers(deps),
    ...suggestionHandlers(deps),
    ...settlementHandlers(deps),
    ...counterHandlers(deps),
    ...redPacketHandlers(deps),
    ...statementHandlers(deps),
    ...yearEndHandlers(deps),
    ...activityHandlers(deps),
    ...volunteerHourHandlers(deps),
    ...noticeHandlers(deps),
    ...groupBotHandlers(deps),
    ...sealHandlers(deps),
    ...auditHandlers(deps),
    ...unmaskingHandlers(deps),
    ...myDataHandlers(deps),
    ...windowHandlers(deps),
    ...mediationHandlers(deps),
    ...myMediationHandlers(deps),
    ...mediatorHandlers(deps),
    ...rosterHandlers(deps),
    ...agreementHandlers(deps),
    ...agreementRegistrationHandlers(deps),
    ...agreementHomeHandlers(deps),
    ...agreementOwnHandlers(deps),
    ...agreementSpendingHandlers(deps),
    ...agreementActivityHandlers(deps),
    ...agreementMediationHandlers(deps),
    ...agreementErrandHandlers(deps),
    ...agreementPatrolHandlers(deps),
    ...bulletinHandlers({
      ...deps,
      getPublicCase: ({ ask, params }) => cases.getPublicCase(deps, ask, params.code),
      getBoardFigures: ({ ask }) => cases.getBoardFigures(deps, ask),
      listAreaCounts: ({ ask }) => cases.listAreaCounts(deps, ask),
      getAreaFigures: ({ ask, params }) => cases.getAreaFigures(deps, ask, params.area),
      getCounty: (scope) => getCounty(read, scope),
    }),
  };
}
