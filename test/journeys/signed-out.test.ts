import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectNoAxeViolations } from '../browser.ts';
import { held } from './in-the-browser.ts';
import {
  type BrowserWorld,
  closePages,
  deskOf,
  phoneOf,
  photoFile,
  startBrowserWorld,
} from './world.ts';

/* Whoever leaves takes what they saw along: the next one at the phone or the desk finds nothing. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const words = '三单元门口的路灯坏了一个月';
const unsent = '河埠头的石阶松了两级';
const owner = { phone: '13911179001', name: '周小芳' };

it('a resident signs out, and neither words nor name nor number stay in the page or its stores', async () => {
  const page = await phoneOf(world, owner);
  await page.goto(`${world.url}/#/cases`);
  const resident = await world.resident(owner.phone);
  await resident('reportCase', { body: { words, place: '老街 29 号', photoIds: [] } });
  await page.reload();
  await page.getByText(words).first().waitFor();
  await page.goto(`${world.url}/#/report`);
  await page.getByLabel('写清楚在哪里').fill('河埠头');
  await page.getByRole('textbox', { name: '说一句' }).fill(unsent);
  await page.getByText('草稿已存').waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photoFile(5));
  await expect.poll(() => page.evaluate<string>(held)).toContain('draft-photo:0');
  expect(await page.evaluate<string>(held)).toContain(unsent);
  await page.goto(`${world.url}/#/me`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByText('还有没发出去的上报').waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: '删掉并退出' }).click();
  await page.getByLabel('手机号').waitFor();
  const left = await page.evaluate<string>(held);
  for (const known of [words, unsent, 'draft-photo:0', owner.name, owner.phone])
    expect(left).not.toContain(known);
  await page.goBack();
  await page.getByLabel('手机号').waitFor();
  expect(await page.evaluate<string>(held)).not.toContain(words);
});

it('a resident is signed out from another phone, and nothing that was shown stays on this one', async () => {
  const other = { phone: '13911179002', name: '吴秋月' };
  const page = await phoneOf(world, other);
  const resident = await world.resident(other.phone);
  await resident('reportCase', { body: { words, place: '老街 29 号', photoIds: [] } });
  await page.goto(`${world.url}/#/cases`);
  await page.getByText(words).first().waitFor();
  (await resident('endMyOtherDevices')).ok;
  await page.reload();
  await page.getByLabel('手机号').waitFor();
  const left = await page.evaluate<string>(held);
  for (const known of [words, other.name, other.phone]) expect(left).not.toContain(known);
});

it('a desk is signed out, and nothing of the cases stays', async () => {
  const resident = await world.resident();
  const { ok } = await resident('reportCase', {
    body: { words, place: '老街 29 号', photoIds: [] },
  });
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/queue/${ok.code}`);
  await page.getByText(words).first().waitFor();
  await page.goto(`${world.url}/console/#/queue`);
  await page.getByLabel('查找事件').fill(owner.name);
  await expect
    .poll(() => page.evaluate<string>(`sessionStorage.getItem('queue-filter')`))
    .toContain(owner.name);
  await page.evaluate(`sessionStorage.setItem('audit-filter', '{"person":"${owner.name}"}')`);
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.getByLabel('账号').waitFor();
  for (const known of [words, owner.name])
    expect(await page.evaluate<string>(held)).not.toContain(known);
  await page.reload();
  await page.getByLabel('账号').waitFor();
  expect(await page.evaluate<string>(held)).not.toContain(words);
});
