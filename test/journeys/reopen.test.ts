import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { reconcile } from '../../server/ledger/service.ts';
import type { Caller } from '../app.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { county } from '../county.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  // To the next morning: what is to arrive tomorrow is said two hours later, too, and midnight is far.
  const hour = (world.clock.now().getTime() / 3_600_000) % 24;
  world.clock.advance({ hours: (26 - hour) % 24 });
});
afterEach(closePages);
afterAll(() => world?.close());

/** Opens a page of the phone, which lives in the server's time, as it is now. */
async function open(phone: Page, page: string): Promise<void> {
  await phone.clock.setFixedTime(world.clock.now());
  await phone.goto(`${world.url}/#/${page}`);
  await phone.reload();
  await phone.getByRole('heading', { level: 1 }).waitFor();
}

/** One line of the statement, by what the points are for. */
const line = (phone: Page, what: string) => phone.getByRole('listitem').filter({ hasText: what });

async function confirm(phone: Page, code: string, lamps: RegExp): Promise<void> {
  await open(phone, `case/${code}`);
  await phone.getByRole('radio', { name: lamps }).check();
  const said = phone.getByText('您确认解决了');
  const before = await said.count();
  await phone.getByRole('button', { name: '确认解决' }).click();
  await expect.poll(() => said.count()).toBeGreaterThan(before);
}

/** The unit handles the case again, and a reviewer finds it solved. */
async function handleAgain(code: string): Promise<void> {
  const params = { code };
  const handler = await world.staff('handler_west');
  const answer = { words: '又去了一次，装了石墩。', handled: true, photoIds: [] };
  expect((await handler('answerCase', { params, body: answer })).ok.stage).toBe('answered');
  const reviewer = await world.staff('reviewer');
  await reviewer('verifyCase', { params, body: { solved: true, note: '石墩装好了。' } });
}

/** Whatever the hour is now: the next day, late enough for what arrives in the morning. */
async function nextDay(): Promise<void> {
  world.clock.advance({ days: 1, hours: 8 });
  await world.settle();
}

const figures = async (resident: Caller) => (await resident('getMyPoints')).ok;

it('a case that was not solved after all goes back, and its reporter keeps the bonus, which comes once', async () => {
  const number = '13911120001';
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  const resident = await world.resident(number);
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk: await openDesk(world), resident, code });
  await confirm(phone, code, /· 满意/);
  await line(phone, '解决并确认').getByText('明天入账').waitFor();
  await expectNoAxeViolations(phone);

  world.clock.advance({ hours: 2 });
  await open(phone, `case/${code}`);
  await phone.getByRole('button', { name: '其实没解决，退回重办' }).click();
  await phone.getByRole('button', { name: '退回重办', exact: true }).click();
  await phone.getByText('说一句，两个字也行。').waitFor();
  await phone.getByLabel('还有什么没解决').fill('车又停回人行道了。');
  await expectNoAxeViolations(phone);
  await phone.getByRole('button', { name: '退回重办', exact: true }).click();
  await phone.getByText('您说没解决，退回重办').waitFor();
  await phone.getByText('车又停回人行道了。').waitFor();
  await phone.getByText('中队在处理').first().waitFor();
  await expectNoAxeViolations(phone);

  // Whoever says that it is not solved loses nothing, and earns the bonus once.
  await open(phone, 'points');
  await line(phone, '解决并确认').getByText('明天入账').waitFor();
  await expectNoAxeViolations(phone);
  await nextDay();
  expect(await figures(resident)).toMatchObject({ spendable: 10, scheduled: 0 });

  await handleAgain(code);
  await confirm(phone, code, /很满意/);
  await nextDay();
  await open(phone, 'points');
  await line(phone, '解决并确认').getByText('已入账').waitFor();
  await expect.poll(() => line(phone, '解决并确认').count()).toBe(1);
  expect(await figures(resident)).toMatchObject({ spendable: 10, scheduled: 0 });

  // Its own thirty days run from the second confirmation, as does a session of the phone.
  world.clock.advance({ days: 28 });
  const later = await phoneOf(world, { phone: number });
  await open(later, `case/${code}`);
  await later.getByRole('button', { name: '其实没解决，退回重办' }).waitFor();
  world.clock.advance({ days: 2 });
  await open(later, `case/${code}`);
  await later.getByText('已结案').waitFor();
  // What was read before stands there until the new answer has come.
  const reopening = later.getByRole('button', { name: '其实没解决，退回重办' });
  await reopening.waitFor({ state: 'detached' });
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
});

