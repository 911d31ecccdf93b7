import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { county } from '../../../test/county.ts';
import {
  account,
  type Browser,
  confirm,
  type Providers,
  startProviders,
} from '../../../test/providers.ts';

/* What came back is refused, and nobody is signed in. */

let providers: Providers;
let world: Providers['world'];
let zlb: Providers['zlb'];
let oidc: Providers['oidc'];
beforeAll(async () => {
  providers = await startProviders();
  ({ world, zlb, oidc } = providers);
  // Somebody whom 浙里办 lets in without a code by now: a refusal is not for want of one.
  const browser = openBrowser();
  (await confirm(providers, browser, await browser.byZheLiBang(account(0)))).ok;
});
afterEach(() => oidc.forge(undefined));
afterAll(() => providers?.close());

const openBrowser = () => providers.openBrowser();

async function refusedFrom(browser: Browser, query: string) {
  const { problem, raw } = await browser.comeBack(query);
  expect((await browser.me()).status).toBe(401);
  expect(raw.body).not.toMatch(/136\d{8}|zlb-|city-|何小满/);
  return problem.code;
}

test('by another browser, or with a state that nobody was given', async () => {
  const mine = openBrowser();
  const query = zlb.press(await mine.leave('zhelibang'), account(0));
  expect(await refusedFrom(openBrowser(), query)).toBe('way_unknown');
  const state = `${county}.${'x'.repeat(43)}`;
  const redirectUrl = `/?${new URLSearchParams({ state })}`;
  for (const made of [{ state }, { redirectUrl }, {}]) {
    const sent = new URLSearchParams({ ...made, ticketId: 'y' }).toString();
    expect(await refusedFrom(openBrowser(), sent)).toBe('way_unknown');
  }
  // The thief’s try has not spent it.
  expect((await mine.comeBack(query)).ok.next).toBe('signed_in');
});

test('a second time', async () => {
  const browser = openBrowser();
  const query = zlb.press(await browser.leave('zhelibang'), account(0));
  await browser.comeBack(query);
  await browser.call('signOut');
  browser.cookies.delete('pingan_resident');
  expect(await refusedFrom(browser, query)).toBe('way_used');
});

test('by ten requests at the same moment: one is in', async () => {
  const browser = openBrowser();
  const query = zlb.press(await browser.leave('zhelibang'), account(0));
  const all = await Promise.all(Array.from({ length: 10 }, () => browser.comeBack(query)));
  const codes = all.map(({ status, raw }) => (status === 201 ? 'in' : raw.json().code));
  expect(codes.toSorted()).toEqual(['in', ...Array(9).fill('way_used')]);
});

test('after ten minutes', async () => {
  const browser = openBrowser();
  const query = zlb.press(await browser.leave('zhelibang'), account(0));
  world.clock.advance({ minutes: 10 });
  expect(await refusedFrom(browser, query)).toBe('way_expired');
});

test('with a ticket that the provider does not know any more', async () => {
  const browser = openBrowser();
  const query = zlb.press(await browser.leave('zhelibang'), account(0));
  zlb.clock.advance({ minutes: 5 });
  expect(await refusedFrom(browser, query)).toBe('ticket_spent');
  zlb.clock.set(world.clock.now());
});

test('with a signature that does not fit', async () => {
  const browser = openBrowser();
  const query = await oidc.press(await browser.leave('oidc'), { sub: 'city-9' });
  oidc.forge((token) => `${token.slice(0, -8)}AAAAAAAA`);
  expect(await refusedFrom(browser, query)).toBe('identity_unproven');
});

test('with a ticket of the app, by another browser than was told the state', async () => {
  const browser = openBrowser();
  const { state } = (await browser.call('goToProvider', { provider: 'zhelibang' })).ok;
  const ticketId = zlb.standIn.ticketOf(account(0));
  const query = new URLSearchParams({ state, ticketId }).toString();
  expect(await refusedFrom(openBrowser(), query)).toBe('way_unknown');
  expect((await browser.comeBack(query)).ok.next).toBe('signed_in');
});

test('with the account of a company', async () => {
  const browser = openBrowser();
  const query = zlb.press(await browser.leave('zhelibang'), account(8));
  expect(await refusedFrom(browser, query)).toBe('account_of_no_person');
});

test('by somebody who said no', async () => {
  const browser = openBrowser();
  expect(await refusedFrom(browser, zlb.press(await browser.leave('zhelibang'), 'nobody'))).toBe(
    'sign_in_declined',
  );
});
