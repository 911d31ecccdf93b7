import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consentForms } from '../../contract/consent-forms.ts';
import type { Caller } from '../app.ts';
import { grids, positions } from '../county.ts';
import { adult, somebody } from '../families.ts';
import { report } from '../road.ts';
import { inspectionOf } from './inspect.ts';
import {
  type BrowserWorld,
  closePages,
  codeOn,
  deskOf,
  phoneOf,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
let intake: Caller;
let neighbour: Caller;
beforeAll(async () => {
  world = await startBrowserWorld();
  intake = await world.staff('intake');
  neighbour = await somebody(world, '王小梅', adult);
}, 120_000);
afterEach(closePages);
afterAll(() => world?.close());

const words = '老街口的井盖翘起来了，电动车压上去会跳';
const openCodes = async () =>
  (await intake('listCases', { body: { show: 'open' } })).ok.cases.map(({ code }) => code);

/** A phone that stands where the neighbour stood, and whose owner lets it say so. */
async function phoneThere(phone: string, elder = false): Promise<Page> {
  const owner = await world.resident(phone);
  (await owner('completeProfile', { body: { name: '周小芳', age: adult } })).ok;
  const textVersion = consentForms.location.version;
  const given = { params: { purpose: 'location' }, body: { given: true, textVersion } };
  (await owner('setMyConsent', given)).ok;
  const page = await phoneOf(world, { phone, name: '周小芳' }, { elder });
  const { lng: longitude, lat: latitude } = positions.west;
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ longitude, latitude, accuracy: 8 });
  return page;
}

async function write(page: Page): Promise<void> {
  await page.goto(`${world.url}/#/report`);
  await page.getByText('误差约 8 米').waitFor();
  await page.getByRole('textbox', { name: '说一句' }).fill(`${words}，快修修`);
  await page.getByRole('heading', { name: '附近有人报过，是同一件事吗？' }).waitFor();
}

async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: '发送' }).click();
  await page.waitForURL(/#\/sent\//);
  return codeOn(page);
}

it('whoever sees what a neighbour reported says so before sending, and the desk has no second case', async () => {
  const first = await report(neighbour, { words, position: positions.west });
  const before = await openCodes();
  const page = await phoneThere('13611160001');
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await write(page);
  await tour.inspect('asked whether it is the same');
  // Of the neighbour’s report no more is told than everybody may know.
  expect(await page.locator('main').textContent()).not.toContain(first.code);
  await page.getByRole('button', { name: '是这件，我也看到' }).click();
  await page.getByRole('heading', { name: '和这件一起办' }).waitFor();
  await tour.inspect('said that it is the same');
  await page.getByRole('button', { name: '改一下' }).click();
  await page.getByRole('button', { name: '是这件，我也看到' }).click();
  const code = await send(page);
  await page.getByText('和别人报的是同一件，一起办').waitFor();
  await tour.inspect('sent, and handled together');

  expect(await openCodes()).toEqual(before);
  const desk = await deskOf(world, 'intake');
  await desk.goto(`${world.url}/console/#/queue/${first.code}`);
  await desk.getByText('这 2 件并在一起').waitFor();
  await desk.getByRole('button', { name: /受理立案/ }).click();
  await desk.getByText('等派单员派给责任单位').first().waitFor();
  await page.goto(`${world.url}/#/case/${code}`);
  await page.getByText('受理').first().waitFor();
  await tour.inspect('accepted with the other');
  expect(tour.faults()).toEqual([]);
});

it('whoever sees something else says so, and has a case of their own', async () => {
  const page = await phoneThere('13611160002', true);
  const tour = inspectionOf(page, { looks: { elder: true }, touch: true, axe: true });
  await write(page);
  await tour.inspect('asked whether it is the same, in large type');
  await page.getByRole('button', { name: '不是同一件' }).click();
  await page
    .getByRole('heading', { name: '附近有人报过，是同一件事吗？' })
    .waitFor({ state: 'hidden' });
  const code = await send(page);
  expect(await page.getByText('和别人报的是同一件，一起办').count()).toBe(0);
  expect(await openCodes()).toContain(code);
  expect(tour.faults()).toEqual([]);
});

const question = (page: Page) =>
  page.getByRole('heading', { name: '附近有人报过，是同一件事吗？' });

it('whoever sends at once is asked before it goes out, of a place in words too', async () => {
  const told = '亭子里的石凳断成两半';
  await report(neighbour, { words: told, position: positions.west });
  const phone = '13611160003';
  const owner = await world.resident(phone);
  (await owner('completeProfile', { body: { name: '周小芳', grid: grids.west, age: adult } })).ok;
  const page = await phoneOf(world, { phone, name: '周小芳' });
  await page.goto(`${world.url}/#/report`);
  await page.getByLabel('写清楚在哪里').fill('凉亭里');
  await page.getByRole('textbox', { name: '说一句' }).fill(told);
  await page.getByRole('button', { name: '发送' }).click();
  await question(page).waitFor();
  expect(page.url()).not.toContain('/sent/');
  await page.getByRole('button', { name: '是这件，我也看到' }).click();
  await send(page);
  await page.getByText('和别人报的是同一件，一起办').waitFor();
});

it('a question that nobody answers in time keeps no report from going out', async () => {
  const phone = '13611160004';
  const owner = await world.resident(phone);
  (await owner('completeProfile', { body: { name: '周小芳', grid: grids.west, age: adult } })).ok;
  const page = await phoneOf(world, { phone, name: '周小芳' });
  await page.route('**/reports/nearby', () => {});
  await page.goto(`${world.url}/#/report`);
  await page.getByLabel('写清楚在哪里').fill('凉亭里');
  await page.getByRole('textbox', { name: '说一句' }).fill('亭子里的石凳断成两半');
  await page.getByRole('button', { name: '发送' }).click();
  await page.waitForURL(/#\/sent\//);
});
