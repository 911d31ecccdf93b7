import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { watchClocks } from '../../server/features/supervisions/service.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import type { Caller } from '../app.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { adult, somebody } from '../families.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
}, 120_000);
afterEach(closePages);
afterAll(() => world?.close());

/** A page lives in the server's time, as it is now. */
async function open(page: Page, address: string): Promise<void> {
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(`${world.url}/${address}`);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}
const openCase = (page: Page, code: string) => open(page, `console/#/queue/${code}`);
const choose = (page: Page, move: string) =>
  page.getByRole('button', { name: move, exact: true }).first().click();

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

async function dispatched(resident: Caller): Promise<string> {
  const { code } = await report(resident);
  await walkTo('dispatched', { desk: await openDesk(world), resident, code });
  return code;
}

it('a limit is broken, climbs the ladder, and the unit answers for it, which stays responsible', async () => {
  const number = '13911130001';
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  const code = await dispatched(await world.resident(number));
  world.clock.advance({ hours: 22 });
  await watchClocks(world.deps);
  await world.settle();
  const dispatcher = await deskOf(world, 'dispatcher');
  await open(dispatcher, 'console/#/queue');
  await dispatcher.getByRole('button', { name: /快到期/ }).click();
  await dispatcher.getByText(code).waitFor();
  await expectNoAxeViolations(dispatcher);
  const warned = await deskOf(world, 'handler_west');
  await open(warned, 'console/#/supervisions');
  await warned
    .getByRole('region', { name: '告知您的' })
    .getByText(new RegExp(`^${code} 的首次回应时限`))
    .waitFor();

  world.clock.advance({ hours: 3 });
  await watchClocks(world.deps);
  const handler = await deskOf(world, 'handler_west');
  await open(handler, 'console/#/supervisions');
  const slip = handler.getByRole('region', { name: code });
  await slip.getByText('首次回应超时').waitFor();
  await slip.getByText('由west 中队答复').waitFor();
  await slip.getByRole('button', { name: '提交答复' }).click();
  await slip.getByText('至少写两个字').waitFor();
  await slip.getByLabel('为什么超时，怎么办').fill('人手都在抗台，明天一早去。');
  await slip.getByLabel('哪天办完').fill(addDays(localDate(world.clock.now()), 1));
  await expectNoAxeViolations(handler);
  await slip.getByRole('button', { name: '提交答复' }).click();
  await slip.getByText('待审定').waitFor();

  const leader = await deskOf(world, 'leader');
  await open(leader, 'console/#/supervisions');
  await leader.getByRole('heading', { name: '督办阶梯' }).waitFor();
  const answered = leader.getByRole('region', { name: code });
  await answered.getByLabel('意见').fill('可以，按承诺办。');
  await expectNoAxeViolations(leader);
  await answered.getByRole('button', { name: '可以，销号' }).click();
  await answered.waitFor({ state: 'detached' });

  await open(phone, `#/case/${code}`);
  await phone.getByText('超时，已督办').waitFor();
  await phone.getByText('责任单位答复了督办').waitFor();
  await expectNoAxeViolations(phone);
});

it('the clock of the work is paused with a reason, which the reporter reads', async () => {
  const number = '13911130002';
  const phone = await phoneOf(world, { phone: number, name: '李秀兰' });
  const code = await dispatched(await world.resident(number));
  const desk = await deskOf(world, 'dispatcher');
  await openCase(desk, code);
  await choose(desk, '暂停时限');
  await pick(desk, '为什么停', '等天气');
  await desk.getByLabel('停到哪天').fill(addDays(localDate(world.clock.now()), 3));
  await desk.getByLabel('说明').fill('连着下雨，沥青不能铺。');
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '暂停并告知' }).click();
  await desk.getByText('已暂停，上报人会收到原因。').waitFor();
  await desk.getByText(/时限暂停到.*等天气/).waitFor();
  await open(phone, `#/case/${code}`);
  await phone.getByText(/时限暂停到.*等天气/).waitFor();
  await expectNoAxeViolations(phone);
});

