import type { StaffRole } from '../contract/route.ts';
import type { StaffMe } from '../contract/staff.ts';
import { contract, type RouteName } from '../contract/table.ts';

/** The pages of the desk in the order of the navigation, each with the route that it cannot do without. */
export const pageRoutes = {
  workbench: 'getWorkbench',
  queue: 'listCases',
  topics: 'getTopics',
  supervisions: 'listSupervisions',
  timeliness: 'getTimeliness',
  window: 'findAtWindow',
  'for-somebody': 'agree',
  rosters: 'listRosters',
  activities: 'listActivities',
  patrols: 'getPatrolCoverage',
  held: 'listHeldAwards',
  appeals: 'listAppeals',
  feedback: 'listFeedback',
  digest: 'getDigest',
  mediations: 'listMediations',
  mediators: 'listMediators',
  debts: 'listDebts',
  pools: 'listPools',
  catalogue: 'listCatalogue',
  counters: 'listCounters',
  'counter-conflicts': 'listCounterConflicts',
  'my-counters': 'listMyCounters',
  'by-card': 'listOpenOffers',
  settlements: 'listSettlements',
  'red-packets': 'listRedPacketOffers',
  sponsorship: 'getMySponsor',
  unmaskings: 'listUnmaskings',
  'answer-templates': 'addAnswerTemplate',
  'category-models': 'listCategoryModels',
  rules: 'listRulebooks',
  'safe-households': 'publishSafeHouseholdCriteria',
  rehearsals: 'listRehearsals',
  corrections: 'listCorrections',
  'year-end': 'getYearEnd',
  staff: 'listStaff',
  policy: 'getSignInPolicy',
  'group-bots': 'listGroupBots',
  alarms: 'listAlarms',
  audit: 'listAuditEntries',
} as const;
export type Page = keyof typeof pageRoutes;

/**
 * Whether one of the person's roles may call the route, as its policy says. Only decides what is
 * worth showing: the server refuses every call by the same policy.
 */
export function mayCall(me: StaffMe, route: RouteName): boolean {
  return me.roles.some(({ role }) => rolesFor(route).includes(role));
}

/** The roles that a route is for, in the contract's order. */
export function rolesFor(route: RouteName): readonly StaffRole[] {
  return contract[route].policy.who.filter(
    (caller): caller is StaffRole => caller !== 'anyone' && caller !== 'resident',
  );
}

/** The pages that the person's roles open. */
export function pagesOf(me: StaffMe): Page[] {
  return (Object.keys(pageRoutes) as Page[]).filter((page) => mayCall(me, pageRoutes[page]));
}
