import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { password } from '../county.ts';
import { type Desk, report, walkTo } from '../road.ts';
import { inTurn } from '../turns.ts';
import { faultsOf, keptForOffline, startFieldGround, workersPhone } from './grid-worker.ts';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
import {
  type BrowserWorld,
  closePages,
  codeOn,
  deskOf,
  nextCode,
  phoneOf,
  photoFile,
} from './world.ts';

let world: BrowserWorld;
let desk: Desk;
let resident: Caller;
const phone = '13611120031';
beforeAll(async () => {
  ({ world, desk, resident } = await startFieldGround(phone));
});
afterEach(closePages);
afterAll(() => world?.close());

/** A case whose unit says that it is done. */
async function done(given: Record<string, unknown> = {}) {
  const { code, title, position } = await report(resident, given);
  await walkTo('answered', { desk, resident, code });
  if (position === null) throw new Error('a report with a place');
  return { code, title, position };
}

/** How many times a case was checked. */
const checks = async (code: string) =>
  (await desk.reviewer('getCase', { params: { code } })).ok.history.filter(
    ({ kind }) => kind === 'verified',
  );

it('signs in on the phone, sees what waits by distance and by clock, and checks one without a network: it goes out once', async () => {
  const first = await done();
  // Two things of one moment are due in either order.
  world.clock.advance({ minutes: 5 });
  const second = await done();
  const page = await newPhone(await openBrowser());
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  const { lng: longitude, lat: latitude } = second.position;
  await page.context().grantPermissions(['geolocation'], { origin: world.url });
  await page.context().setGeolocation({ longitude, latitude, accuracy: 8 });
  await page.goto(`${world.url}/#/field-work`);
  await page.getByLabel('账号').fill('grid_worker');
  await page.getByLabel('密码').fill(password);
  await tour.inspect('the sign-in');
  await press(page, '下一步');
  await page.getByLabel('动态口令').fill(nextCode(world));
  await tour.inspect('the second factor');
  await press(page, '验证并登录');
  const list = page.getByRole('list', { name: '待办' });
  await list.getByRole('heading', { level: 2 }).first().waitFor();
  await page.getByText('10 米').waitFor();
  const titles = () => list.getByRole('heading', { level: 2 }).allTextContents();
  expect((await titles())[0]).toContain(second.title);
  await tour.inspect('by distance');
  await page.getByRole('radio', { name: '按时限' }).check();
  expect((await titles())[0]).toContain(first.title);
  await tour.inspect('by clock');

  await keptForOffline(page);
  await list.getByRole('heading', { level: 2 }).first().waitFor();
  await page.context().setOffline(true);
  await follow(page, second.title);
  await page.locator('input[type=file]').setInputFiles(await photoFile(7_401));
  await press(page, '我在这里（定位）');
  await page.getByText(/已定位/).waitFor();
  await press(page, '记下，联网后提交');
  await page.getByText('请写一句看到了什么。').waitFor();
  await page.getByLabel('看到了什么').fill('到现场看过，车都挪走了');
  await tour.inspect('a check without a network');
  await press(page, '记下，联网后提交');
  await page.getByText('待提交', { exact: true }).waitFor();
  await tour.inspect('what waits on the phone');
  expect(await checks(second.code)).toHaveLength(0);
  const mine = async () => (await resident('getMyPoints')).ok;
  const { spendable } = await mine();

  await page.context().setOffline(false);
  await page.getByText('已提交', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('已提交', { exact: true }).waitFor();
  const [check, ...more] = await checks(second.code);
  expect(more).toEqual([]);
  expect(check).toMatchObject({ onSite: { metres: 0 }, note: '到现场看过，车都挪走了' });
  expect(check?.photos).toHaveLength(1);
  expect((await mine()).spendable).toBeGreaterThan(spendable);
  expect(faultsOf(tour)).toEqual([]);
});

it('where the worker is elsewhere the phone says so before anything is kept', async () => {
  const { code, position } = await done();
  const page = await workersPhone(world);
  await page.context().grantPermissions(['geolocation'], { origin: world.url });
  const geolocation = { longitude: position.lng + 0.03, latitude: position.lat, accuracy: 8 };
  await page.context().setGeolocation(geolocation);
  await page.goto(`${world.url}/#/field-work`);
  await page.getByRole('list', { name: '待办' }).getByRole('listitem').first().waitFor();
  await page.goto(`${world.url}/#/field-work/task/${code}`);
  await press(page, '我在这里（定位）');
  await page.getByText(/离事发地还有 2\.9 公里/).waitFor();
});

it('reports for somebody who agreed: the points are theirs, and the record says who typed', async () => {
  const page = await workersPhone(world);
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.goto(`${world.url}/#/field-work`);
  await follow(page, '替居民办');
  await page.getByLabel('本人的手机号').fill(phone);
  await press(page, '给本人发验证码');
  await page.getByRole('button', { name: /^验证码 \d{6}/ }).click();
  await tour.inspect('somebody agrees');
  await press(page, '本人同意，开始办');
  await page
    .getByText(/同意了/)
    .first()
    .waitFor();
  await page.getByLabel('怎么了').fill('楼道里着火了');
  await page.getByRole('link', { name: '打 119' }).waitFor();
  await tour.inspect('somebody has to be called first');
  await page.getByLabel('怎么了').fill('楼道口一直积水，老人走不了');
  await page.getByRole('link', { name: '打 119' }).waitFor({ state: 'hidden' });
  await page.getByLabel('在哪里').fill('老街 88 号楼道');
  await tour.inspect('a report for them');
  const before = (await resident('getMyPoints')).ok.provisional;
  await press(page, '替本人提交');
  await page.getByText(/到“我记下的”看回执/).waitFor();
  await press(page, '看本人的积分');
  await page.getByText(/待核 \d+ 分/).waitFor();
  await follow(page, '我记下的');
  await page.getByText(/待核 \d+ 分，归本人/).waitFor();
  await tour.inspect('the receipt');
  const code = await codeOn(page);
  const mine = (await resident('getMyCase', { params: { code } })).ok;
  expect(mine.place).toBe('老街 88 号楼道');
  expect((await resident('getMyPoints')).ok.provisional).toBeGreaterThan(before);
  const seen = (await desk.intake('getCase', { params: { code } })).ok;
  expect(seen.reporter.channel).toBe('grid_worker');
  const typist = seen.reporter.typedBy?.name ?? '';
  const atDesk = await deskOf(world, 'intake');
  await atDesk.goto(`${world.url}/console/#/queue/${code}`);
  await atDesk.getByText(`由${typist}代为填写`).waitFor();
  const own = await phoneOf(world, { phone });
  await own.goto(`${world.url}/#/case/${code}`);
  await own.getByText(`由网格员${mine.typedBy?.name ?? ''}代为填写`).waitFor();
  expect(mine.typedBy?.name).not.toBe(typist);

  (await desk.intake('returnCase', { params: { code }, body: { note: '是哪个楼道' } })).ok;
  await page.goBack();
  await press(page, '看本人报过的事');
  const reported = page.getByRole('listitem').filter({ hasText: code });
  await press(reported, '看办得怎样');
  await reported.getByText('要本人补充：是哪个楼道').waitFor();
  await press(reported, '补充要补的');
  await press(reported, '补上');
  await reported.getByText('请写上要补充的。').waitFor();
  await reported.locator('input[type=file]').setInputFiles(await photoFile(7_402));
  await page.getByLabel('本人怎么说').fill('三单元的楼道');
  await tour.inspect('what was asked is added for them');
  await press(reported, '补上');
  await page.getByText(/办好了，现在是“待受理”/).waitFor();
  const added = (await resident('getMyCase', { params: { code } })).ok.history.at(-1);
  expect(added).toMatchObject({ kind: 'supplemented', note: '三单元的楼道' });
  expect(added?.photos).toHaveLength(1);
  const list = page.getByText('替本人办了什么').locator('..');
  await list.getByText('上报了一件事').waitFor();
  await list.getByText('给一件上报补充了材料').waitFor();
  await expect.poll(() => list.getByText(/编号 [0-9a-f-]{36}/).count()).toBe(2);
  await tour.inspect('what was done for them');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.getByText('居民：何*婆').isVisible()).toBe(true);
  expect(await page.getByText('看本人报过的事').isVisible()).toBe(false);
  expect(faultsOf(tour)).toEqual([]);
});

