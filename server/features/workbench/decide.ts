import type { StaffRole } from '../../../contract/route.ts';
import { contract, type RouteName } from '../../../contract/table.ts';
import { type WorkKind, workKinds } from '../../../contract/workbench.ts';

/** Whose work something is, as the policies of its routes say: whoever may take the step, and whoever may only read. */
interface Whose {
  acts?: readonly RouteName[];
  reads?: RouteName;
}

/** The steps at which somebody of the centre, of a unit or of a grid is to move a case on. */
const handling = ['acceptCase', 'dispatchCase', 'answerCase', 'verifyCase'] as const;

const whose: Record<WorkKind, Whose> = {
  cases_mine: { acts: handling },
  // At whose step they are: those at one’s own are late in `cases_mine` too.
  cases_overdue: { reads: 'listCases' },
  cases_soon: { reads: 'listCases' },
  cases_to_visit: { acts: ['visitReporter'] },
  supervisions: { acts: ['answerSupervision', 'decideSupervision'] },
  held: { acts: ['settleHeldAward'], reads: 'listHeldAwards' },
  appeals: { acts: ['answerAppeal'], reads: 'listAppeals' },
  feedback: { acts: ['answerFeedback'], reads: 'listFeedback' },
  mediation_reviews: { acts: ['reviewMediation'], reads: 'listMediations' },
  mediation_visits: { acts: ['visitMediation'], reads: 'listMediations' },
  mediators: { acts: ['decideMediator'] },
  patrols_today: { acts: ['createPatrolTask'], reads: 'listPatrolTasks' },
  rosters: { acts: ['confirmRoster'] },
  unmaskings: { acts: ['approveUnmasking'] },
  settlements_disputed: { acts: ['answerSettlementDispute'], reads: 'listSettlements' },
  settlements_to_pay: { acts: ['markSettlementPaid'] },
  settlements_to_confirm: { acts: ['confirmSettlement'] },
  red_packets_asked: { acts: ['prepareRedPackets'] },
  red_packets_to_approve: { acts: ['approveRedPackets'] },
  waivers: { acts: ['confirmWaiver'] },
  pool_warnings: { acts: ['seePoolWarning'], reads: 'listPools' },
  rule_drafts: { acts: ['publishRuleDraft'] },
  corrections: { acts: ['signCorrection'] },
  alarms: { acts: ['seeAlarm'] },
  invited: { acts: ['renewInvitation'] },
};

interface WorkOf {
  kind: WorkKind;
  turn: 'mine' | 'watch';
  /** The roles that hold for it: what lies below the areas of others is not counted. */
  roles: readonly StaffRole[];
}

/** What can wait for somebody with these roles. */
export function worksOf(held: readonly StaffRole[]): WorkOf[] {
  return workKinds.flatMap((kind): WorkOf[] => {
    const { acts = [], reads } = whose[kind];
    const acting = held.filter((role) => acts.some((route) => isFor(route, role)));
    if (acting.length > 0) return [{ kind, turn: 'mine', roles: acting }];
    const reading = held.filter((role) => reads !== undefined && isFor(reads, role));
    return reading.length > 0 ? [{ kind, turn: 'watch', roles: reading }] : [];
  });
}

const isFor = (route: RouteName, role: StaffRole): boolean =>
  contract[route].policy.who.some((one) => one === role);
