import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Called, startTestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import {
  account,
  type Browser,
  confirm as confirmAt,
  now,
  type Providers,
  returnUrl,
  startProviders,
  stateOf,
} from '../../../test/providers.ts';

const anyWay = { county, state: 'state', nonce: 'nonce', verifier: 'v'.repeat(43) };

let providers: Providers;
let world: Providers['world'];
let oidc: Providers['oidc'];
beforeAll(async () => {
  providers = await startProviders();
  ({ world, oidc } = providers);
});
afterAll(() => providers?.close());

const openBrowser = () => providers.openBrowser();

async function byPhone(phone: string, browser = openBrowser()) {
  world.clock.advance({ minutes: 1 });
  const { demoCode } = (await browser.call('requestSignInCode', { phone })).ok;
  return (await browser.call('signInResident', { phone, code: demoCode })).ok;
}

const confirm = (browser: Browser, came: Called<'comeBackFromProvider'>) =>
  confirmAt(providers, browser, came);

/** The first time: the code to the phone included. */
const meet = async (browser: Browser, came: Promise<Called<'comeBackFromProvider'>>) =>
  (await confirm(browser, await came)).ok;

test('the ways to sign in are named in both languages', async () => {
  expect((await world.anyone('listIdentityProviders')).ok).toEqual([
    {
      id: 'zhelibang',
      name: { zh: '浙里办登录', en: expect.any(String) },
      bridge: expect.stringMatching(/zwjsbridge\.js$/),
    },
    { id: 'oidc', name: { zh: '统一认证登录', en: expect.any(String) }, bridge: null },
  ]);
});

test('somebody new is registered with the phone and name that 浙里办 vouches for, after a code to the phone', async () => {
  const browser = openBrowser();
  expect(await meet(browser, browser.byZheLiBang(account(0)))).toMatchObject({
    maskedPhone: '136****0000',
    name: '何小满0',
    grid: null,
    ageClass: 'adult',
  });
  expect((await browser.me()).ok.name).toBe('何小满0');
  const again = openBrowser();
  const second = (await again.byZheLiBang(account(0))).ok;
  expect(second).toMatchObject({ next: 'signed_in', provider: 'zhelibang' });
  expect((await again.me()).ok.id).toBe((await browser.me()).ok.id);
});

test.each([
  'a phone that nobody has here yet: it may have been handed on since the provider learned it',
  'a phone that has a resident here',
])('nobody is let in before a code to %s', async () => {
  const browser = openBrowser();
  const came = await browser.byZheLiBang(account(3));
  expect(came.ok).toMatchObject({ next: 'confirm', maskedPhone: '136****0003' });
  expect((await browser.me()).status).toBe(401);
  await byPhone(account(3).phone);
});

test('a phone that has a resident is bound after a code to it, and from then on without', async () => {
  const resident = await byPhone(account(1).phone);
  const browser = openBrowser();
  const back = await browser.byZheLiBang(account(1));
  const came = back.ok;
  expect(came).toMatchObject({ next: 'confirm', maskedPhone: '136****0001' });
  expect((await browser.me()).status).toBe(401);
  const wrong = { state: stateOf(came), code: '000000' };
  await browser.call('sendConfirmationCode', { state: stateOf(came) });
  expect((await browser.call('confirmIdentity', wrong)).problem.code).toBe('code_wrong');
  expect((await confirm(browser, back)).ok.id).toBe(resident.id);
  expect((await browser.me()).ok.id).toBe(resident.id);
  expect((await openBrowser().byZheLiBang(account(1))).ok).toMatchObject({ next: 'signed_in' });
  expect(await confirm(browser, back).catch((error: Error) => error.message)).toContain(
    'nothing_to_confirm',
  );
});

test('within the app of 浙里办 its ticket comes back with the state of the way, and no page of it is opened', async () => {
  const browser = openBrowser();
  const inApp = async () => {
    const { state } = (await browser.call('goToProvider', { provider: 'zhelibang' })).ok;
    const ticketId = providers.zlb.standIn.ticketOf(account(9));
    return browser.comeBack(new URLSearchParams({ state, ticketId }).toString());
  };
  await meet(browser, inApp());
  expect((await browser.me()).ok.maskedPhone).toBe('136****0009');
  expect((await inApp()).ok).toMatchObject({ next: 'signed_in', provider: 'zhelibang' });
});

test('a browser that proved a phone on the way from a provider is known to that phone', async () => {
  const browser = openBrowser();
  await meet(browser, browser.byZheLiBang(account(6)));
  const known = () => world.deps.database.read.selectFrom('known_devices').selectAll().execute();
  const before = (await known()).length;
  await byPhone(account(6).phone, browser);
  expect((await known()).length).toBe(before);
  await byPhone(account(6).phone);
  expect((await known()).length).toBe(before + 1);
});

test('one person may come by both providers, to one resident', async () => {
  const phone = '13700000001';
  const person = {
    sub: 'city-1',
    name: '周小禾',
    phone_number: `+86${phone}`,
    phone_number_verified: true,
  };
  const browser = openBrowser();
  const resident = await meet(browser, browser.byOidc(person));
  expect(resident.name).toBe('周小禾');
  expect((await byPhone(phone)).id).toBe((await browser.me()).ok.id);
});

