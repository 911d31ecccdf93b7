import type { Workbench, WorkKind } from '../../../contract/workbench.ts';
import { addDays, type LocalDate, localDate, startOfDay } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { type Due, undated } from '../../platform/due.ts';
import { covers, narrowTo, type Scope, staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as alarms from '../alarms/service.ts';
import * as appeals from '../appeals/service.ts';
import * as awards from '../awards/service.ts';
import * as cases from '../cases/service.ts';
import * as corrections from '../corrections/service.ts';
import * as debts from '../debts/service.ts';
import * as feedback from '../feedback/service.ts';
import * as mediations from '../mediations/service.ts';
import * as patrols from '../patrols/service.ts';
import * as pools from '../pools/service.ts';
import * as redPackets from '../red-packets/service.ts';
import * as rosters from '../rosters/service.ts';
import * as rules from '../rules/service.ts';
import * as settlements from '../settlements/service.ts';
import * as staff from '../staff/service.ts';
import * as supervisions from '../supervisions/service.ts';
import * as unmaskings from '../unmaskings/service.ts';
import { worksOf } from './decide.ts';

/** What waits for whoever asks, as of one moment. Each feature counts by the conditions of its own list. */
export async function getWorkbench(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { scope }: Pick<Ask, 'scope'>,
): Promise<Workbench> {
  const now = clock.now();
  const day = localDate(now);
  const at = { now, day, until: startOfDay(addDays(day, 1)) };
  const works = worksOf(scope.roles);
  // Asked for together, so that they go out together.
  const due = await database.snapshot((read) => {
    const count = countersOf(read, at);
    return Promise.all(works.map(({ kind, roles }) => count[kind](narrowTo(scope, roles))));
  });
  return {
    day,
    works: works.map(({ kind, turn }, place) => ({ kind, turn, ...(due[place] ?? undated(0)) })),
  };
}

interface At {
  now: Date;
  day: LocalDate;
  /** The end of today. */
  until: Date;
}

type Counter = (scope: Scope) => Promise<Due>;
const reader = (scope: Scope) => staffOf(scope).id;

/** A count of things that have no day of their own. */
const plain =
  (count: (scope: Scope) => Promise<number>): Counter =>
  async (scope) =>
    undated(await count(scope));

function countersOf(read: Read, { now, day, until }: At): Record<WorkKind, Counter> {
  return {
    ...ofCases(read, { now, until }),
    supervisions: (scope) => supervisions.countMine(read, scope, now),
    held: plain((scope) => awards.countHeld(read, scope)),
    appeals: (scope) => appeals.countOpen(read, scope, day),
    feedback: (scope) => feedback.countOpen(read, scope, day),
    mediation_reviews: plain((scope) => mediations.countToReview(read, scope, day)),
    mediation_visits: (scope) => mediations.countVisitsDue(read, scope, day),
    mediators: plain((scope) => mediations.countApplied(read, scope)),
    patrols_today: plain((scope) => patrols.countToday(read, scope, { now, until })),
    rosters: plain((scope) => rosters.countToConfirm(read, scope, reader(scope))),
    unmaskings: plain((scope) =>
      unmaskings.countWaiting(read, scope, { reader: reader(scope), now }),
    ),
    settlements_disputed: plain((scope) => settlements.countInState(read, scope, 'disputed')),
    settlements_to_pay: plain((scope) => settlements.countInState(read, scope, 'settled')),
    settlements_to_confirm: plain((scope) => settlements.countInState(read, scope, 'draft')),
    red_packets_asked: plain((scope) => redPackets.countAsked(read, scope)),
    red_packets_to_approve: plain((scope) => redPackets.countToApprove(read, scope, reader(scope))),
    waivers: plain((scope) => debts.countToSign(read, scope, reader(scope))),
    pool_warnings: plain((scope) => pools.countUnseen(read, scope)),
    rule_drafts: plain((scope) => rules.countToPublish(read, scope, reader(scope))),
    corrections: plain((scope) => corrections.countToSign(read, scope, reader(scope))),
    // An alarm is the whole county’s, and so is whoever sees to it.
    alarms: plain((scope) => (covers(scope, null) ? alarms.countUnseen(read, scope) : none())),
    invited: plain((scope) => staff.countInvited(read, scope)),
  };
}

const none = () => Promise.resolve(0);

type CaseKind = Extract<WorkKind, `cases_${string}`>;

/** Cases are counted once for each set of areas, whichever of their kinds are asked for. */
function ofCases(read: Read, at: { now: Date; until: Date }): Record<CaseKind, Counter> {
  const counted = new Map<string, ReturnType<typeof cases.countDue>>();
  const count = (scope: Scope) => {
    const areas = scope.areas.join(' ');
    const known = counted.get(areas) ?? cases.countDue(read, scope, at);
    counted.set(areas, known);
    return known;
  };
  return {
    cases_mine: async (scope) => (await count(scope)).mine,
    cases_overdue: async (scope) => (await count(scope)).overdue,
    cases_soon: async (scope) => (await count(scope)).soon,
    cases_to_visit: async (scope) => (await count(scope)).toVisit,
  };
}
