import { expect, test } from 'vitest';
import type { StaffRole } from '../../../contract/route.ts';
import { worksOf } from './decide.ts';

const kinds = (turn: 'mine' | 'watch', ...roles: StaffRole[]) =>
  worksOf(roles).flatMap((work) => (work.turn === turn ? [work.kind] : []));

const late = ['cases_overdue', 'cases_soon'];

test.each<[StaffRole, string[], string[]]>([
  ['intake', ['cases_mine', 'cases_to_visit', 'supervisions', 'feedback'], late],
  ['dispatcher', ['cases_mine', 'supervisions', 'patrols_today'], late],
  ['unit_handler', ['cases_mine', 'supervisions'], late],
  ['grid_worker', ['cases_mine', 'cases_to_visit', 'patrols_today'], late],
  ['reviewer', ['cases_mine', 'supervisions', 'held', 'appeals', 'rosters'], [...late, 'feedback']],
  [
    'treasurer',
    [
      'settlements_disputed',
      'settlements_to_pay',
      'red_packets_asked',
      'red_packets_to_approve',
      'waivers',
      'pool_warnings',
      'corrections',
    ],
    [],
  ],
  ['mediator_in_charge', ['mediation_reviews', 'mediation_visits', 'mediators'], late],
  ['rule_owner', ['pool_warnings', 'rule_drafts', 'corrections'], []],
  ['merchant', ['settlements_to_confirm'], []],
  ['administrator', ['alarms', 'invited'], []],
  ['sponsor', [], []],
  [
    'auditor',
    [],
    [
      ...late,
      'held',
      'appeals',
      'feedback',
      'mediation_reviews',
      'mediation_visits',
      'settlements_disputed',
      'pool_warnings',
    ],
  ],
])(
  'to %s waits what its routes let them do, and they watch what these let them read',
  (role, mine, watch) => {
    expect(kinds('mine', role)).toEqual(mine);
    expect(kinds('watch', role)).toEqual(watch);
  },
);

test('where one of somebody’s roles acts, the areas of the others are not counted', () => {
  const held = worksOf(['auditor', 'reviewer']).find(({ kind }) => kind === 'held');
  expect(held).toEqual({ kind: 'held', turn: 'mine', roles: ['reviewer'] });
});
