import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { type Person, staffId } from '../../../test/county.ts';
import { makePasskey, type TestPasskey } from '../../../test/passkey.ts';
import { relyingPartyOf } from './passkeys.ts';

const here = { id: 'points.example', origin: 'https://points.example' };

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ relyingParty: here });
});
afterAll(() => world.close());

type Options = { challenge: string };

/** Adds a passkey to somebody who sits at a desk. */
async function give(person: Person, passkey: TestPasskey) {
  const call = await world.staff(person);
  const { ticket, passkey: options } = (await call('startMyFactor')).ok;
  const answer = passkey.create(options as Options);
  return call('addMyFactor', { body: { ticket, answer } });
}

async function signIn(passkey: TestPasskey) {
  const { ticket, options } = (await world.anyone('startPasskeySignIn')).ok;
  const answer = passkey.answer(options as Options);
  return world.anyone('finishPasskeySignIn', { body: { ticket, answer } });
}

test('a passkey signs in without login, password or code', async () => {
  const passkey = makePasskey(here);
  const { ok } = await give('reviewer', passkey);
  expect(ok.passkeys).toMatchObject([{ browser: 'other', lastUsedAt: null }]);
  const signedIn = await signIn(passkey);
  expect(signedIn.ok).toMatchObject({ id: staffId('reviewer') });
  const session = signedIn.raw.cookies.find(({ name }) => name === 'pingan_staff');
  const headers = { cookie: `pingan_staff=${session?.value}` };
  // It is a second factor too: nothing asks again for five minutes.
  const renewed = await world.anyone('renewRecoveryCodes', { headers });
  expect(renewed.ok.recoveryCodes).toHaveLength(10);
});

test('what is asked for: the owner’s finger, face or PIN, and a passkey that knows its owner', async () => {
  const call = await world.staff('intake');
  const { passkey } = (await call('startMyFactor')).ok;
  expect(passkey).toMatchObject({
    rp: { id: 'points.example' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const { options } = (await world.anyone('startPasskeySignIn')).ok;
  expect(options).toMatchObject({ rpId: 'points.example', userVerification: 'required' });
  expect(options).not.toHaveProperty('allowCredentials');
});

test('a challenge is answered once', async () => {
  const passkey = makePasskey(here);
  await give('dispatcher', passkey);
  const { ticket, options } = (await world.anyone('startPasskeySignIn')).ok;
  const body = { ticket, answer: passkey.answer(options as Options) };
  expect((await world.anyone('finishPasskeySignIn', { body })).status).toBe(201);
  const again = await world.anyone('finishPasskeySignIn', { body });
  expect(again.problem.code).toBe('ticket_over');
  const other = (await world.anyone('startPasskeySignIn')).ok;
  const swapped = { ticket: other.ticket, answer: passkey.answer({ challenge: 'AAAA' }) };
  const refused = await world.anyone('finishPasskeySignIn', { body: swapped });
  expect(refused.problem.code).toBe('passkey_wrong');
});

test.each([
  ['from a look-alike page', { origin: 'https://points.example.evil' }],
  ['for another site', { site: 'evil.example' }],
  ['without the owner’s finger, face or PIN', { unverified: true }],
  ['that counts backwards, as a copy would', { counter: 1 }],
])('a passkey %s does not sign in', async (_, lie) => {
  const passkey = makePasskey(here);
  await give('leader', passkey);
  expect((await signIn(passkey)).status).toBe(201);
  passkey.lie(lie);
  const refused = await signIn(passkey);
  expect(refused.problem).toMatchObject({ status: 422, code: 'passkey_wrong' });
  expect(refused.raw.cookies.map(({ name }) => name)).not.toContain('pingan_staff');
});

test('a passkey that nobody here has is answered like a wrong one', async () => {
  expect((await signIn(makePasskey(here))).problem.code).toBe('passkey_wrong');
});

test('somebody else’s passkey is not mine to add', async () => {
  const passkey = makePasskey(here);
  await give('treasurer', passkey);
  expect((await give('rule_owner', passkey)).problem.code).toBe('passkey_wrong');
});

test('suspended people do not come in by their passkeys', async () => {
  const passkey = makePasskey(here);
  await give('reviewer_second', passkey);
  const administrator = await world.staff('administrator');
  await administrator('suspendStaff', {
    params: { id: staffId('reviewer_second') },
    body: { reason: '已调离' },
  });
  expect((await signIn(passkey)).problem.code).toBe('passkey_wrong');
});

test('a paused login does not keep its owner’s passkey out', async () => {
  const passkey = makePasskey(here);
  await give('rule_owner_second', passkey);
  const body = { login: 'rule_owner_second', password: 'not the password' };
  for (let wrong = 0; wrong < 6; wrong++) await world.anyone('startStaffSignIn', { body });
  expect((await signIn(passkey)).status).toBe(201);
});

test('the last factor stays; another may go, and other devices are signed out', async () => {
  const call = await world.staff('auditor');
  const elsewhere = await world.staff('auditor');
  const { totp } = (await call('getMyFactors')).ok;
  const last = await call('removeMyFactor', { params: { id: totp?.id ?? '' } });
  expect(last.problem.code).toBe('last_factor');
  const passkey = makePasskey(here);
  const { ticket, passkey: options } = (await call('startMyFactor')).ok;
  const answer = passkey.create(options as Options);
  await call('addMyFactor', { body: { ticket, answer } });
  expect((await elsewhere('getStaffMe')).problem.code).toBe('signed_out');
  const { ok } = await call('removeMyFactor', { params: { id: totp?.id ?? '' } });
  expect(ok).toMatchObject({ totp: null, passkeys: [{}] });
  // The password alone now leads to the passkey.
  const body = { login: 'auditor', password: 'a test county keeps no secrets' };
  expect((await world.anyone('startStaffSignIn', { body })).ok.next).toBe('passkey');
});

test('an address of numbers has no passkeys, a name has', () => {
  expect(relyingPartyOf('http://127.0.0.1:8080')).toBeUndefined();
  expect(relyingPartyOf('http://[::1]:8080')).toBeUndefined();
  expect(relyingPartyOf('http://localhost:8080')).toEqual({
    id: 'localhost',
    origin: 'http://localhost:8080',
  });
  expect(relyingPartyOf('https://pingan.example.cn')).toEqual({
    id: 'pingan.example.cn',
    origin: 'https://pingan.example.cn',
  });
});
