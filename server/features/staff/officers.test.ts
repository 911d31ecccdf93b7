import { expect, test } from 'vitest';
import { onlyReads, type StaffRole, staffRoles } from '../../../contract/route.ts';
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

test('the administrator gives rights, joins groups of staff, and sees nothing else: no case, no resident, no record', () => {
  expect(namesOf('administrator')).toEqual([
    'addGroupBot',
    'askFactorReset',
    'getStaffMember',
    'getWorkbench',
    'grantRole',
    'handOver',
    'inviteStaff',
    'listAlarms',
    'listFactorResets',
    'listGroupBots',
    'listStaff',
    'listUnits',
    'removeGroupBot',
    'renewInvitation',
    'restoreStaff',
    'seeAlarm',
    'setGroupBotAlerts',
    'suspendStaff',
    'takeRole',
    'testGroupBot',
  ]);
});

test('the security officer guards the door: sessions, suspensions, resets, the rules of sign-in', () => {
  expect(namesOf('security_officer')).toEqual([
    'approveUnmasking',
    'confirmFactorReset',
    'declineFactorReset',
    'declineUnmasking',
    'endDevicesOfStaff',
    'exportAudit',
    'getAuditEntry',
    'getAuditState',
    'getSignInPolicy',
    'getStaffMember',
    'getWorkbench',
    'listAlarms',
    'listAuditEntries',
    'listDevicesOfStaff',
    'listFactorResets',
    'listStaff',
    'listUnmaskings',
    'renewInvitation',
    'restoreStaff',
    'seeAlarm',
    'setSignInPolicy',
    'suspendStaff',
  ]);
});

test('the auditor changes nothing but what they keep for themselves', () => {
  const changing = routesOf('auditor').filter(([, spec]) => !onlyReads(spec));
  expect(changing.map(([name]) => name).sort()).toEqual([
    // Looks at everything that is found, recorded as one.
    'exportAudit',
    'exportCases',
    'removeSavedFilter',
    'renameSavedFilter',
    'saveFilter',
  ]);
});
