import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RouteSpec } from '../../../contract/route.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { type Person, people, staffId, totpKey } from '../../../test/county.ts';
import { knock, routes } from '../../../test/door.ts';
import { makePasskey } from '../../../test/passkey.ts';
import { totpCode } from './totp.ts';

const here = { id: 'localhost', origin: 'http://localhost' };

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ relyingParty: here });
});
afterAll(() => world.close());
beforeEach(() => world.clock.advance({ minutes: 1 }));

const again = routes.filter(([, { policy }]) => policy.stepUp === true);
const ofResidents = again.filter(([, { policy }]) => policy.who.includes('resident'));
const asking = again.filter(([, { policy }]) => !policy.who.includes('resident'));
const code = () => totpCode(totpKey, world.clock.now());

/** At a desk since some time: no second factor was shown lately. */
const sit = (person: Person) => world.sitDown(person, { proved: false });

async function stepUp(call: Caller) {
  const { ticket } = (await call('startStepUp')).ok;
  return call('stepUp', { body: { ticket, code: code() } });
}

test('the routes that ask for the second factor again', () => {
  expect(asking.map(([name]) => name).sort()).toEqual([
    'addGroupBot',
    'addMyFactor',
    'answerSettlementDispute',
    'approveRedPackets',
    'approveUnmasking',
    'askFactorReset',
    'askRedPacketFor',
    'changeMyPassword',
    'changePhoneAtWindow',
    'confirmFactorReset',
    'confirmWaiver',
    'createPool',
    'detachPhoneAtWindow',
    'eraseFor',
    'exportAudit',
    'exportCases',
    'exportDataFor',
    'exportPayees',
    'grantRole',
    'handOver',
    'inviteStaff',
    'lookUnmasked',
    'lookWhomToAsk',
    'markSettlementPaid',
    'openRedPacketOffer',
    'publishRuleDraft',
    'publishSafeHouseholdCriteria',
    'recordReceipt',
    'removeMyFactor',
    'renewInvitation',
    'renewRecoveryCodes',
    'restoreStaff',
    'returnCover',
    'setSignInPolicy',
    'settleAgeAtWindow',
    'signCorrection',
    'signReceipt',
    'signReturn',
    'startMyFactor',
    'takeRole',
  ]);
});

test('residents are asked for a code to their phone before what cannot be undone or leaves the platform', async () => {
  expect(ofResidents.map(([name]) => name).sort()).toEqual([
    'askRedPacket',
    'changeMyPhone',
    'eraseMe',
    'exportMyData',
    'sendNewPhoneCode',
  ]);
  const resident = await world.resident();
  const body = { openCases: 'wait' };
  expect((await resident('eraseMe', { body })).problem.code).toBe('code_needed');
  expect((await resident('exportMyData')).problem.code).toBe('code_needed');
});

test.each(asking)('%s is refused without it, and says so by name', async (_, spec: RouteSpec) => {
  const person = Object.entries(people).find(([, { roles }]) =>
    roles.some((role) => spec.policy.who.includes(role)),
  );
  const { token } = await sit(person?.[0] as Person);
  const raw = await knock(world, spec, {
    cookie: `pingan_staff=${token}`,
    ...(spec.body ? { payload: '{}' } : {}),
  });
  expect(raw.json()).toMatchObject({ status: 403, code: 'step_up_needed' });
});

test('five minutes long nothing asks again, then it does', async () => {
  const { call } = await sit('administrator');
  const body = { role: 'intake', area: '339999001000' };
  const params = { id: staffId('dispatcher') };
  expect((await call('grantRole', { params, body })).problem.code).toBe('step_up_needed');
  const stepped = await stepUp(call);
  expect(Date.parse(stepped.ok.until) - world.clock.now().getTime()).toBe(5 * 60_000);
  const headers = { cookie: `pingan_staff=${stepped.raw.cookies[0]?.value}` };
  const grant = () => world.anyone('grantRole', { params, body, headers });
  world.clock.advance({ minutes: 5 });
  expect((await grant()).status).toBe(201);
  const take = { params, body, headers };
  world.clock.advance({ minutes: 1 });
  expect((await world.anyone('takeRole', take)).problem.code).toBe('step_up_needed');
});

test('the request that was refused goes through afterwards under the same id', async () => {
  const { call } = await sit('administrator');
  const asked = {
    params: { id: staffId('treasurer') },
    body: { role: 'intake', area: '339999000000' },
    requestId: 'one-and-the-same-request',
  };
  expect((await call('grantRole', asked)).problem.code).toBe('step_up_needed');
  const { raw } = await stepUp(call);
  const headers = { cookie: `pingan_staff=${raw.cookies[0]?.value}` };
  const done = await world.anyone('grantRole', { ...asked, headers });
  expect(done.status).toBe(201);
  const again = await world.anyone('grantRole', { ...asked, headers });
  expect(again.raw.body).toBe(done.raw.body);
});

