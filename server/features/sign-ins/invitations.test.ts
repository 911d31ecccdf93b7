import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StaffRole } from '../../../contract/route.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { staffId, units } from '../../../test/county.ts';
import { makePasskey } from '../../../test/passkey.ts';
import { isRefusal } from '../../platform/refusal.ts';
import { appointOfficer } from './invitations.ts';
import { totpCode } from './totp.ts';

const here = { id: 'localhost', origin: 'http://localhost' };
const whole = '339999000000';
const good = '巷口那棵老槐树下有三盏灯';

let world: TestApp;
let administrator: Caller;
let officer: Caller;
beforeAll(async () => {
  world = await startTestApp({ relyingParty: here });
});
// The tests move the clock, and a desk that is quiet is signed out.
beforeEach(async () => {
  administrator = await world.staff('administrator');
  officer = await world.staff('security_officer');
});
afterAll(() => world.close());

let invited = 0;
interface Wanted {
  role?: StaffRole;
  area?: string;
  unit?: string | null;
  name?: string;
}
const bodyOf = ({ role = 'intake', area = whole, unit = null, name = '林素问' }: Wanted = {}) => ({
  name,
  login: `new.person${++invited}`,
  unit,
  roles: [{ role, area }],
});

async function invite(wanted: Wanted = {}) {
  const body = bodyOf(wanted);
  const { ok } = await administrator('inviteStaff', { body });
  return { ...ok, login: body.login };
}

const enrol = (code: string, password = good) =>
  world.anyone('startEnrolment', { body: { code, password } });

/** The whole way in with an authenticator app. */
async function comeIn(code: string) {
  const { ticket, totp } = (await enrol(code)).ok;
  const key = totp.key;
  const body = { ticket, code: totpCode(key, world.clock.now()) };
  return { key, done: await world.anyone('finishEnrolment', { body }) };
}

const cookieOf = (raw: { cookies: { value: string }[] }) => ({
  cookie: `pingan_staff=${raw.cookies[0]?.value}`,
});

test('an invitation leads through password, authenticator app and recovery codes to the desk', async () => {
  const { member, invitation, login } = await invite({ role: 'dispatcher' });
  expect(member).toMatchObject({ state: 'invited', login, roles: [{ role: 'dispatcher' }] });
  const opened = await world.anyone('openInvitation', { body: { code: invitation.code } });
  expect(opened.ok).toMatchObject({ name: '林素问', login, purpose: 'invitation' });
  const { done, key } = await comeIn(invitation.code);
  expect(done.ok).toMatchObject({ me: { name: '林素问' } });
  expect(new Set(done.ok.recoveryCodes).size).toBe(10);
  const desk = await world.anyone('listCases', { headers: cookieOf(done.raw), body: {} });
  expect(desk.status).toBe(200);
  // And again the next day, by password and code.
  world.clock.advance({ hours: 20 });
  const begun = await world.anyone('startStaffSignIn', { body: { login, password: good } });
  const ticket = begun.ok.next === 'code' ? begun.ok.ticket : '';
  const body = { ticket, code: totpCode(key, world.clock.now()) };
  expect((await world.anyone('finishStaffSignIn', { body })).ok).toMatchObject({ id: member.id });
});

test('or with a passkey in place of the app', async () => {
  const { invitation } = await invite();
  const passkey = makePasskey(here);
  const { ticket, passkey: options } = (await enrol(invitation.code)).ok;
  const answer = passkey.create(options as { challenge: string });
  const done = await world.anyone('finishEnrolment', { body: { ticket, answer } });
  expect(done.ok.recoveryCodes).toHaveLength(10);
});

test('until the second factor is confirmed nothing counts, and the invitation is not used up', async () => {
  const { invitation, login } = await invite();
  const { ticket } = (await enrol(invitation.code)).ok;
  const password = { body: { login, password: good } };
  expect((await world.anyone('startStaffSignIn', password)).problem.code).toBe('sign_in_wrong');
  const wrong = await world.anyone('finishEnrolment', { body: { ticket, code: '000000' } });
  expect(wrong.problem.code).toBe('code_wrong');
  const nothing = await world.anyone('finishEnrolment', { body: { ticket } });
  expect(nothing.problem.code).toBe('factor_missing');
  expect((await comeIn(invitation.code)).done.status).toBe(201);
});