/** Opens a case at a desk and brings up one of its moves. */
async function choose(desk: Page, code: string, move: string): Promise<void> {
  await desk.goto(`${world.url}/console/#/queue/${code}`);
  await desk.getByRole('button', { name: move }).click();
  await expectNoAxeViolations(desk);
}

it('what was sent back for more is supplemented and accepted under the same code', async () => {
  const number = '13911120002';
  const phone = await phoneOf(world, { phone: number, name: '李阿婆' });
  const { code } = await report(await world.resident(number));
  const desk = await deskOf(world, 'intake');
  await choose(desk, code, '退回补充');
  await desk.getByRole('button', { name: '退回并告知' }).click();
  await desk.getByText('至少写两个字').waitFor();
  await desk.getByLabel('缺什么').fill('请写清楚是路的哪一边。');
  await desk.getByRole('button', { name: '退回并告知' }).click();
  await desk.getByText('已退回，上报人会收到通知。').waitFor();
  await desk.getByText('等上报人补充材料').first().waitFor();
  await expectNoAxeViolations(desk);

  await world.settle();
  await open(phone, 'notices');
  await phone.getByRole('link', { name: /请写清楚是路的哪一边/ }).click();
  await phone.getByRole('heading', { name: '补充一点' }).waitFor();
  await expectNoAxeViolations(phone);
  await phone.getByLabel('补充的话').fill('在小学这一边。');
  await phone.getByRole('button', { name: '补上' }).click();
  await phone.getByText('您补充了').waitFor();
  await phone.getByText('在小学这一边。').waitFor();

  await desk.reload();
  await desk.getByText('在小学这一边。').waitFor();
  await desk.getByRole('button', { name: /受理立案/ }).click();
  await desk.getByText('已受理。接下来派给责任单位。').waitFor();
  await open(phone, `case/${code}`);
  await phone.getByText('受理了').waitFor();
  expect((await figures(await world.resident(number))).provisional).toBe(3);
});

it('a refused report says why, in both languages, and its points are taken back', async () => {
  const number = '13911120003';
  const phone = await phoneOf(world, { phone: number, name: '王师傅' });
  const { code } = await report(await world.resident(number));
  await open(phone, 'points');
  await line(phone, code).getByText('待核').waitFor();

  const desk = await deskOf(world, 'intake');
  await choose(desk, code, '不予受理');
  await desk.getByLabel('理由').click();
  await desk.getByTitle('已有相同事件').click();
  await desk.getByLabel('给上报人的说明').fill('昨天已经有人报过这一处。');
  await desk.getByRole('button', { name: '不予受理并告知' }).click();
  await desk.getByText('已告知上报人。', { exact: true }).waitFor();
  await expectNoAxeViolations(desk);

  await open(phone, 'points');
  await line(phone, code).getByText('已撤回').waitFor();
  await line(phone, code)
    .getByText(/同一件事已经报过.*昨天已经有人报过这一处/)
    .waitFor();
  await open(phone, `case/${code}`);
  await phone.getByText('不予受理').first().waitFor();
  await expectNoAxeViolations(phone);

  const abroad = await phoneOf(world, { phone: number }, { language: 'en' });
  await open(abroad, 'points');
  await line(abroad, code).getByText('Taken back').waitFor();
  await line(abroad, code)
    .getByText(/The same thing had been reported/)
    .waitFor();
  await expectNoAxeViolations(abroad);
  expect(await figures(await world.resident(number))).toMatchObject({
    spendable: 5,
    provisional: 0,
  });
});
