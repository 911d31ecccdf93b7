import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

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

/** Everything that the page and the browser hold of this site. */
const held = `(async () => {
  const done = (asked) => new Promise((yes, no) => {
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
  });
  const parts = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
      parts.push(name, store, JSON.stringify([keys, values]));
    }
    database.close();
  }
  for (const name of await globalThis.caches?.keys() ?? []) {
    const cache = await caches.open(name);
    for (const asked of await cache.keys())
      parts.push(name, asked.url, await (await cache.match(asked)).text());
  }
  return [document.documentElement.outerHTML, ...parts].join(' ');
})()`;

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
  await page.goto(`${world.url}/#/me`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('手机号').waitFor();
  const left = await page.evaluate<string>(held);
  for (const known of [words, owner.name, owner.phone]) expect(left).not.toContain(known);
  // By design: a report that was not sent waits for who wrote it, and no network loses it.
  expect(left).toContain(unsent);
  await page.goBack();
  await page.getByLabel('手机号').waitFor();
  expect(await page.evaluate<string>(held)).not.toContain(words);
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
