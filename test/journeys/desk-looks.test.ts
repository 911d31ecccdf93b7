import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { addDays, addHours, localDate } from '../../server/platform/calendar.ts';
import { type Club, openClub } from '../activities.ts';
import { person } from '../agreed.ts';
import { adult, codeOf, found, join, somebody } from '../families.ts';
import { givePoints } from '../holders.ts';
import { inSession, someone } from '../mediations.ts';
import { papersOf } from '../paper-lists.ts';
import { always } from '../settlements.ts';
import { openShop } from '../shop.ts';
import { agreeAt } from './agreeing.ts';
import { inspectionOf, type LookedAt, looksOfDesk } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let club: Club;
let papers: ReturnType<typeof papersOf>;
beforeAll(async () => {
  world = await startBrowserWorld();
  club = await openClub(world);
  await (await openShop(world)).offer();
  papers = papersOf({
    world: () => world,
    intake: () => always(world, 'intake'),
    reviewer: () => always(world, 'reviewer'),
  });
});
afterEach(closePages);
afterAll(() => world?.close());

const eachLook = (name: string, work: (look: LookedAt) => Promise<void>) =>
  it.each(looksOfDesk)(`${name}, %o`, (...look) => work(look), 180_000);

/** A desk that is looked at, on the clock of the county. */
async function lookedAt(staff: Parameters<typeof deskOf>[1], [looks, { axe }]: LookedAt) {
  const page = await deskOf(world, staff, looks);
  await page.clock.setFixedTime(world.clock.now());
  const tour = inspectionOf(page, { looks, touch: false, axe });
  const open = (hash: string) => page.goto(`${world.url}/console/${hash}`);
  return { page, tour, open };
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();

/** Presses all that shows something when it is asked to, which some do once, and opens what is folded. */
async function askForEverything(page: Page, settled: () => Promise<void>): Promise<void> {
  const asking = page.getByRole('button', { name: /^(看看|Show )/ });
  for (const name of new Set(await asking.allTextContents()))
    await page.getByRole('button', { name, exact: true }).click();
  await settled();
  for (const fold of await page.locator('main details').all())
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
}

eachLook('all that is done for somebody, once they agreed', async (look) => {
  const one = await person(world, '周小芳');
  const relative = await person(world, '陈永福');
  (await found(one.me)).ok;
  (await join(relative.me, await codeOf(one.me))).ok;
  await givePoints(world, one.me, 100);
  await club.publish({ title: { zh: '清河道', en: 'Clearing the brook' } });
  world.clock.advance({ minutes: 2 });
  const { page, tour, open } = await lookedAt('intake', look);
  await open('#/for-somebody');
  await agreeAt(page, one.phone);
  await page.getByText(/正在为.+代办|^For .+, until/).waitFor();
  await tour.inspect('agreed');
  await askForEverything(page, tour.settled);
  await page
    .getByText(/家里 2 口人共用|Shared by 2/)
    .first()
    .waitFor();
  await tour.inspect('everything asked for');
  const forms = page.locator('main form button[type=submit]');
  for (let nth = 0; nth < (await forms.count()); nth++) await forms.nth(nth).click();
  await tour.inspect('everything handed in empty');
  expect(tour.faults().filter((fault) => !/status of 422/.test(fault))).toEqual([]);
});

eachLook('a party at the window, who is read their rights and then answers', async (look) => {
  const file = await inSession(world);
  const { page, tour, open } = await lookedAt('intake', look);
  const { mediator, one } = file;
  const terms = { form: 'written', terms: '楼上十天内修好', performBy: null };
  (await mediator.call('proposeMyAgreement', { params: { id: file.id }, body: terms })).ok;
  await open('#/for-somebody');
  await agreeAt(page, one.phone);
  await press(page, /^(看看有没有要他答的|Show whether anything is asked)/);
  await page
    .locator('summary')
    .filter({ hasText: /答复协议|Answer the agreement/ })
    .waitFor();
  for (const summary of await page.locator('main details > summary').all())
    if (await summary.isVisible()) await summary.click();
  await tour.inspect('what is asked of a party');
  expect(tour.faults()).toEqual([]);
});

eachLook('paper lists', async (look) => {
  const [one, other] = [await someone(world), await someone(world)];
  const lines = [papers.attended(one.phone), papers.patrolled(other.phone, 60)];
  const number = papers.newNumber();
  const { id } = (await papers.enter(lines, { number })).ok;
  const { page, tour, open } = await lookedAt('intake', look);
  await open(`#/rosters/${id}`);
  await page.getByRole('heading', { name: new RegExp(number) }).waitFor();
  await tour.inspect('typed in by oneself');
  await tour.visit('a new one', '#/rosters/new');
  await page.locator('main form button[type=submit]').click();
  await tour.inspect('handed in empty');
  const second = await lookedAt('reviewer', look);
  await second.open(`#/rosters/${id}`);
  await second.page.locator('main details > summary').first().click();
  await second.page.locator('main details form button[type=submit]').first().click();
  await second.tour.inspect('to compare, undone for no reason');
  (await papers.undo(id)).ok;
  await second.page.reload();
  await second.page
    .getByText(/^(已撤销|Undone)$/)
    .first()
    .waitFor();
  await second.tour.inspect('undone');
  expect([...tour.faults(), ...second.tour.faults()]).toEqual([]);
});

eachLook('activities', async (look) => {
  const me = await somebody(world, '周小芳', adult);
  // The form has minutes, and what lies before the beginning does not count.
  world.clock.set(new Date(Math.ceil(world.clock.now().getTime() / 60_000) * 60_000));
  const id = await club.publish({ title: { zh: '扫雪', en: 'Clearing snow' } }, [0.2, 1.2]);
  (await me('signUpForActivity', { params: { id } })).ok;
  const { page, tour, open } = await lookedAt('intake', look);
  await open('#/activities');
  await tour.inspect('the list of them');
  await tour.visit('a new one', '#/activities/new');
  await page.locator('main form button[type=submit]').click();
  await page
    .getByText(/还没有填|Still empty/)
    .first()
    .waitFor();
  await tour.inspect('with nothing in it');
  await tour.visit('one', `#/activities/${id}`);
  await press(page, /^(打开签到码|Show the code)$/);
  await page.getByRole('img', { name: /二维码|QR code/ }).waitFor();
  await press(page, /^(看名单|See who)$/);
  await page
    .getByRole('button', { name: /^(补一行|Enter from paper)/ })
    .first()
    .waitFor();
  await press(page, /^(补一行|Enter from paper)/);
  await tour.inspect('the code, who is there, and a line of the sheet');
  await press(page, /^(改期|Put off)$/);
  await tour.inspect('put off');
  await page.goto('about:blank');
  world.clock.advance({ hours: 3 });
  const [participant] = await club.people(id);
  if (participant === undefined) throw new Error('nobody signed up');
  const ago = (hours: number) => addHours(world.clock.now(), -hours).toISOString();
  const line = { way: 'sheet', participant: participant.id, from: ago(2.8), until: ago(1.9) };
  (await club.organiser('recordPresence', { params: { id }, body: line })).ok;
  const other = await lookedAt('dispatcher', look);
  await other.open(`#/activities/${id}`);
  await press(other.page, /^(看名单|See who)$/);
  await press(other.page, /^(撤回|Take back)/);
  await other.tour.inspect('to confirm, and taking back');
  expect([...tour.faults(), ...other.tour.faults()]).toEqual([]);
});

eachLook('a suggestion that a leader adopts', async (look) => {
  const me = await somebody(world, '周小芳', adult);
  const body = { kind: 'suggestion', words: '积分页上的字能不能再大一些' };
  const { id } = (await me('sendFeedback', { body })).ok;
  const intake = always(world, 'intake');
  (await intake('acceptFeedback', { params: { id }, body: { note: '' } })).ok;
  (await intake('answerFeedback', { params: { id }, body: { words: '下一版可以调字号。' } })).ok;
  (await me('rateFeedback', { params: { id }, body: { rating: 5, words: '' } })).ok;
  const { page, tour, open } = await lookedAt('leader', look);
  await open('#/feedback');
  await page.getByRole('radio').last().check();
  await page.locator(`main a[href$="${id}"]`).click();
  await page.getByRole('textbox').last().waitFor();
  await tour.inspect('to adopt');
  await page.locator('main form button[type=submit]').last().click();
  await page.getByText(/请写几个字|Please write a few words/).waitFor();
  await tour.inspect('adopted in no words');
  await page.getByRole('textbox').last().fill('已经排进下一版。');
  await page.locator('main form button[type=submit]').last().click();
  await page
    .getByText(/^(已采纳|Adopted)$/)
    .first()
    .waitFor();
  await tour.inspect('adopted');
  expect(tour.faults()).toEqual([]);
});

eachLook('what a safe household is', async (look) => {
  const tomorrow = () => addDays(localDate(world.clock.now()), 1);
  const body = { effectiveFrom: tomorrow(), criteria: [{ kind: 'members', atLeast: 2 }] };
  (await always(world, 'rule_owner')('publishSafeHouseholdCriteria', { body })).ok;
  world.clock.advance({ days: 1 });
  const { page, tour, open } = await lookedAt('rule_owner', look);
  await open('#/safe-households');
  const numbers = page.locator('main form input[inputmode=numeric]');
  await page.getByText(/^现行第|in force from/).waitFor();
  await tour.inspect('what is asked for');
  const send = page.locator('main form button[type=submit]');
  await send.click();
  await page
    .getByText(/^(至少填一项。|Ask for one thing at least\.)$/)
    .first()
    .waitFor();
  await tour.inspect('nothing is asked for');
  await numbers.first().fill('0');
  await send.click();
  await page.getByText(/A whole number from 1|填 1 到 10000/).waitFor();
  await tour.inspect('no number');
  await numbers.first().fill('2');
  await numbers.nth(1).fill('6');
  await page.locator('main form input[type=date]').fill(tomorrow());
  await send.click();
  await page.getByText(/^(发布了。|Published\.)$/).waitFor();
  await tour.inspect('one in force, and one from tomorrow on');
  expect(tour.faults()).toEqual([]);
});