test('the session gets a new token; the old one proves nothing and ends within half a minute', async () => {
  const { call } = await sit('security_officer');
  const { raw } = await stepUp(call);
  const headers = { cookie: `pingan_staff=${raw.cookies[0]?.value}` };
  expect((await world.anyone('renewRecoveryCodes', { headers })).status).toBe(201);
  // What was under way with the old one is answered, and shows no second factor.
  expect((await call('getStaffMe')).status).toBe(200);
  expect((await call('renewRecoveryCodes')).problem.code).toBe('step_up_needed');
  world.clock.advance({ minutes: 1 });
  expect((await call('getStaffMe')).problem.code).toBe('signed_out');
  expect((await world.anyone('getStaffMe', { headers })).status).toBe(200);
});

test('a stepped-up session is one device, and ends as one', async () => {
  const { call } = await sit('intake_west');
  const { raw } = await stepUp(call);
  const headers = { cookie: `pingan_staff=${raw.cookies[0]?.value}` };
  const { devices } = (await world.anyone('listMyStaffDevices', { headers })).ok;
  expect(devices).toHaveLength(1);
  await world.anyone('endMyStaffDevice', { headers, params: { id: devices[0]?.id ?? '' } });
  expect((await world.anyone('getStaffMe', { headers })).problem.code).toBe('signed_out');
  expect((await call('getStaffMe')).problem.code).toBe('signed_out');
});

test('signing out ends the session under the token before, too', async () => {
  const { call } = await sit('leader');
  const { raw } = await stepUp(call);
  const headers = { cookie: `pingan_staff=${raw.cookies[0]?.value}` };
  expect((await call('getStaffMe')).status).toBe(200);
  expect((await world.anyone('signOutStaff', { headers })).ok).toEqual({ signedOut: true });
  expect((await world.anyone('getStaffMe', { headers })).problem.code).toBe('signed_out');
  expect((await call('getStaffMe')).problem.code).toBe('signed_out');
});

test('showing it again in the middle of adding a factor does not void what was begun', async () => {
  const { call } = await sit('rule_owner_west');
  const first = await stepUp(call);
  const headers = { cookie: `pingan_staff=${first.raw.cookies[0]?.value}` };
  const { ticket, totp } = (await world.anyone('startMyFactor', { headers })).ok;
  world.clock.advance({ minutes: 6 });
  const confirm = async (by: Record<string, string>) => {
    const shown = totpCode(totp.key, world.clock.now());
    return world.anyone('addMyFactor', { headers: by, body: { ticket, code: shown } });
  };
  expect((await confirm(headers)).problem.code).toBe('step_up_needed');
  const { ticket: challenge } = (await world.anyone('startStepUp', { headers })).ok;
  const spare = (await world.anyone('startStepUp', { headers })).ok.ticket;
  const body = { ticket: challenge, code: code() };
  const second = await world.anyone('stepUp', { headers, body });
  const fresh = { cookie: `pingan_staff=${second.raw.cookies[0]?.value}` };
  expect((await confirm(fresh)).status).toBe(201);
  // Another challenge of the same kind went with the one that was answered.
  const left = { ticket: spare, code: code() };
  const over = await world.anyone('stepUp', { headers: fresh, body: left });
  expect(over.problem.code).toBe('ticket_over');
});

test('wrong codes count like wrong passwords', async () => {
  const { call } = await sit('auditor');
  for (let wrong = 0; wrong < 5; wrong++) {
    const { ticket } = (await call('startStepUp')).ok;
    const refused = await call('stepUp', { body: { ticket, code: '000000' } });
    expect(refused.problem.code).toBe('code_wrong');
  }
  expect((await stepUp(call)).problem.code).toBe('sign_in_paused');
});

test('only my own passkey, and only a ticket of mine', async () => {
  const [mine, theirs] = [makePasskey(here), makePasskey(here)];
  for (const [person, passkey] of [
    ['rule_owner', mine],
    ['rule_owner_second', theirs],
  ] as const) {
    const call = await world.staff(person);
    const begun = (await call('startMyFactor')).ok;
    const answer = passkey.create(begun.passkey as { challenge: string });
    await call('addMyFactor', { body: { ticket: begun.ticket, answer } });
  }
  const { call } = await sit('rule_owner');
  const begun = (await call('startStepUp')).ok;
  expect(begun).toMatchObject({ totp: true, passkey: { userVerification: 'required' } });
  const options = begun.passkey as { challenge: string; allowCredentials: { id: string }[] };
  expect(options.allowCredentials).toHaveLength(1);
  const strange = { ticket: begun.ticket, answer: theirs.answer(options) };
  expect((await call('stepUp', { body: strange })).problem.code).toBe('passkey_wrong');
  const other = (await (await sit('rule_owner_second')).call('startStepUp')).ok;
  const stolen = { ticket: other.ticket, code: code() };
  expect((await call('stepUp', { body: stolen })).problem.code).toBe('ticket_over');
  const own = { ticket: begun.ticket, answer: mine.answer(options) };
  expect((await call('stepUp', { body: own })).status).toBe(201);
  // Nothing shown is nothing proved.
  const empty = (await call('startStepUp')).ok;
  const nothing = await call('stepUp', { body: { ticket: empty.ticket } });
  expect(nothing.problem.code).toBe('code_wrong');
});
