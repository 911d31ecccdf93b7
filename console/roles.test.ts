import { expect, test } from 'vitest';
import type { StaffRole } from '../contract/route.ts';
import type { StaffMe } from '../contract/staff.ts';
import { mayCall, pagesOf, rolesFor } from './roles.ts';

const word = { zh: '桑园街道', en: 'Sangyuan' };
const holding = (...roles: StaffRole[]): StaffMe => ({
  id: '01900000-0000-7000-8000-000000000001',
  name: '林素问',
  login: 'linsuwen',
  county: word,
  unit: null,
  roles: roles.map((role) => ({ role, area: '339921001000', areaName: word })),
});

test('a page opens for the roles of its route', () => {
  expect(pagesOf(holding('dispatcher'))).toEqual([
    'workbench',
    'queue',
    'topics',
    'supervisions',
    'timeliness',
    'activities',
    'patrols',
  ]);
  expect(pagesOf(holding('reviewer'))).toEqual([
    'workbench',
    'queue',
    'supervisions',
    'timeliness',
    'rosters',
    'held',
    'appeals',
    'feedback',
    'debts',
  ]);
  expect(pagesOf(holding('treasurer'))).toEqual([
    'workbench',
    'debts',
    'pools',
    'catalogue',
    'counters',
    'counter-conflicts',
    'settlements',
    'red-packets',
    'rules',
    'rehearsals',
    'corrections',
    'year-end',
  ]);
  expect(pagesOf(holding('sponsor'))).toEqual(['sponsorship']);
  expect(pagesOf(holding('merchant'))).toEqual(['workbench', 'my-counters', 'by-card']);
  expect(pagesOf(holding('unit_handler', 'auditor'))).toEqual([
    'workbench',
    'queue',
    'topics',
    'supervisions',
    'timeliness',
    'rosters',
    'activities',
    'held',
    'appeals',
    'feedback',
    'mediations',
    'mediators',
    'debts',
    'pools',
    'catalogue',
    'counters',
    'counter-conflicts',
    'settlements',
    'red-packets',
    'unmaskings',
    'category-models',
    'rules',
    'rehearsals',
    'corrections',
    'year-end',
    'staff',
    'policy',
    'audit',
  ]);
});

test('the window is where reports are taken in, and nowhere else', () => {
  expect(pagesOf(holding('intake'))).toEqual([
    'workbench',
    'queue',
    'topics',
    'supervisions',
    'window',
    'for-somebody',
    'rosters',
    'activities',
    'feedback',
    'digest',
    'answer-templates',
    'category-models',
  ]);
  expect(rolesFor('changePhoneAtWindow')).toEqual(['intake']);
  expect(rolesFor('settleAgeAtWindow')).toEqual(['intake']);
});

test('a grid worker holds activities, types in lists and sees to people, and decides about no points', () => {
  const worker = holding('grid_worker');
  expect(pagesOf(worker)).toEqual(
    expect.arrayContaining(['for-somebody', 'rosters', 'activities']),
  );
  for (const route of ['publishActivity', 'showActivityCode', 'confirmPresences'] as const)
    expect(mayCall(worker, route)).toBe(true);
  expect(mayCall(worker, 'settleHeldAward')).toBe(false);
});

test('who gives rights sees people and nothing of the work; without a role there is no page', () => {
  expect(pagesOf(holding('administrator'))).toEqual(['workbench', 'staff', 'group-bots', 'alarms']);
  expect(pagesOf(holding('security_officer'))).toEqual([
    'workbench',
    'unmaskings',
    'staff',
    'policy',
    'alarms',
    'audit',
  ]);
  expect(pagesOf(holding())).toEqual([]);
});

test('a look at a reporter is agreed to by the security officer or the leader, and asked for by neither', () => {
  expect(mayCall(holding('security_officer', 'leader'), 'askUnmasking')).toBe(false);
  expect(mayCall(holding('dispatcher'), 'approveUnmasking')).toBe(false);
});

test('a leader reads held awards and does not decide them', () => {
  expect(mayCall(holding('leader'), 'listHeldAwards')).toBe(true);
  expect(mayCall(holding('leader'), 'settleHeldAward')).toBe(false);
  expect(rolesFor('settleHeldAward')).toEqual(['reviewer']);
});

test('residents are no role of staff', () => {
  expect(rolesFor('reportCase')).toEqual([]);
});
