import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectNoAxeViolations } from '../browser.ts';
import { type BrowserWorld, closePages, phoneOf, startBrowserWorld } from './world.ts';

/* Motion is switched off in the app itself: not every phone has a setting for it, and not everybody finds it. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** Everything on the page that would move, now or when it is pressed. */
const moving = (page: Page) =>
  page.evaluate<number>(`[...document.querySelectorAll('*')].filter((one) =>
    [undefined, '::before', '::after'].some((part) => {
      const { animationName, transitionDuration } = getComputedStyle(one, part);
      return animationName !== 'none' || parseFloat(transitionDuration) > 0;
    })).length`);

it('nothing moves on any page once it is switched off, also after the app was closed', async () => {
  const phone = await phoneOf(world, { phone: '13911150001', name: '周小芳' });
  await phone.emulateMedia({ reducedMotion: 'no-preference' });
  await phone.goto(`${world.url}/#/me`);
  const motion = phone.getByRole('group', { name: '动画' });
  await motion.waitFor();
  expect(await moving(phone)).toBeGreaterThan(0);
  await motion.getByRole('radio', { name: '关' }).check();
  expect(await moving(phone)).toBe(0);
  await expectNoAxeViolations(phone);
  for (const page of ['', '#/', '#/report', 'board/#/', 'board/#/rules']) {
    await phone.goto(`${world.url}/${page}`);
    await phone.reload();
    await phone.getByRole('heading', { level: 1 }).waitFor();
    expect(await moving(phone), page).toBe(0);
  }
  await phone.goto(`${world.url}/#/me`);
  await motion.getByRole('radio', { name: '开' }).check();
  expect(await moving(phone)).toBeGreaterThan(0);
});
