import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../server/platform/calendar.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

/*
 * How much time is left, and to whom: on home, in the list, on the page of the case and on its public page; and
 * the same in the row of whoever works, and on their page of the case.
 */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

const pages = (code: string) => ['#/', '#/cases', `#/case/${code}`, `board/#/case/${code}`];

/** Every page says this, at the time of the server. */
async function expectOnEach(phone: Page, code: string, words: RegExp): Promise<void> {
  await phone.clock.setFixedTime(world.clock.now());
  for (const page of pages(code)) {
    await phone.goto(`${world.url}/${page}`);
    await phone.reload();
    await phone.getByText(words).first().waitFor();
    await expectNoAxeViolations(phone);
  }
}

/** What the row of the queue says of its clock, and that the page of the case says it as well. */
async function expectInRow(desk: Page, code: string, words: RegExp): Promise<void> {
  await desk.clock.setFixedTime(world.clock.now());
  await desk.goto(`${world.url}/console/#/queue/${code}`);
  await desk.reload();
  await desk.locator(`[data-code="${code}"]`).getByText(words).first().waitFor();
  await desk.locator('header').getByText(words).first().waitFor();
  await expectNoAxeViolations(desk);
}

it('the dispatch, a pause with its reason and the days to confirm stand on every page of a case', async () => {
  const number = '13911140001';
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  const resident = await world.resident(number);
  const desk = await openDesk(world);
  const { code } = await report(resident);
  const params = { code };
  await expectOnEach(phone, code, /^派单( |$)/);
  await expectInRow(await deskOf(world, 'dispatcher'), code, /派单 剩/);

  await walkTo('dispatched', { desk, resident, code });
  const first = { words: '去看过了', handled: false, photoIds: [] };
  (await desk.handler('answerCase', { params, body: first })).ok;
  const until = localDate(new Date(world.clock.now().getTime() + 2 * 86_400_000));
  const body = { reason: 'weather', until, note: '等雨停' };
  (await desk.dispatcher('pauseCase', { params, body })).ok;
  await expectOnEach(phone, code, /时限暂停到.*：等天气。到时接着算。/);

  (await desk.dispatcher('resumeCase', { params, body: { note: '雨停了' } })).ok;
  (await desk.handler('answerCase', { params, body: { ...first, handled: true } })).ok;
  world.clock.advance({ hours: 1 });
  await expectOnEach(phone, code, /(核查.*)?剩 1 天 23 (小)?时/);
  await expectInRow(await deskOf(world, 'reviewer'), code, /核查 剩 1 天 23 时/);
  const { reviewer } = await openDesk(world);
  (await reviewer('verifyCase', { params, body: { solved: true, note: '看过了' } })).ok;
  world.clock.advance({ days: 4, hours: 1 });
  await expectOnEach(phone, code, /剩 2 天 (22|23) (小)?时/);
  await expectInRow(await deskOf(world, 'reviewer'), code, /等确认 剩 2 天 (22|23) 时/);
  await expect.poll(() => phone.getByText(/前没有回话，按“未确认”办结/).count()).toBe(1);
});

it('a first answer that is late after a hand-back is late on every page, to both sides', async () => {
  const number = '13911140002';
  const phone = await phoneOf(world, { phone: number, name: '罗桂珍' });
  const resident = await world.resident(number);
  const { code } = await report(resident);
  const desk = await openDesk(world);
  await walkTo('dispatched', { desk, resident, code });
  world.clock.advance({ hours: 23 });
  const body = { reason: 'not_ours', note: '不归我们管' };
  const handler = await world.staff('handler_west');
  (await handler('handBackCase', { params: { code }, body })).ok;
  world.clock.advance({ hours: 3, minutes: 30 });
  await expectOnEach(phone, code, /超(时)? ?2 (小)?时/);
  await expectInRow(await deskOf(world, 'dispatcher'), code, /首次回应 超 2 时/);
});
