import { usualSignInLimits } from '../server/features/residents/service.ts';
import { yearOf } from '../server/platform/calendar.ts';
import type { StandInPerson } from '../server/platform/identity/zhelibang-standin.ts';
import { type Called, startTestApp } from './app.ts';
import { openCookieJar } from './cookie-jar.ts';
import { type OidcPerson, startOidc } from './oidc.ts';
import { startZheLiBang } from './zhelibang.ts';

export const now = new Date('2026-10-14T01:00:00Z');
export const returnUrl = 'https://points.example/';

/** Somebody with an account at 浙里办. */
export const account = (place: number, bornYearsAgo = 40): StandInPerson => ({
  userId: `zlb-${place}`,
  userName: `何小满${place}`,
  phone: `1360000000${place}`,
  idNo: `339921${yearOf('2026-10-14') - bornYearsAgo}0115001X`,
});
const accounts = [
  ...[0, 1, 3, 6, 7, 9].map((place) => account(place)),
  account(4, 16),
  account(5, 12),
  { ...account(8), legal: true },
];

/** The test county beside both providers of identity, and the browsers that go to them and come back. */
export async function startProviders() {
  const zlb = await startZheLiBang(accounts, { returnUrl, now });
  const oidc = await startOidc(returnUrl);
  const world = await startTestApp({
    now,
    identity: { providers: [zlb.provider, oidc.provider] },
    signInLimits: usualSignInLimits,
  });

  function openBrowser() {
    const { call, cookies } = openCookieJar(world);
    const leave = async (provider: string) => (await call('goToProvider', { provider })).ok.url;
    const comeBack = (query: string) => call('comeBackFromProvider', { query });
    return {
      call,
      cookies,
      leave,
      comeBack,
      byZheLiBang: async (person: StandInPerson) =>
        comeBack(zlb.press(await leave('zhelibang'), person)),
      byOidc: async (person: OidcPerson) => comeBack(await oidc.press(await leave('oidc'), person)),
      me: () => call('getMe'),
    };
  }

  async function close(): Promise<void> {
    await world.close();
    await oidc.close();
    await zlb.close();
  }

  return { zlb, oidc, world, openBrowser, close };
}
export type Providers = Awaited<ReturnType<typeof startProviders>>;
export type Browser = ReturnType<Providers['openBrowser']>;

export const stateOf = (came: { next: string; state?: string }) => came.state ?? '';

/** A code to the phone that the provider vouched for. */
export async function confirm(
  { world }: Providers,
  browser: Browser,
  came: Called<'comeBackFromProvider'>,
) {
  world.clock.advance({ minutes: 1 });
  const state = stateOf(came.ok);
  const { demoCode } = (await browser.call('sendConfirmationCode', { state })).ok;
  return browser.call('confirmIdentity', { state, code: demoCode });
}
