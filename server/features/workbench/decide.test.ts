import { expect, test } from 'vitest';
import type { StaffRole } from '../../../contract/route.ts';
import { worksOf } from './decide.ts';

const kinds = (turn: 'mine' | 'watch', ...roles: StaffRole[]) =>
  worksOf(roles).flatMap((work) => (work.turn === turn ? [work.kind] : []));

test.each<[StaffRole, string[], string[]]>([
  [
    'intake',
    ['cases_mine', 'cases_overdue', 'cases_soon', 'cases_to_visit', 'supervisions', 'feedback'],
    [],
  ],
  [
    'dispatcher',
    [
      'cases_mine',
      'cases_overdue',
      'cases_soon',
      'cases_to_visit',
      'supervisions',
      'patrols_today',
    ],
    [],
  ],
  ['unit_handler', ['cases_mine', 'cases_overdue', 'cases_soon', 'supervisions'], []],
  ['grid_worker', ['cases_mine', 'cases_overdue', 'cases_soon', 'patrols_today'], []],
  ['mediator_in_charge', ['mediation_visits', 'mediators'], ['cases_overdue', 'cases_soon']],
  ['rule_owner', ['pool_warnings', 'rule_drafts'], []],
  ['merchant', ['settlements_to_confirm'], []],
  ['administrator', ['alarms', 'invited'], []],
  ['sponsor', [], []],
  [
    'auditor',
    [],
    [
      'cases_overdue',
      'cases_soon',
      'held',
      'appeals',
      'feedback',
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
