import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Caller } from '../app.ts';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { grids } from '../county.ts';
import { adult } from '../families.ts';
import { type Desk, openDesk } from '../road.ts';
import { type Inspection, isOfNoNetwork } from './inspect.ts';
import { press } from './press.ts';
import { type BrowserWorld, seat, startBrowserWorld } from './world.ts';

/** A grid worker’s day: the desks that work beside them, and somebody who lives in their grid. */
export interface FieldGround {
  world: BrowserWorld;
  desk: Desk;
  resident: Caller;
}

export async function startFieldGround(phone: string): Promise<FieldGround> {
  const world = await startBrowserWorld();
  const desk = await openDesk(world);
  return { world, desk, resident: await neighbour(world, { phone, name: '何阿婆' }) };
}

/** A grown-up who lives in the worker’s grid. */
export async function neighbour(
  world: BrowserWorld,
  { phone, name }: { phone: string; name: string },
): Promise<Caller> {
  const resident = await world.resident(phone);
  const profile = { name, grid: grids.west, age: adult };
  (await resident('completeProfile', { body: profile })).ok;
  return resident;
}

/** The phone of a grid worker who is signed in. */
export const workersPhone = async (world: BrowserWorld, looks: Looks = {}): Promise<Page> =>
  seat(await newPhone(await openBrowser(), looks), world, 'grid_worker');

/** The same, on which the app was opened once, so that it opens without a network. */
export async function openedOnce(world: BrowserWorld, looks: Looks = {}): Promise<Page> {
  const page = await workersPhone(world, looks);
  await page.goto(`${world.url}/#/field-work`);
  await keptForOffline(page);
  await page.locator('a[href="#/field-work/for"]').first().waitFor();
  return page;
}

/**
 * On the very first day the service worker comes after the page: the catalogue is kept all the same, and what else the
 * app opens with as soon as it is opened again.
 */
export async function keptForOffline(page: Page): Promise<void> {
  for (const isSo of [
    'navigator.serviceWorker.controller !== null',
    `caches.match('/api/339999/categories').then(Boolean)`,
  ])
    await expect.poll(() => page.evaluate<boolean>(isSo), { timeout: 60_000 }).toBe(true);
  await page.reload();
}

/** Somebody beside the worker agrees by the code that came to their phone. */
export async function agreeBeside(page: Page, world: BrowserWorld, phone: string): Promise<void> {
  world.clock.advance({ minutes: 2 });
  await page.getByLabel('本人的手机号').last().fill(phone);
  await press(page, '给本人发验证码');
  await page.getByRole('button', { name: /^验证码 \d{6}/ }).click();
  await press(page, '本人同意，开始办');
  await page
    .getByText(/同意了/)
    .first()
    .waitFor();
}

/** A browser complains of each request without a network, and of who is not signed in; the rest are faults. */
export const faultsOf = (tour: Inspection) =>
  tour.faults().filter((fault) => !isOfNoNetwork(fault) && !/status of (40[14]|422)/.test(fault));

/** All that the phone’s own store holds. */
export const keptOn = (page: Page) => page.evaluate<string>(everything);
const everything = `new Promise((done) => {
  const opening = indexedDB.open('keyval-store');
  opening.onsuccess = () => {
    const asked = opening.result.transaction('keyval').objectStore('keyval').getAll();
    asked.onsuccess = () => done(JSON.stringify(asked.result));
  };
})`;
