import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sealDueDays } from '../../server/features/seals/service.ts';
import {
  collectErrors,
  expectNoAxeViolations,
  newDesk,
  newPhone,
  openBrowser,
} from '../browser.ts';
import { report } from '../road.ts';
import { type BrowserWorld, closePages, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let receipt: string;
beforeAll(async () => {
  world = await startBrowserWorld();
  const resident = await world.resident();
  const [award] = (await report(resident)).awards;
  world.clock.advance({ days: 1 });
  await sealDueDays(world.deps);
  const params = { id: award?.id ?? '' };
  receipt = (await resident('getMyReceipt', { params })).raw.body;
});
afterEach(closePages);
afterAll(() => world?.close());

const asFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

it.each([{ dark: true, language: 'en' }, { elder: true }] as const)(
  'everyone reads the newest seal and its list on a phone, %o',
  async (looks) => {
    const page = await newPhone(await openBrowser(), looks);
    const errors = collectErrors(page);
    await page.goto(`${world.url}/board/#/seals`);
    await page.getByRole('img', { name: /二维码|QR/ }).waitFor();
    await page
      .getByRole('link', { name: /的封存单|^Seal of/ })
      .nth(5)
      .waitFor();
    await expectNoAxeViolations(page);
    expect(errors).toEqual([]);
  },
);

it('a saved seal is the signed text, byte for byte', async () => {
  const page = await newDesk(await openBrowser());
  await page.goto(`${world.url}/board/#/seals`);
  const { seal } = (await world.anyone('getNewestSeal')).ok;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '保存封存单' }).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  expect(Buffer.concat(parts).toString()).toBe(seal?.note);
});

it.each([
  ['served', () => `${world.url}/board/verify.html`],
  [
    'from a disk, without a network',
    () => `file://${join(import.meta.dirname, '../../dist/board/verify.html')}`,
  ],
])('the page that checks receipts works %s', async (_, address) => {
  const page = await newDesk(await openBrowser());
  const errors = collectErrors(page);
  const asked: string[] = [];
  await page.goto(address());
  page.on('request', (request) => asked.push(request.url()));
  await page.context().setOffline(true);
  const files = page.locator('input[type=file]');
  await files.setInputFiles(asFile('receipt.json', receipt));
  await page.getByRole('heading', { name: '完好：凭条与封存的账本相符。' }).waitFor();
  await page.getByText('封存单的签名有效').waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: '重新来' }).click();
  await files.setInputFiles(
    asFile('changed.json', receipt.replace('"amount":"3"', '"amount":"8"')),
  );
  await page.getByText('这笔流水不在封存的账本里').waitFor();
  await page.getByRole('button', { name: '重新来' }).click();
  await page.getByRole('textbox').fill('{"format":"pingan-receipt-1"}');
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('粘贴的文字：“/transfer”这一项读不懂').waitFor();
  expect(asked).toEqual([]);
  expect(errors).toEqual([]);
});
