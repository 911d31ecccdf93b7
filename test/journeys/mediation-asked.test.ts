import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  agreed,
  agreement,
  type File,
  inCharge,
  inSession,
  mediationRules,
  someone,
} from '../mediations.ts';
import { enforce } from '../rulebooks.ts';
import { inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { signIn } from './signing.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
  await enforce(world, mediationRules);
});
afterEach(closePages);
afterAll(() => world?.close());

it('a form that tells of blows names 110 first, and opens no file until each of three questions is answered', async () => {
  const page = await deskOf(world, 'mediator');
  await page.clock.setFixedTime(world.clock.now());
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await page.goto(`${world.url}/console/#/mediations/new`);
  await page.getByRole('combobox', { name: '哪个网格' }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('西网格', { exact: true }).click();
  const facts = page.getByRole('textbox', { name: '纠纷简要情况' });
  await facts.fill('两家为晒谷场吵过');
  expect(await page.getByRole('link', { name: '打 110' }).count()).toBe(0);
  await page.getByRole('checkbox', { name: '有打骂、威胁或家暴' }).waitFor();
  await facts.fill('两家为晒谷场吵过，还动手打了人');
  await page.getByRole('link', { name: '打 110' }).waitFor();
  await page.getByText('写到了“动手打”').waitFor();
  // Each of the three is asked about once.
  await expect.poll(() => page.getByText('有打骂、威胁或家暴').count()).toBe(1);
  await page.getByRole('textbox', { name: '姓名' }).first().fill('韩大成');
  await page.getByRole('textbox', { name: '姓名' }).last().fill('秦小满');
  await page.locator('main form button[type=submit]').click();
  await page.getByText('三项都要问过、答过，才能立卷。').waitFor();
  await tour.inspect('three questions that are not answered');
  const answer = (of: string, says: string) =>
    page.getByRole('group', { name: of }).getByRole('radio', { name: says, exact: true }).check();
  await answer('有打骂、威胁或家暴', '问过，没有');
  await answer('有人受伤', '问过，没有');
  await answer('当事人未满 18 岁', '有');
  await page.locator('main form button[type=submit]').click();
  await page.getByText('不在这里调解。请打未成年人保护热线').first().waitFor();
  await answer('当事人未满 18 岁', '问过，没有');
  await page.locator('main form button[type=submit]').click();
  await page.getByRole('heading', { name: /人调字/ }).waitFor();
  await page.getByText('和谁是一家人查不到').first().waitFor();
  // The browser complains of the refusal that is asked for above.
  expect(tour.faults().filter((fault) => !/status of 422/.test(fault))).toEqual([]);
});

it('the first page of a desk leads to the work that waits for its review', async () => {
  const { one } = await agreed(world);
  const looks = { language: 'en' as const, dark: true };
  const page = await deskOf(world, 'mediator_second', looks);
  await page.clock.setFixedTime(world.clock.now());
  const tour = inspectionOf(page, { looks, touch: false, axe: true });
  await page.goto(`${world.url}/console/#/workbench`);
  await page.getByRole('link', { name: /Mediations to review/ }).click();
  await page.getByRole('link', { name: new RegExp(one.name) }).waitFor();
  await page.getByText('Mine to review').first().waitFor();
  await tour.inspect('what waits for my review');
  expect(tour.faults()).toEqual([]);
});

async function write({ id: file, mediator }: File, terms: string): Promise<void> {
  const asked = { params: { id: file }, body: { ...agreement, terms } };
  (await mediator.call('proposeMyAgreement', asked)).ok;
  await world.settle();
}

it('a party who is asked whether they agree is asked anew once another text is written', async () => {
  const file = await inSession(world);
  await write(file, '十天内修好');
  const page = await phoneOf(world, file.one);
  await page.clock.install({ time: world.clock.now() });
  await page.goto(`${world.url}/#/mediations/${file.id}`);
  await press(page, '我同意这份协议');
  const question = page.getByRole('dialog', { name: '同意这份协议？' });
  await question.waitFor();
  world.clock.advance({ minutes: 1 });
  await write(file, '三十天内修好，不赔钱');
  // Its news is asked for now and then.
  await page.clock.fastForward(20_000);
  await page.getByText('三十天内修好，不赔钱').waitFor();
  await page.getByText('请看过这一份再答复').waitFor();
  await question.waitFor({ state: 'hidden' });
  await press(page, '我同意这份协议');
  await press(page, '同意');
  await page.getByText('已同意').waitFor();
});

it('what is drawn on the tablet under one text is not sent under another', async () => {
  const file = await inSession(world);
  await write(file, '十天内修好');
  const page = await deskOf(world, 'mediator');
  await page.clock.setFixedTime(world.clock.now());
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await page.goto(`${world.url}/console/#/mediations/${file.id}`);
  const pad = page.getByRole('img', { name: new RegExp(file.one.name) });
  await signIn(page, pad);
  await page.getByRole('button', { name: '重签' }).waitFor();
  world.clock.advance({ minutes: 1 });
  await write(file, '三十天内修好，不赔钱');
  // Whoever does something in a file reads it anew.
  await press(page, '存入材料');
  await page.getByLabel('内容').fill('身份证看过了');
  await press(page, '存入');
  await page.getByText('框里的签名已清空').waitFor();
  await page.getByRole('button', { name: '重签' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '确认签字' }).first().click();
  await page.getByText('请先签名').waitFor();
  await tour.inspect('another text to be signed');
  await signIn(page, pad);
  await page.getByRole('button', { name: '确认签字' }).first().click();
  await page.getByText('同意协议（在窗口').waitFor();
  expect(tour.faults()).toEqual([]);
});

it('a team that is said anew opens with its members, and loses only whoever is taken out', async () => {
  const [stays, goes] = [await someone(world), await someone(world)];
  const members = [stays, goes].map(({ phone }) => ({
    phone,
    role: 'volunteer',
    stateEmployee: false,
  }));
  const body = { id: null, name: '老街调解队', area: '339999001000', members };
  (await inCharge(world)('saveMediationTeam', { body })).ok;
  const looks = { language: 'en' as const, dark: true };
  const page = await deskOf(world, 'mediator', looks);
  await page.clock.setFixedTime(world.clock.now());
  const tour = inspectionOf(page, { looks, touch: false, axe: true });
  await page.goto(`${world.url}/console/#/mediators`);
  const team = page.getByRole('region', { name: 'Teams' });
  await team.getByRole('listitem').filter({ hasText: stays.name }).getByRole('button').click();
  const form = team.locator('form');
  await form.getByText(goes.name).waitFor();
  await tour.inspect('a team with its members');
  const order = (await form.textContent()) ?? '';
  const last = order.indexOf(goes.name) > order.indexOf(stays.name);
  const takeOut = form.getByRole('button', { name: 'Take out' });
  await (last ? takeOut.last() : takeOut.first()).click();
  await form.getByText(goes.name).waitFor({ state: 'hidden' });
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'hidden' });
  const { teams } = (await inCharge(world)('listMediationTeams')).ok;
  expect(teams.flatMap((one) => one.members).map(({ id }) => id)).toEqual([stays.id]);
  expect(tour.faults()).toEqual([]);
});