test('an invitation is good once, for 72 hours, and until a newer one is made', async () => {
  const used = await invite();
  await comeIn(used.invitation.code);
  const opened = (code: string) => world.anyone('openInvitation', { body: { code } });
  expect((await opened(used.invitation.code)).problem.code).toBe('invitation_over');
  const again = await administrator('renewInvitation', { params: { id: used.member.id } });
  expect(again.problem.code).toBe('came_in_already');
  const old = await invite();
  const newer = (await administrator('renewInvitation', { params: { id: old.member.id } })).ok;
  expect((await opened(old.invitation.code)).problem.code).toBe('invitation_over');
  expect((await opened(newer.code)).status).toBe(200);
  // As it is read aloud: small letters, no dashes.
  expect((await opened(newer.code.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
  world.clock.advance({ hours: 72 });
  expect((await opened(newer.code)).problem.code).toBe('invitation_over');
  expect((await enrol(newer.code)).problem.code).toBe('invitation_over');
  expect((await opened('123456')).problem.code).toBe('invitation_over');
});

test('asked twice, an invitation is answered the same once, and its code is kept nowhere', async () => {
  const asked = { body: bodyOf(), requestId: 'invited-only-once' };
  const first = await administrator('inviteStaff', asked);
  const second = await administrator('inviteStaff', asked);
  expect(second.raw.body).toBe(first.raw.body);
  const code = first.ok.invitation.code;
  for (const table of ['staff_invitations', 'idempotency', 'audit_waiting', 'outbox'] as const) {
    const rows = await world.deps.database.read.selectFrom(table).selectAll().execute();
    const text = JSON.stringify(rows, (_, value) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    expect(text).not.toContain(code);
    expect(text).not.toContain(code.replaceAll('-', ''));
  }
});

test.each([
  ['short', 'fields_wrong'],
  ['elevenchars', 'password_short'],
  ['Password2026!', 'password_common'],
  ['abababababab', 'password_plain'],
  ['林素问平安积分2026试验县', 'password_context'],
])('the password %s is refused', async (password, code) => {
  const { invitation } = await invite();
  const refused = await enrol(invitation.code, password);
  expect(refused.problem).toMatchObject({ code, fields: [{ field: '/password' }] });
});

test('a recovery code opens the door once and lets a new phone in', async () => {
  const { invitation, login } = await invite();
  const { done } = await comeIn(invitation.code);
  const [recovery = ''] = done.ok.recoveryCodes;
  const kept = await world.deps.database.read.selectFrom('recovery_codes').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(recovery);
  const signIn = async () => {
    const begun = await world.anyone('startStaffSignIn', { body: { login, password: good } });
    const ticket = begun.ok.next === 'code' ? begun.ok.ticket : '';
    return world.anyone('finishStaffSignIn', { body: { ticket, code: recovery } });
  };
  const headers = cookieOf((await signIn()).raw);
  const { ticket, totp } = (await world.anyone('startMyFactor', { headers })).ok;
  const body = { ticket, code: totpCode(totp.key, world.clock.now()) };
  const added = await world.anyone('addMyFactor', { headers, body });
  expect(added.ok).toMatchObject({ passkeys: [], recoveryCodesLeft: 9 });
  expect((await signIn()).problem.code).toBe('code_wrong');
});

test('another password: the present one is asked for, and other devices are signed out', async () => {
  const { invitation, login, member } = await invite();
  const { done, key } = await comeIn(invitation.code);
  const headers = cookieOf(done.raw);
  world.clock.advance({ minutes: 1 });
  const begun = await world.anyone('startStaffSignIn', { body: { login, password: good } });
  const ticket = begun.ok.next === 'code' ? begun.ok.ticket : '';
  const code = totpCode(key, world.clock.now());
  const elsewhere = await world.anyone('finishStaffSignIn', { body: { ticket, code } });
  // Somebody who knows the password is half way in.
  const halfWay = await world.anyone('startStaffSignIn', { body: { login, password: good } });
  const change = (current: string, password: string) =>
    world.anyone('changeMyPassword', { headers, body: { current, password } });
  expect((await change('not the password', `${good}！`)).problem).toMatchObject({
    code: 'password_wrong',
    fields: [{ field: '/current' }],
  });
  const trace = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['actor', 'details'])
    .where('action', '=', 'staff.sign_in_refused')
    .where('object', '=', `staff/${member.id}`)
    .execute();
  expect(trace).toEqual([{ actor: member.id, details: { at: 'password' } }]);
  expect((await change(good, good)).problem.code).toBe('password_same');
  expect((await change(good, 'Password2026!')).problem.code).toBe('password_common');
  expect((await change(good, '每天早上七点沿江跑五公里')).ok).toEqual({ changed: true });
  const there = await world.anyone('getStaffMe', { headers: cookieOf(elsewhere.raw) });
  expect(there.problem.code).toBe('signed_out');
  expect((await world.anyone('getStaffMe', { headers })).status).toBe(200);
  world.clock.advance({ minutes: 1 });
  const late = halfWay.ok.next === 'code' ? halfWay.ok.ticket : '';
  const body = { ticket: late, code: totpCode(key, world.clock.now()) };
  expect((await world.anyone('finishStaffSignIn', { body })).problem.code).toBe('ticket_over');
});

test('what was begun before a reset leads nowhere after it', async () => {
  const { invitation, login, member } = await invite();
  await comeIn(invitation.code);
  await world.deps.database.read
    .deleteFrom('staff_factors')
    .where('staff', '=', member.id)
    .execute();
  const begun = await world.anyone('startStaffSignIn', { body: { login, password: good } });
  if (begun.ok.next !== 'enrolment') throw new Error('no enrolment');
  const { ticket, totp } = begun.ok.enrolment;
  const params = { id: member.id };
  const { id } = (await administrator('askFactorReset', { params, body: { reason: '手机丢了' } }))
    .ok;
  await officer('confirmFactorReset', { params: { id } });
  const body = { ticket, code: totpCode(totp.key, world.clock.now()) };
  const late = await world.anyone('finishEnrolment', { body });
  expect(late.problem.code).toBe('ticket_over');
});

test('a lost phone takes two people: one asks, another confirms and hands over the code', async () => {
  const params = { id: staffId('reviewer') };
  const reason = '手机丢了';
  const before = await world.staff('reviewer');
  const asked = await administrator('askFactorReset', { params, body: { reason } });
  expect(asked.ok).toMatchObject({ name: 'reviewer', reason, askedBy: 'administrator' });
  // Nothing has changed for the person yet.
  expect((await before('getStaffMe')).status).toBe(200);
  const twice = await administrator('askFactorReset', { params, body: { reason } });
  expect(twice.problem.code).toBe('reset_waiting');
  const id = asked.ok.id;
  expect((await administrator('confirmFactorReset', { params: { id } })).problem.code).toBe(
    'not_your_role',
  );
  const { resets } = (await officer('listFactorResets')).ok;
  expect(resets.map((one) => one.id)).toContain(id);
  const { code } = (await officer('confirmFactorReset', { params: { id } })).ok;
  expect((await before('getStaffMe')).problem.code).toBe('signed_out');
  const opened = await world.anyone('openInvitation', { body: { code } });
  expect(opened.ok).toMatchObject({ login: 'reviewer', purpose: 'reset' });
  expect((await comeIn(code)).done.ok).toMatchObject({ me: { name: 'reviewer' } });
  const again = await officer('confirmFactorReset', { params: { id } });
  expect(again.problem.code).toBe('reset_not_found');
});

test('after a reset another code is the security officer’s to make, never the administrator’s', async () => {
  const params = { id: staffId('treasurer') };
  const { id } = (await administrator('askFactorReset', { params, body: { reason: '手机丢了' } }))
    .ok;
  const first = (await officer('confirmFactorReset', { params: { id } })).ok;
  expect((await administrator('getStaffMember', { params })).ok.comesInBy).toBe('reset');
  const alone = await administrator('renewInvitation', { params });
  expect(alone.problem).toMatchObject({ status: 422, code: 'officer_renews' });
  const second = (await officer('renewInvitation', { params })).ok;
  const opened = (code: string) => world.anyone('openInvitation', { body: { code } });
  expect((await opened(first.code)).problem.code).toBe('invitation_over');
  expect((await opened(second.code)).ok).toMatchObject({ login: 'treasurer', purpose: 'reset' });
  // Nor by the way of a code that has run out.
  world.clock.advance({ hours: 73 });
  const later = await world.staff('administrator');
  expect((await later('renewInvitation', { params })).problem.code).toBe('officer_renews');
  const third = (await (await world.staff('security_officer'))('renewInvitation', { params })).ok;
  await comeIn(third.code);
  expect((await later('getStaffMember', { params })).ok.comesInBy).toBeNull();
});

test('whoever was invited and never came in gets another code from the administrator alone', async () => {
  const { member } = await invite();
  const params = { id: member.id };
  expect((await officer('getStaffMember', { params })).ok.comesInBy).toBe('invitation');
  const refused = await officer('renewInvitation', { params });
  expect(refused.problem).toMatchObject({ status: 422, code: 'administrator_renews' });
  expect((await administrator('renewInvitation', { params })).status).toBe(201);
});

test('a declined reset leaves everything as it is; nobody confirms their own', async () => {
  const params = { id: staffId('leader') };
  const leader = await world.staff('leader');
  const { id } = (await administrator('askFactorReset', { params, body: { reason: '忘了密码' } }))
    .ok;
  expect((await officer('declineFactorReset', { params: { id } })).ok).toEqual({ declined: true });
  expect((await leader('getStaffMe')).status).toBe(200);
  const own = { params: { id: staffId('security_officer') }, body: { reason: '手机丢了' } };
  const asked = (await administrator('askFactorReset', own)).ok;
  const refused = await officer('confirmFactorReset', { params: { id: asked.id } });
  expect(refused.problem.code).toBe('own_account');
});

test('whom an administrator may invite', async () => {
  const refusedFor = async (wanted: Wanted, by = administrator) =>
    (await by('inviteStaff', { body: bodyOf(wanted) })).problem;
  const west = await world.staff('administrator_west');
  expect((await refusedFor({ area: '339999002000' }, west)).code).toBe('area_outside');
  expect((await refusedFor({ unit: units.east, role: 'unit_handler' }, west)).code).toBe(
    'unit_unknown',
  );
  expect((await refusedFor({ role: 'unit_handler' })).code).toBe('unit_needed');
  expect((await refusedFor({ area: '339999009000' })).code).toBe('area_unknown');
  const taken = { ...bodyOf(), login: 'reviewer' };
  expect((await administrator('inviteStaff', { body: taken })).problem).toMatchObject({
    status: 409,
    code: 'login_taken',
    fields: [{ field: '/login' }],
  });
  const both = {
    ...bodyOf(),
    roles: [
      { role: 'auditor', area: whole },
      { role: 'administrator', area: whole },
    ],
  };
  const { problem } = await administrator('inviteStaff', { body: both });
  expect(problem).toMatchObject({ status: 422, code: 'two_officers' });
  expect(problem.title).toContain('系统管理员和审计员不能是同一个人');
  const inWest = { ...bodyOf(), roles: [{ role: 'intake', area: '339999001001' }] };
  expect((await west('inviteStaff', { body: inWest })).status).toBe(201);
});

test('the first officers of a county are appointed from outside, and only where there is none', async () => {
  const appointment = { county: 339999, login: 'guanxiaochuan', name: '管小川' };
  const held = await appointOfficer(world.deps, { ...appointment, role: 'administrator' });
  expect(held).toMatchObject({ code: 'office_held' });
  await officer('suspendStaff', {
    params: { id: staffId('administrator') },
    body: { reason: '离职' },
  });
  const done = await appointOfficer(world.deps, { ...appointment, role: 'administrator' });
  if (isRefusal(done)) throw new Error(done.code);
  const { ok } = (await comeIn(done.code)).done;
  expect(ok.me.roles).toMatchObject([{ role: 'administrator', area: whole }]);
});
