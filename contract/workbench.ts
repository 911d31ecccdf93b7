import Type, { type Static } from 'typebox';
import { answers, defineRoutes, type StaffRole } from './route.ts';
import { InCounty, LocalDate } from './values.ts';

/** What can wait for somebody of staff, in the order in which it is shown. */
export const workKinds = [
  'cases_mine',
  'cases_overdue',
  'cases_soon',
  'cases_to_visit',
  'supervisions',
  'held',
  'appeals',
  'feedback',
  'mediation_reviews',
  'mediation_visits',
  'mediators',
  'patrols_today',
  'rosters',
  'unmaskings',
  'settlements_disputed',
  'settlements_to_pay',
  'settlements_to_confirm',
  'red_packets_asked',
  'red_packets_to_approve',
  'waivers',
  'pool_warnings',
  'rule_drafts',
  'corrections',
  'alarms',
  'invited',
] as const;
export type WorkKind = (typeof workKinds)[number];

const Count = Type.Integer({ minimum: 0 });
const Dated = Type.Union([Count, Type.Null()]);

/** How much of one kind waits below the reader's areas. */
export const Work = Type.Object({
  kind: Type.Enum([...workKinds]),
  /** mine: one of the reader's roles is to do it · watch: others do, and the reader sees to it that they do. */
  turn: Type.Enum(['mine', 'watch']),
  count: Count,
  /** Of these, due today and not late; null where nothing of the kind has a day. */
  dueToday: Dated,
  overdue: Dated,
});
export type Work = Static<typeof Work>;

export const Workbench = Type.Object({ day: LocalDate, works: Type.Array(Work) });
export type Workbench = Static<typeof Workbench>;

/** Everybody at a desk but sponsors, for whom nothing waits. */
const who = [
  'grid_worker',
  'unit_handler',
  'intake',
  'dispatcher',
  'reviewer',
  'mediator_in_charge',
  'rule_owner',
  'treasurer',
  'leader',
  'auditor',
  'security_officer',
  'administrator',
  'merchant',
] as const satisfies readonly StaffRole[];

export const workbenchRoutes = defineRoutes({
  getWorkbench: {
    method: 'GET',
    path: '/:county/staff/workbench',
    summary: 'How much waits for me today, by kind: counts of the lists that my roles open',
    policy: { who, scope: 'area', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Workbench),
  },
});
