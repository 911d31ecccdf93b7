import { expect, test } from 'vitest';
import { type StaffRole, staffRoles } from '../../../contract/route.ts';
import { routes } from '../../../test/door.ts';

/** Routes that a role alone opens: what everybody at a desk may call says nothing of an office. */
const routesOf = (role: StaffRole) =>
  routes
    .filter(([, { policy }]) => policy.who.includes(role))
    .filter(([, { policy }]) => !staffRoles.every((one) => policy.who.includes(one)));
const namesOf = (role: StaffRole) =>
  routesOf(role)
    .map(([name]) => name)
    .sort();

test('the administrator gives rights and sees nothing else: no case, no resident, no record', () => {
  expect(namesOf('administrator')).toEqual([
    'askFactorReset',
    'getStaffMember',
    'grantRole',
    'handOver',
    'inviteStaff',
    'listAlarms',
    'listFactorResets',
    'listStaff',
    'listUnits',
    'renewInvitation',
    'restoreStaff',
    'seeAlarm',
    'suspendStaff',
    'takeRole',
  ]);
});

test('the security officer guards the door: sessions, suspensions, resets, the rules of sign-in', () => {
  expect(namesOf('security_officer')).toEqual([
    'confirmFactorReset',
    'declineFactorReset',
    'endDevicesOfStaff',
    'exportAudit',
    'getAuditEntry',
    'getAuditState',
    'getSignInPolicy',
    'getStaffMember',
    'listAlarms',
    'listAuditEntries',
    'listDevicesOfStaff',
    'listFactorResets',
    'listStaff',
    'renewInvitation',
    'restoreStaff',
    'seeAlarm',
    'setSignInPolicy',
    'suspendStaff',
  ]);
});

test('the auditor changes nothing', () => {
  const changing = routesOf('auditor').filter(([, { method }]) => method !== 'GET');
  // Reading a draft as residents would is a reading, although it is sent along.
  expect(changing.map(([name]) => name)).toEqual(['readRuleSentences', 'exportAudit']);
});
