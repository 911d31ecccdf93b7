import { activityRoutes } from './activities.ts';
import { ageGroupRoutes } from './age-groups.ts';
import { agreementRoutes } from './agreements.ts';
import { agreementActivityRoutes } from './agreements-activities.ts';
import { agreementErrandRoutes } from './agreements-errands.ts';
import { agreementHomeRoutes } from './agreements-home.ts';
import { agreementMediationRoutes } from './agreements-mediations.ts';
import { agreementOwnRoutes } from './agreements-own.ts';
import { agreementPatrolRoutes } from './agreements-patrols.ts';
import { agreementRegistrationRoutes } from './agreements-registration.ts';
import { agreementSpendingRoutes } from './agreements-spending.ts';
import { alarmRoutes } from './alarms.ts';
import { answerTemplateRoutes } from './answer-templates.ts';
import { appealRoutes } from './appeals.ts';
import { areaRoutes } from './areas.ts';
import { auditRoutes } from './audit.ts';
import { awardRoutes } from './awards.ts';
import { bulletinRoutes } from './bulletin.ts';
import { caseHandlingRoutes } from './case-handling.ts';
import { caseListRoutes } from './case-lists.ts';
import { caseRoutes } from './cases.ts';
import { catalogueFileRoutes } from './catalogue-files.ts';
import { categoryCatalogueRoutes } from './catalogue-of-categories.ts';
import { categoryModelRoutes } from './category-models.ts';
import { cheatReportRoutes } from './cheat-reports.ts';
import { correctionRoutes } from './corrections.ts';
import { counterRoutes } from './counter.ts';
import { debtRoutes } from './debts.ts';
import { deviceRoutes } from './devices.ts';
import { factorRoutes } from './factors.ts';
import { feedbackRoutes } from './feedback.ts';
import { fieldWorkRoutes } from './field-work.ts';
import { groupBotRoutes } from './group-bots.ts';
import { householdRoutes } from './households.ts';
import { identityRoutes } from './identities.ts';
import { invitationRoutes } from './invitations.ts';
import { liveRoutes } from './live.ts';
import { matterRoutes } from './matters.ts';
import { mediationRoutes } from './mediations.ts';
import { mediatorRoutes } from './mediators.ts';
import { myDataRoutes } from './my-data.ts';
import { myMediationRoutes } from './my-mediations.ts';
import { noticeRoutes } from './notices.ts';
import { onlookerRoutes } from './onlookers.ts';
import { paperRoutes } from './papers.ts';
import { patrolPointRoutes } from './patrol-points.ts';
import { patrolTaskRoutes } from './patrol-tasks.ts';
import { patrolRoutes } from './patrols.ts';
import { photoRoutes } from './photos.ts';
import { poolRoutes } from './pools.ts';
import { redPacketRoutes } from './red-packets.ts';
import { redemptionRoutes } from './redemptions.ts';
import { rehearsalRoutes } from './rehearsals.ts';
import { residentRoutes } from './residents.ts';
import { rewardDeskRoutes } from './reward-desk.ts';
import { rewardRoutes } from './rewards.ts';
import { rosterRoutes } from './rosters.ts';
import { rulebookRoutes } from './rulebooks.ts';
import { ruleRoutes } from './rules.ts';
import { safeHouseholdRoutes } from './safe-households.ts';
import { savedFilterRoutes } from './saved-filters.ts';
import { sealRoutes } from './seals.ts';
import { settlementRoutes } from './settlements.ts';
import { signInRoutes } from './sign-ins.ts';
import { sponsorRoutes } from './sponsors.ts';
import { staffRoutes } from './staff.ts';
import { statementRoutes } from './statements.ts';
import { suggestionRoutes } from './suggestions.ts';
import { supervisionRoutes } from './supervisions.ts';
import { timelinessRoutes } from './timeliness.ts';
import { topicRoutes } from './topics.ts';
import { unmaskingRoutes } from './unmaskings.ts';
import { volunteerHourRoutes } from './volunteer-hours.ts';
import { windowRoutes } from './window.ts';
import { workbenchRoutes } from './workbench.ts';
import { yearEndRoutes } from './year-end.ts';

/** Every route there is: server, screens, documents and tests are made from this table. */
export const contract = {
  ...areaRoutes,
  ...categoryCatalogueRoutes,
  ...catalogueFileRoutes,
  ...categoryModelRoutes,
  ...residentRoutes,
  ...ageGroupRoutes,
  ...signInRoutes,
  ...factorRoutes,
  ...deviceRoutes,
  ...staffRoutes,
  ...invitationRoutes,
  ...identityRoutes,
  ...householdRoutes,
  ...safeHouseholdRoutes,
  ...photoRoutes,
  ...caseRoutes,
  ...caseListRoutes,
  ...savedFilterRoutes,
  ...answerTemplateRoutes,
  ...fieldWorkRoutes,
  ...caseHandlingRoutes,
  ...patrolRoutes,
  ...patrolTaskRoutes,
  ...matterRoutes,
  ...liveRoutes,
  ...onlookerRoutes,
  ...workbenchRoutes,
  ...topicRoutes,
  ...patrolPointRoutes,
  ...timelinessRoutes,
  ...supervisionRoutes,
  ...awardRoutes,
  ...cheatReportRoutes,
  ...appealRoutes,
  ...feedbackRoutes,
  ...alarmRoutes,
  ...debtRoutes,
  ...poolRoutes,
  ...sponsorRoutes,
  ...correctionRoutes,
  ...ruleRoutes,
  ...rulebookRoutes,
  ...paperRoutes,
  ...rehearsalRoutes,
  ...rewardRoutes,
  ...rewardDeskRoutes,
  ...suggestionRoutes,
  ...redemptionRoutes,
  ...settlementRoutes,
  ...counterRoutes,
  ...redPacketRoutes,
  ...statementRoutes,
  ...yearEndRoutes,
  ...activityRoutes,
  ...volunteerHourRoutes,
  ...noticeRoutes,
  ...groupBotRoutes,
  ...bulletinRoutes,
  ...sealRoutes,
  ...auditRoutes,
  ...unmaskingRoutes,
  ...myDataRoutes,
  ...windowRoutes,
  ...mediationRoutes,
  ...myMediationRoutes,
  ...mediatorRoutes,
  ...rosterRoutes,
  ...agreementRoutes,
  ...agreementRegistrationRoutes,
  ...agreementHomeRoutes,
  ...agreementOwnRoutes,
  ...agreementSpendingRoutes,
  ...agreementActivityRoutes,
  ...agreementMediationRoutes,
  ...agreementErrandRoutes,
  ...agreementPatrolRoutes,
};
export type Contract = typeof contract;
export type RouteName = keyof Contract;