test('where the provider knows no phone the resident gives one and a code to it', async () => {
  const person = { sub: 'city-2', name: '林静' };
  const browser = openBrowser();
  const came = (await browser.byOidc(person)).ok;
  expect(came).toMatchObject({ next: 'phone', provider: 'oidc' });
  const state = stateOf(came);
  expect((await browser.call('sendConfirmationCode', { state })).problem.code).toBe(
    'phone_missing',
  );
  const phone = '13700000002';
  expect((await browser.call('confirmIdentity', { state, code: '123456' })).problem).toMatchObject({
    code: 'phone_missing',
    fields: [{ field: '/phone' }],
  });
  const { demoCode } = (await browser.call('requestSignInCode', { phone })).ok;
  const me = (await browser.call('confirmIdentity', { state, phone, code: demoCode })).ok;
  expect(me).toMatchObject({ maskedPhone: '137****0002', name: '林静' });
  expect((await openBrowser().byOidc(person)).ok).toMatchObject({ next: 'signed_in' });
});

test('a second account of the same kind is not bound to one resident', async () => {
  const phone = account(2).phone;
  await byPhone(phone);
  const first = { sub: 'city-3', phone_number: phone, phone_number_verified: true };
  const browser = openBrowser();
  await meet(browser, browser.byOidc(first));
  const rival = openBrowser();
  const came = await rival.byOidc({ ...first, sub: 'city-4' });
  expect((await confirm(rival, came)).problem).toMatchObject({
    status: 409,
    code: 'identity_of_another',
  });
  expect((await rival.me()).status).toBe(401);
});

test('the age that a provider vouches for is kept where it matters, and nowhere in the open', async () => {
  const browser = openBrowser();
  expect(await meet(browser, browser.byZheLiBang(account(4)))).toMatchObject({ ageClass: '14_17' });
  const { id } = (await browser.me()).ok;
  const { birth_sealed } = await world.deps.database.read
    .selectFrom('residents')
    .select('birth_sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(birth_sealed).toMatch(/^v1\|/);
  const adult = openBrowser();
  await adult.byZheLiBang(account(0));
  const kept = await world.deps.database.read
    .selectFrom('residents')
    .select('birth_sealed')
    .where('id', '=', (await adult.me()).ok.id)
    .executeTakeFirstOrThrow();
  expect(kept.birth_sealed).toBeNull();
});

test('a child under 14 is sent to a parent, and nothing of the child is kept', async () => {
  const counted = async () =>
    (await world.deps.database.read.selectFrom('residents').select('id').execute()).length;
  const before = await counted();
  const browser = openBrowser();
  expect((await browser.byZheLiBang(account(5))).problem).toMatchObject({
    status: 403,
    code: 'too_young',
    title: expect.stringContaining('家长'),
  });
  expect((await browser.me()).status).toBe(401);
  expect(await counted()).toBe(before);
});

test('a code for confirming is limited as any code is', async () => {
  const phone = account(1).phone;
  const browser = openBrowser();
  const claimed = { sub: 'city-5', phone_number: phone, phone_number_verified: true };
  const came = (await browser.byOidc(claimed)).ok;
  const state = stateOf(came);
  world.clock.advance({ minutes: 2 });
  await browser.call('sendConfirmationCode', { state });
  const second = await browser.call('sendConfirmationCode', { state });
  expect(second.problem.code).toBe('code_just_sent');
  world.clock.advance({ minutes: 20 });
  expect((await browser.call('sendConfirmationCode', { state })).problem.code).toBe('way_expired');
});

test('a provider that is not offered, or cannot be reached, is named as such, and the phone still lets people in', async () => {
  const browser = openBrowser();
  expect((await browser.call('goToProvider', { provider: 'wechat' })).problem.code).toBe(
    'provider_unknown',
  );
  const gone = oidc.other({ issuer: 'http://127.0.0.1:9', timeoutSeconds: 1 });
  const without = await startTestApp({ now, identity: { providers: [gone] } });
  const asked = await without.anyone('goToProvider', { body: { provider: 'oidc' } });
  expect(asked.problem).toMatchObject({ status: 503, code: 'provider_unavailable' });
  const resident = await without.resident('13700000031');
  expect((await resident('getMe')).ok.maskedPhone).toBe('137****0031');
  await without.close();
});

test('the way out leads to the provider that is set, wherever a caller would rather be sent', async () => {
  const browser = openBrowser();
  const { origin, searchParams } = new URL(await browser.leave('oidc'));
  expect(origin).toBe(new URL(await oidc.provider.startUrl(anyWay).then(String)).origin);
  expect(searchParams.get('redirect_uri')).toBe(returnUrl);
  for (const wish of ['returnUrl', 'redirect_uri', 'url', 'next']) {
    const body = { provider: 'oidc', [wish]: 'https://evil.example/' };
    expect((await browser.call('goToProvider', body)).problem.code, wish).toBe('fields_wrong');
  }
});

test('the same name at two providers is two people', async () => {
  const here = openBrowser();
  await meet(here, here.byZheLiBang(account(7)));
  const there = openBrowser();
  const person = { sub: account(7).userId, phone_number: '+8613700000032' };
  const came = await there.byOidc({ ...person, phone_number_verified: true });
  expect(came.ok).toMatchObject({ next: 'confirm', maskedPhone: '137****0032' });
  await confirm(there, came);
  expect((await there.me()).ok.id).not.toBe((await here.me()).ok.id);
});

test('neither the provider’s name for a person nor the secrets of a way stand readable in the database', async () => {
  const { read } = world.deps.database;
  const browser = openBrowser();
  const url = await browser.leave('oidc');
  const kept = JSON.stringify([
    await read.selectFrom('identities').selectAll().execute(),
    await read.selectFrom('identity_ways').selectAll().execute(),
    await read.selectFrom('audit_waiting').selectAll().execute(),
  ]);
  const { searchParams } = new URL(url);
  for (const secret of ['zlb-0', 'city-1', searchParams.get('state'), searchParams.get('nonce')])
    expect(kept).not.toContain(secret);
});
