import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consentForms } from '../../contract/consent-forms.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { positions } from '../county.ts';
import { adult } from '../families.ts';
import { type BrowserWorld, closePages, codeOn, phoneOf, startBrowserWorld } from './world.ts';

/* A phone that may find the place by itself, and somebody who says it by hand: what the hand says stands. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** A phone that may say where it is, and says so when the test does. */
async function slowPhone(phone: string): Promise<Page> {
  const owner = await world.resident(phone);
  (await owner('completeProfile', { body: { name: '周小芳', age: adult } })).ok;
  const textVersion = consentForms.location.version;
  const given = { params: { purpose: 'location' }, body: { given: true, textVersion } };
  (await owner('setMyConsent', given)).ok;
  const page = await phoneOf(world, { phone, name: '周小芳' });
  await page.context().grantPermissions(['geolocation']);
  await page.addInitScript(() => {
    const there = globalThis as unknown as { navigator: object; asked: Fix[] };
    there.asked = [];
    Object.defineProperty(there.navigator, 'geolocation', {
      value: { getCurrentPosition: (take: Fix) => there.asked.push(take) },
    });
  });
  await page.goto(`${world.url}/#/report`);
  return page;
}

type Fix = (fix: object) => void;

const timesAsked = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { asked: Fix[] }).asked.length);

/** The receiver answers all that it was asked: the middle of the west, exact to 8 metres. */
const answer = (page: Page) =>
  page.evaluate(({ lng: longitude, lat: latitude }) => {
    const { asked } = globalThis as unknown as { asked: Fix[] };
    for (const take of asked) take({ coords: { longitude, latitude, accuracy: 8 } });
  }, positions.west);

async function send(page: Page): Promise<string> {
  await page.getByRole('textbox', { name: '说一句' }).fill('路灯灭了一排');
  await page.getByRole('button', { name: '发送' }).click();
  await page.waitForURL(/#\/sent\//);
  return codeOn(page);
}

async function placeOf(code: string) {
  const intake = await world.staff('intake');
  return (await intake('getCase', { params: { code } })).ok.position;
}

it('a place chosen on the map is not moved by what the phone finds afterwards', async () => {
  const page = await slowPhone('13911150001');
  await expect.poll(() => timesAsked(page)).toBe(1);
  await page.getByRole('button', { name: '在地图上点' }).click();
  const map = page.getByRole('application');
  const box = await map.boundingBox();
  if (box === null) throw new Error('the map is not shown');
  await map.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await page.getByRole('button', { name: '去掉定位' }).waitFor();
  await answer(page);
  await page.getByRole('button', { name: '就是这里' }).click();
  await page.getByRole('button', { name: '挪一挪' }).waitFor();
  const position = await placeOf(await send(page));
  // The map begins with the middle of the county, and a point of a finger has no error.
  expect(position).toEqual({ lng: expect.closeTo(120.1, 3), lat: expect.closeTo(28.85, 3) });
});

it('a place that was taken off stays off until the button is pressed, and words alone are sent', async () => {
  const page = await slowPhone('13911150002');
  await expect.poll(() => timesAsked(page)).toBe(1);
  await answer(page);
  await page.getByText('误差约 8 米').waitFor();
  await page.getByLabel('写清楚在哪里').fill('老街 29 号门口');
  await page.getByRole('button', { name: '挪一挪' }).click();
  await page.getByRole('button', { name: '去掉定位' }).click();
  await page.getByRole('button', { name: '用我的位置' }).waitFor();
  await page.getByText('草稿已存').waitFor();
  expect(await timesAsked(page)).toBe(1);
  await page.reload();
  await page.getByRole('button', { name: '用我的位置' }).waitFor();
  await expectNoAxeViolations(page);
  expect(await timesAsked(page)).toBe(0);
  await page.getByRole('button', { name: '用我的位置' }).click();
  await answer(page);
  await page.getByText('误差约 8 米').waitFor();
  await page.getByRole('button', { name: '挪一挪' }).click();
  await page.getByRole('button', { name: '去掉定位' }).click();
  expect(await placeOf(await send(page))).toBeNull();
});
