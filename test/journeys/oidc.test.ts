import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { IdentityProvider } from '../../server/platform/identity/provider.ts';
import { newPhone, openBrowser } from '../browser.ts';
import { idOf } from '../holders.ts';
import { newKey, type OidcServer, startOidc } from '../oidc.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, startBrowserWorld } from './world.ts';

/* Signing in by a certified OpenID provider, with a browser that goes there and comes back. */

let oidc: OidcServer;
let world: BrowserWorld;
beforeAll(async () => {
  // The provider must know where people come back to before it is offered, and that is known last.
  const providers: IdentityProvider[] = [];
  world = await startBrowserWorld({ identity: { providers } });
  oidc = await startOidc(`${world.url}/`);
  providers.push(oidc.provider);
});
afterEach(closePages);
afterAll(async () => {
  await world?.close();
  await oidc?.close();
});

const person = {
  sub: 'city-21',
  name: '秦晓岚',
  phone_number: '+8613911160021',
  phone_number_verified: true,
  birthdate: '1990-05-05',
};

/** A phone on which the button of the provider has been pressed. */
async function pressed(): Promise<{ page: Page; tour: Inspection }> {
  const page = await newPhone(await openBrowser());
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/`);
  await page.getByRole('button', { name: '统一认证登录' }).click();
  return { page, tour };
}

async function confirmPhone(page: Page): Promise<void> {
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
  await page.getByLabel('怎么称呼您').waitFor();
}

it('whoever the provider vouches for is in after a code to the phone it names, and from then on by one press', async () => {
  oidc.expects(person);
  const { page, tour } = await pressed();
  await page.getByText('139****0021').first().waitFor();
  await tour.inspect('confirm');
  await confirmPhone(page);
  await expect.poll(() => page.getByLabel('怎么称呼您').inputValue()).toBe(person.name);
  // Code and state are worth something once, and stay in no list of pages.
  expect(await page.evaluate('location.href')).not.toMatch(/code=|state=|iss=/);
  const again = await pressed();
  await again.page.getByLabel('怎么称呼您').waitFor();
  expect([...tour.faults(), ...again.tour.faults()]).toEqual([]);
});

it('a phone that has an account here is asked for its code, and leads to that account', async () => {
  const me = await world.resident('13911160022');
  oidc.expects({ ...person, sub: 'city-22', phone_number: '+8613911160022' });
  const { page } = await pressed();
  await page.getByRole('heading', { name: '确认是您本人' }).waitFor();
  await confirmPhone(page);
  const shown = await page.evaluate<string>(
    `fetch('/api/339999/me').then((answer) => answer.json()).then(({ id }) => id)`,
  );
  expect(shown).toBe(await idOf(me));
});

it('whoever says no there comes back to the ways in, and reads that they are not signed in', async () => {
  oidc.expects('nobody');
  const { page, tour } = await pressed();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('手机号').waitFor();
  await tour.inspect('declined');
  expect(tour.faults().filter((fault) => !/status of 422/.test(fault))).toEqual([]);
});

it('an ID token that somebody else has signed lets nobody in', async () => {
  oidc.expects({ ...person, sub: 'city-23', phone_number: '+8613911160023' });
  const { privateKey } = newKey();
  oidc.forge((token) => oidc.claiming(token, {}, privateKey));
  const { page } = await pressed();
  await page.getByRole('alert').first().waitFor();
  oidc.forge(undefined);
  expect(await page.context().cookies()).not.toContainEqual(
    expect.objectContaining({ name: 'pingan_resident' }),
  );
});