it('a unit gives a case back, and the dispatcher sends it to another', async () => {
  const code = await dispatched(await world.resident());
  const handler = await deskOf(world, 'handler_west');
  await openCase(handler, code);
  await choose(handler, '退单');
  await pick(handler, '为什么退', '不归我们管');
  await handler.getByLabel('退单说明').fill('这段路归公路段管。');
  await expectNoAxeViolations(handler);
  await handler.getByRole('button', { name: '退单' }).last().click();
  await handler
    .getByText(/没有这件事|已退回中心/)
    .first()
    .waitFor();

  const desk = await deskOf(world, 'dispatcher');
  await openCase(desk, code);
  await desk.getByText('退单，请另派').waitFor();
  await desk.getByText('这段路归公路段管。').waitFor();
  await expectNoAxeViolations(desk);
});

it('a case that is another body’s is handed over with a note, which can be printed', async () => {
  const number = '13911130003';
  const phone = await phoneOf(world, { phone: number, name: '王建国' });
  const { code } = await report(await world.resident(number));
  const desk = await deskOf(world, 'intake');
  await openCase(desk, code);
  await choose(desk, '转出');
  await pick(desk, '转给谁', '12345 热线');
  await desk.getByLabel('移交说明').fill('属省道，请公路部门处理。');
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '转出并告知' }).click();
  await desk.getByText('已转出，上报人会收到通知。').waitFor();
  await desk.getByRole('button', { name: '打印移交单' }).waitFor();
  await expectNoAxeViolations(desk);
  await open(phone, `#/case/${code}`);
  await phone.getByText('已转给别的部门').first().waitFor();
  await phone.getByText('属省道，请公路部门处理。').waitFor();
});

it('confirming and reopening stand in the figures: the unit loses what it had done', async () => {
  const resident = await somebody(world, '陈小梅', adult);
  const { code } = await report(resident);
  await walkTo('closed', { desk: await openDesk(world), resident, code });
  const leader = await deskOf(world, 'leader');
  const rowOf = () => leader.getByRole('row', { name: /^west/ });
  const figures = async () => (await rowOf().getByRole('cell').allTextContents()).slice(1);
  await open(leader, 'console/#/timeliness');
  await rowOf().waitFor();
  await expectNoAxeViolations(leader);
  const [closed, , , confirmed, reopened] = await figures();
  const body = { words: '又坏了', photoIds: [] };
  (await resident('reopenCase', { params: { code }, body })).ok;
  await open(leader, 'console/#/timeliness');
  await rowOf().waitFor();
  const after = await figures();
  expect(Number(after[0])).toBe(Number(closed) - 1);
  expect(Number(after[3])).toBe(Number(confirmed) - 1);
  expect(Number(after[4])).toBe(Number(reopened) + 1);
});

it('somebody of staff asks a reporter who was silent, and writes down the word', async () => {
  const resident = await world.resident();
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk: await openDesk(world), resident, code });
  world.clock.advance({ days: 7, hours: 1 });
  const desk = await deskOf(world, 'grid_worker');
  await open(desk, 'console/#/queue');
  await desk.getByRole('button', { name: /待回访/ }).click();
  await desk.getByText(code).waitFor();
  await openCase(desk, code);
  await choose(desk, '回访');
  await desk.getByRole('button', { name: '记下回访' }).click();
  await desk.getByText('选一项').waitFor();
  await desk.getByRole('radio', { name: /^解决了/ }).check();
  await desk.getByRole('radio', { name: /满意/ }).last().check();
  await desk.getByLabel('回访经过').fill('上门看过，老人说修好了。');
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '记下回访' }).click();
  await desk.getByText('回访已记下。').waitFor();
  const shown = (await (await world.staff('auditor'))('getCase', { params: { code } })).ok;
  expect(shown).toMatchObject({ stage: 'closed', rating: 5 });
});
