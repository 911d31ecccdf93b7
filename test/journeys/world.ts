import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIResponse, Cookie, Page } from 'playwright-core';
import { expect } from 'vitest';
import { usualLivePatience } from '../../server/features/live/service.ts';
import { totpCode } from '../../server/features/sign-ins/service.ts';
import { makePhoto, startTestApp, type TestApp, type TestAppOptions } from '../app.ts';
import { type Looks, newDesk, newPhone, openBrowser } from '../browser.ts';
import { county, grids, type Person, password, totpKey } from '../county.ts';

export interface BrowserWorld extends TestApp {
  url: string;
}

/** The test county served to a real browser, on a clock that starts now unless given and can be moved ahead. */
export async function startBrowserWorld(
  options: Pick<
    TestAppOptions,
    'alipay' | 'database' | 'identity' | 'mapTiles' | 'now' | 'signInLimits'
  > = {},
): Promise<BrowserWorld> {
  const screens = join(import.meta.dirname, '../../dist');
  if (!existsSync(screens)) throw new Error('the screens are not built: npm run build');
  // Passkeys belong to a name, and the port is known only once the server listens.
  const relyingParty = { id: 'localhost', origin: '' };
  // Pages follow what changes, as they do outside the tests.
  const live = usualLivePatience;
  const world = await startTestApp({ now: new Date(), ...options, screens, relyingParty, live });
  const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
  const url = address.replace('127.0.0.1', 'localhost');
  relyingParty.origin = url;
  return { ...world, url };
}

/** Signs a resident in on the phone's own screens. */
export async function signInResident(page: Page, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
}

export async function signInStaff(page: Page, world: BrowserWorld, person: Person): Promise<void> {
  await page.goto(`${world.url}/console/`);
  await page.getByLabel('账号').fill(person);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('动态口令').fill(nextCode(world));
  await page.getByRole('button', { name: '验证并登录' }).click();
  await page.getByRole('heading', { name: '今日待办' }).waitFor();
}

/** What the authenticator app of the test county's people shows, in a half minute nobody has used. */
export function nextCode(world: BrowserWorld, key = totpKey): string {
  world.clock.advance({ minutes: 1 });
  return totpCode(key, world.clock.now());
}

/** Puts somebody at a desk into any page: a phone of staff is a desk too. */
export async function seat(
  page: Page,
  world: BrowserWorld,
  person: Person,
  sitting?: { proved?: boolean },
): Promise<Page> {
  const { token: value } = await world.sitDown(person, sitting);
  await page.context().addCookies([{ name: 'pingan_staff', value, url: world.url }]);
  return page;
}

interface Owner {
  /** The number of the resident. */
  phone: string;
  /** Without a name the profile is left empty, as on the first day. */
  name?: string;
}

/** A phone whose owner has been signed in for days: the screens of the sign-in are passed by. */
export async function phoneOf(
  world: BrowserWorld,
  { phone, name }: Owner,
  looks: Looks = {},
): Promise<Page> {
  const page = await newPhone(await openBrowser(), looks);
  const { request } = page.context();
  const api = `${world.url}/api/${county}`;
  const sent = await answered(await request.post(`${api}/sign-in/codes`, { data: { phone } }));
  const data = { phone, code: sent.demoCode };
  await answered(await request.post(`${api}/sign-in/sessions`, { data }));
  if (name === undefined) return page;
  const headers = { 'idempotency-key': `profile-of-${phone}` };
  const profile = { name, grid: grids.west };
  await answered(await request.patch(`${api}/me`, { data: profile, headers }));
  const walked = { 'idempotency-key': `tour-of-${phone}` };
  await answered(await request.post(`${api}/me/tour`, { headers: walked }));
  await world.settle();
  return page;
}

/** Another phone of whoever these cookies are of, which looks different. */
export async function sameOwner(cookies: Cookie[], looks: Looks): Promise<Page> {
  const other = await newPhone(await openBrowser(), looks);
  await other.context().addCookies(cookies);
  return other;
}

/** Ends every page: one that stays open goes on asking the server and takes its share of the time. */
export async function closePages(): Promise<void> {
  const browser = await openBrowser();
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** A desk at which somebody sits already. */
export async function deskOf(
  world: BrowserWorld,
  person: Person,
  looks: Looks = {},
): Promise<Page> {
  return seat(await newDesk(await openBrowser(), looks), world, person);
}

/** What was answered to something that a page, or its phone, asked for beside its screens. @throws where it was refused */
export async function answered(answer: APIResponse): Promise<Record<string, unknown>> {
  if (!answer.ok()) throw new Error(`${answer.url()} → ${answer.status()} ${await answer.text()}`);
  return await answer.json();
}

/** The cases whose words hold these. */
export async function countCases(world: BrowserWorld, words: string): Promise<number> {
  const auditor = await world.staff('auditor');
  const [open, closed] = await Promise.all(
    ['open', 'closed'].map((show) => auditor('listCases', { body: { show, find: words } })),
  );
  return [open, closed].flatMap((found) => found?.ok.cases ?? []).length;
}

/** The code of a case on the page. */
export async function codeOn(page: Page): Promise<string> {
  const shown = await page
    .getByText(/SY\d{2}-\d{5}-\d{5}/)
    .first()
    .textContent();
  const [code] = /SY\d{2}-\d{5}-\d{5}/.exec(shown ?? '') ?? [];
  if (code === undefined) throw new Error(`${page.url()} shows no case code`);
  return code;
}

/** A photo on disk, for a file input. */
export async function photoFile(seed: number): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'pingan-photo-')), `photo-${seed}.jpg`);
  await writeFile(file, await makePhoto(seed));
  return file;
}

/** The page has fetched ahead what a report needs where there is no network; the map comes last. */
export const readyOffline = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/PlaceMap-')),
      ),
    )
    .toBe(true);
