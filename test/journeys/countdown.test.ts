import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../server/platform/calendar.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { type BrowserWorld, closePages, phoneOf, startBrowserWorld } from './world.ts';

/* How much time is left, and to whom: on home, in the list, on the page of the case and on its public page. */

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

it('the dispatch, a pause with its reason and the days to confirm stand on every page of a case', async () => {
  const number = '13911140001';
  const phone = await phoneOf(world, { phone: number, name: '周小芳' });
  const resident = await world.resident(number);
  const desk = await openDesk(world);
  const { code } = await report(resident);
  const params = { code };
  await expectOnEach(phone, code, /^派单( |$)/);

  await walkTo('dispatched', { desk, resident, code });
  const first = { words: '去看过了', handled: false, photoIds: [] };
  (await desk.handler('answerCase', { params, body: first })).ok;
  const until = localDate(new Date(world.clock.now().getTime() + 2 * 86_400_000));
  const body = { reason: 'weather', until, note: '等雨停' };
  (await desk.dispatcher('pauseCase', { params, body })).ok;
  await expectOnEach(phone, code, /时限暂停到.*：等天气。到时接着算。/);

  (await desk.dispatcher('resumeCase', { params, body: { note: '雨停了' } })).ok;
  (await desk.handler('answerCase', { params, body: { ...first, handled: true } })).ok;
  (await desk.reviewer('verifyCase', { params, body: { solved: true, note: '看过了' } })).ok;
  world.clock.advance({ days: 4, hours: 1 });
  await expectOnEach(phone, code, /剩 2 天 (22|23) (小)?时/);
  expect(await phone.getByText(/前没有回话，按“未确认”办结/).count()).toBe(1);
});
