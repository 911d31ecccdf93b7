import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectNoAxeViolations, newPhone, openBrowser } from '../browser.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

/* Motion is switched off in the app itself: not every phone has a setting for it, and not everybody finds it. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const mayMove = (page: Page) => page.emulateMedia({ reducedMotion: 'no-preference' });

/** Everything on the page that would move, now or when it is pressed. */
const moving = (page: Page) =>
  page.evaluate<number>(`[...document.querySelectorAll('*')].filter((one) =>
    [undefined, '::before', '::after'].some((part) => {
      const { animationName, transitionDuration } = getComputedStyle(one, part);
      return animationName !== 'none' || parseFloat(transitionDuration) > 0;
    })).length`);

it('nothing moves on any page once it is switched off, also after the app was closed', async () => {
  const phone = await phoneOf(world, { phone: '13911150001', name: '周小芳' });
  await mayMove(phone);
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

it('who opens the public side alone switches it off there', async () => {
  const page = await newPhone(await openBrowser());
  await mayMove(page);
  await page.goto(`${world.url}/board/#/`);
  const off = page.getByRole('button', { name: '关动画' });
  await off.waitFor();
  await expect.poll(() => moving(page)).toBeGreaterThan(0);
  await off.click();
  expect(await moving(page)).toBe(0);
  await expectNoAxeViolations(page);
  await page.goto(`${world.url}/board/#/rules`);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await moving(page)).toBe(0);
  await page.getByRole('button', { name: '开动画' }).click();
  await page.goto(`${world.url}/board/#/`);
  await expect.poll(() => moving(page)).toBeGreaterThan(0);
});

it('a desk stands still once somebody wants it to', async () => {
  const desk = await deskOf(world, 'intake');
  await mayMove(desk);
  await desk.goto(`${world.url}/console/#/for-somebody`);
  const motion = desk.getByRole('button', { name: '动画' });
  await motion.waitFor();
  await expect.poll(() => motion.getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => moving(desk)).toBeGreaterThan(0);
  await motion.click();
  expect(await moving(desk)).toBe(0);
  await expectNoAxeViolations(desk);
  await desk.reload();
  await motion.waitFor();
  await expect.poll(() => motion.getAttribute('aria-pressed')).toBe('false');
  expect(await moving(desk)).toBe(0);
  await motion.click();
  await expect.poll(() => moving(desk)).toBeGreaterThan(0);
});