it('the clerk prints a slip with the code of the case, and its address opens the public page', async () => {
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/for-somebody`);
  world.clock.advance({ minutes: 2 });
  await page.getByLabel('居民的手机号').fill(phone);
  await press(page, '发验证码');
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
  await press(page, '开始代办');
  await page.getByLabel('居民怎么说').fill('巷口井盖松了');
  await page.getByLabel('在哪里').fill('老街 90 号');
  await press(page, '上报');
  await page.getByRole('region', { name: /^回执 / }).waitFor();
  const code = await codeOn(page);
  const saving = page.waitForEvent('download');
  await press(page, '打印小票（PDF，只有事件码）');
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`${code}.pdf`);
  const paper = await readFile(await saved.path());
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  const visitor = await newPhone(await openBrowser());
  await visitor.goto(`${world.url}/board/?county=339999#/case/${code}`);
  await visitor.getByText(code).first().waitFor();
  await visitor.getByText('待受理').first().waitFor();
});

it.each(
  inTurn([
    ['in English, with large type', { language: 'en', elder: true }],
    ['at night', { dark: true }],
  ] as const),
)('looks right %s', async (_, looks) => {
  const { code, position } = await done();
  const page = await workersPhone(world, looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.context().grantPermissions(['geolocation'], { origin: world.url });
  const geolocation = { longitude: position.lng, latitude: position.lat, accuracy: 8 };
  await page.context().setGeolocation(geolocation);
  await page.goto(`${world.url}/#/field-work`);
  await page.getByRole('listitem').first().waitFor();
  await tour.inspect('what waits');
  for (const at of [`task/${code}`, 'for', 'outbox']) {
    await page.goto(`${world.url}/#/field-work/${at}`);
    await tour.inspect(at);
  }
  expect(faultsOf(tour)).toEqual([]);
});

it.each<[string, Looks, string]>([
  ['in Chinese', {}, '待办太多，这里只列最先到期的'],
  ['in English and large type', { language: 'en', elder: true }, 'these are the soonest due'],
])('where there is more than the list holds it says so below it, %s', async (_, looks, words) => {
  await report(resident);
  const page = await workersPhone(world, looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  // As many as that nobody reports for one test.
  await page.route('**/field-work/tasks', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), more: true } });
  });
  await page.goto(`${world.url}/#/field-work`);
  await page.getByText(words).waitFor();
  await tour.inspect('a list that holds not all');
  expect(faultsOf(tour)).toEqual([]);
});
