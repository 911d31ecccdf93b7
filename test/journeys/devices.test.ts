import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectNoAxeViolations, newDesk, openBrowser } from '../browser.ts';
import {
  type BrowserWorld,
  closePages,
  deskOf,
  phoneOf,
  signInResident,
  startBrowserWorld,
} from './world.ts';

/* Whoever does not know one of their devices ends that one, and no other. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

it('a resident ends the lost phone by its row: it asks for a sign-in, the others go on', async () => {
  const phone = '13911190001';
  const here = await phoneOf(world, { phone, name: '邹小雪' });
  const other = await phoneOf(world, { phone });
  const anotherKind = { userAgent: iPhone, locale: 'zh-CN', viewport: { width: 390, height: 844 } };
  const lost = await (await (await openBrowser()).newContext(anotherKind)).newPage();
  await lost.goto(world.url);
  await signInResident(lost, phone);
  const cookies = async () => (await lost.context().cookies()).map(({ name }) => name);
  await expect.poll(cookies).toContain('pingan_resident');
  await here.goto(`${world.url}/#/me`);
  await here.getByRole('link', { name: '登录的设备' }).click();
  await here.getByText('就是这台').waitFor();
  const ends = here.getByRole('button', { name: /^让.+退出$/ });
  await expect.poll(() => ends.count()).toBe(2);
  await expectNoAxeViolations(here);
  const row = here.getByRole('button', { name: '让Safari · iPhone 或 iPad退出' });
  await row.click();
  await row.waitFor({ state: 'detached' });
  await expect.poll(() => ends.count()).toBe(1);
  await lost.reload();
  await lost.getByLabel('手机号').waitFor();
  for (const page of [here, other]) {
    await page.goto(`${world.url}/#/me/devices`);
    await page.reload();
    await page.getByText('就是这台').waitFor();
  }
});

it('a member of staff ends one desk by its row: it asks for a sign-in, the others go on', async () => {
  const left = await world.sitDown('auditor');
  const kept = await world.sitDown('auditor');
  const elsewhere = await newDesk(await openBrowser());
  await elsewhere
    .context()
    .addCookies([{ name: 'pingan_staff', value: left.token, url: world.url }]);
  await elsewhere.goto(`${world.url}/console/`);
  const desk = await deskOf(world, 'auditor');
  const own = (await left.call('listMyStaffDevices')).ok.devices.find(({ here }) => here)?.id;
  await desk.goto(`${world.url}/console/#/account`);
  const rows = desk.locator('section[aria-labelledby=devices] li');
  await expect.poll(() => rows.count()).toBe(3);
  // They stand on the screen in the order of the answer.
  const { devices } = (await kept.call('listMyStaffDevices')).ok;
  const at = devices.findIndex(({ id }) => id === own);
  await rows.nth(at).getByRole('button').click();
  await expect.poll(() => rows.count()).toBe(2);
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: '登录工作台' }).waitFor();
  expect((await left.call('listMyStaffDevices')).status).toBe(401);
  expect((await kept.call('listMyStaffDevices')).ok.devices).toHaveLength(2);
});
