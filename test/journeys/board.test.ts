import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkDigit } from '../../contract/check-digit.ts';
import {
  collectErrors,
  expectNoAxeViolations,
  newDesk,
  newPhone,
  openBrowser,
} from '../browser.ts';
import { rulebook } from '../county.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { type BrowserWorld, closePages, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

it('the public rule book says what the document of the county says, in both languages', async () => {
  const { ok: book } = await world.anyone('getRulebook');
  for (const language of ['zh-CN', 'en'] as const) {
    const phone = await newPhone(await openBrowser(), { language });
    await phone.goto(`${world.url}/board/#/rules`);
    const tongue = language === 'en' ? 'en' : 'zh';
    await phone.getByRole('heading', { name: rulebook.title[tongue], level: 1 }).waitFor();
    const plain = (await phone.getByRole('main').textContent()) ?? '';
    for (const rule of book.chapters.flatMap(({ rules }) => rules)) {
      expect(plain).toContain(rule.sentence[tongue]);
      const written = rulebook.rules.find(({ id }) => id === rule.id) ?? expect.fail(rule.id);
      expect(rule.name).toEqual(written.name);
      if (written.base.kind === 'fixed')
        expect(rule.worth[tongue]).toContain(String(written.base.points));
    }
    for (const { sentence } of book.campaigns) expect(plain).toContain(sentence[tongue]);
    expect(plain).toContain(book.lapse[tongue]);
    await expectNoAxeViolations(phone);
  }
  const chapters = new Set(rulebook.chapters.map(({ number }) => number));
  const listed = rulebook.rules.filter(({ id }) => chapters.has(id.split('.')[0] ?? ''));
  expect(book.chapters.flatMap(({ rules }) => rules)).toHaveLength(listed.length);
});

it('a code is found from a stub, and a miscopied one is told without asking the server', async () => {
  const resident = await world.resident();
  const { code } = await report(resident, { words: '河边栏杆断了一截' });
  await walkTo('dispatched', { desk: await openDesk(world), resident, code });
  const phone = await newPhone(await openBrowser());
  const asked: string[] = [];
  phone.on('request', (request) => {
    if (request.url().includes('/public/cases/')) asked.push(request.url());
  });
  await phone.goto(`${world.url}/board/#/case`);
  const field = phone.getByLabel('事件码');
  const find = phone.getByRole('button', { name: '查进展' });
  await field.fill('SY26-482');
  await find.click();
  await phone.getByText('还差几位').waitFor();
  const wrong = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10);
  await field.fill(wrong);
  await find.click();
  await phone.getByText('这个码抄错了一位').waitFor();
  await expectNoAxeViolations(phone);
  await phone.goto(`${world.url}/board/#/case/${wrong}`);
  await phone.getByText('最后一位数字是校验码，和前面对不上。').waitFor();
  await expectNoAxeViolations(phone);
  expect(asked).toEqual([]);

  // A code whose check digit holds and that nobody was given.
  const other = `SY26-48217-3065${checkDigit('482173065')}`;
  await phone.goto(`${world.url}/board/#/case`);
  await field.fill(other);
  await find.click();
  await phone.getByText('没有查到这个码。').waitFor();
  await expectNoAxeViolations(phone);
  expect(asked).toHaveLength(1);

  await phone.getByRole('link', { name: '重新输入' }).click();
  await field.fill(code.replaceAll('-', '').toLowerCase());
  await find.click();
  await phone.getByText('待回应').waitFor();
  await phone.getByText('west 中队').first().waitFor();
  expect(await phone.content()).not.toContain('栏杆');
  await expectNoAxeViolations(phone);
});

it('the wall of the centre shows the county and books whose sum is zero', async () => {
  const resident = await world.resident();
  const { code } = await report(resident);
  await walkTo('closed', { desk: await openDesk(world), resident, code });
  const wall = await newDesk(await openBrowser());
  await wall.setViewportSize({ width: 1920, height: 1080 });
  const errors = collectErrors(wall);
  await wall.goto(`${world.url}/board/#/screen`);
  await wall.getByText('全部账户相加').waitFor();
  const books = wall.getByRole('region', { name: /积分账本/ });
  await books.getByText('账平', { exact: true }).waitFor();
  await expect.poll(() => books.getByText('0', { exact: true }).count()).toBe(1);
  await books.getByText('3', { exact: true }).first().waitFor();
  await expectNoAxeViolations(wall);
  const root = 'document.documentElement';
  const size = await wall.evaluate(`[${root}.scrollWidth, ${root}.scrollHeight]`);
  expect(size, 'nothing lies outside the wall').toEqual([1920, 1080]);
  expect(errors).toEqual([]);
});
