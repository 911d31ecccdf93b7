import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Club, giveName, openClub } from '../activities.ts';
import { newPhone, openBrowser } from '../browser.ts';
import { idOf } from '../holders.ts';
import { inspectionOf, twoLooks } from './inspect.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let club: Club;
beforeAll(async () => {
  world = await startBrowserWorld();
  club = await openClub(world);
});
afterEach(closePages);
afterAll(() => world?.close());

it('from the desk to the phone: published, signed up for, signed in and out by the code, certified', async () => {
  const desk = await deskOf(world, 'intake');
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/activities`);
  await desk.getByText('还没有活动').waitFor();
  await tour.inspect('no activities');
  await press(desk, '发布活动');
  await desk.getByRole('heading', { name: '发布活动' }).waitFor();
  await tour.inspect('a new one');
  await desk.getByRole('button', { name: '发布', exact: true }).click();
  await desk.getByText('还没有填').first().waitFor();
  await tour.inspect('with nothing in it');
  expect(tour.faults()).toEqual([]);
});

it.each(twoLooks)('a volunteer on the phone, %o', async (looks) => {
  const number = looks.language === 'en' ? '13911180002' : '13911180001';
  const page = await phoneOf(world, { phone: number, name: '周小芳' }, looks);
  const me = await world.resident(number);
  const id = await club.publish({ seats: 1 }, [0.5, 2.5]);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.goto(`${world.url}/#/activities`);
  await tour.inspect('what is coming');
  await tour.visit('one', `#/activities/one/${id}`);
  await page.getByRole('button', { name: /^(报名|Sign up)$/ }).click();
  await page.getByText(/^(已报名|Signed up)$/).waitFor();
  await tour.inspect('signed up');
  const code = await club.code(id, 'in');
  await page.goto(`${world.url}/#/activities/here/${code}`);
  await page.getByRole('heading', { name: /签到了|You are signed in/ }).waitFor();
  await tour.inspect('signed in');
  await page.goto(`${world.url}/#/activities`);
  // Two turns of one moment would be none.
  await page
    .getByRole('heading', { name: /签到了|You are signed in/ })
    .waitFor({ state: 'detached' });
  await page.goto(`${world.url}/#/activities/here/${code}`);
  await page.getByText(/已经签到了|signed in already/).waitFor();
  await tour.inspect('scanned again');
  world.clock.advance({ hours: 2 });
  const out = await club.code(id, 'out');
  await page.goto(`${world.url}/#/activities/here/${out}`);
  await page.getByRole('heading', { name: /签退了|You are signed out/ }).waitFor();
  await tour.inspect('signed out');
  await tour.visit('one that is counted', `#/activities/one/${id}`);
  await page
    .getByText(/5 盏|5 lamps/)
    .first()
    .click({ force: true });
  await page.getByRole('button', { name: /交上评价|Send/ }).click();
  await page.getByText(/谢谢，记下了|Thank you/).waitFor();
  await tour.inspect('rated');
  // By then the day may have changed, and a certificate goes until today.
  await page.clock.setFixedTime(world.clock.now());
  await tour.visit('hours', '#/activities/hours');
  await page.getByRole('button', { name: /开证明|Make the certificate/ }).click();
  await page.getByText(/开好了|Done: number/).waitFor();
  await tour.inspect('certified');
  await tour.visit('scan', '#/activities/scan');
  // To be told that the code was scanned already is an answer of 409.
  expect(tour.faults().filter((fault) => !fault.includes('status of 409'))).toEqual([]);
  const { certificates } = (await me('getMyVolunteerHours')).ok;
  const board = await newPhone(await openBrowser(), looks);
  const checked = inspectionOf(board, { looks, touch: true, axe: true });
  await board.goto(`${world.url}/board/#/hours/${certificates[0]?.code}`);
  await board.getByText(/这张证明是真的|This certificate is genuine/).waitFor();
  await checked.inspect('a certificate');
  await checked.visit('any certificate', '#/hours');
  expect(checked.faults()).toEqual([]);
});

it('the organiser enters the sheet, a colleague confirms it and takes it back', async () => {
  const number = '13911180003';
  const me = await world.resident(number);
  await giveName(me);
  // The form has minutes, and what lies before the beginning does not count.
  world.clock.set(new Date(Math.ceil(world.clock.now().getTime() / 60_000) * 60_000));
  const id = await club.publish({}, [0.2, 1.2]);
  (await me('signUpForActivity', { params: { id } })).ok;
  expect(await idOf(me)).not.toBe('');
  world.clock.advance({ hours: 3 });
  const desk = await deskOf(world, 'intake');
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/activities/${id}`);
  await press(desk, '打开签到码');
  await desk.getByRole('img', { name: /签到的二维码/ }).waitFor();
  await press(desk, '看名单');
  await desk.getByRole('button', { name: /补一行/ }).waitFor();
  await tour.inspect('the list');
  await desk.getByRole('button', { name: /补一行/ }).click();
  await press(desk, '登记这一行');
  await desk.getByText(/登记好了：.+，计 60 分钟。/).waitFor();
  await tour.inspect('a line of the sheet');
  await desk.getByText('您自己登记的 1 人，要由另一位组织者核对。').waitFor();
  expect(tour.faults()).toEqual([]);
  const other = await deskOf(world, 'dispatcher');
  const taking = inspectionOf(other, { looks: {}, touch: false, axe: true });
  await other.goto(`${world.url}/console/#/activities/${id}`);
  await press(other, '看名单');
  await taking.inspect('what waits');
  expect((await me('getMyPoints')).ok.spendable).toBe(0);
  await press(other, '核对无误，1 人的积分入账');
  await other.getByRole('button', { name: /^核对无误/ }).waitFor({ state: 'detached' });
  expect((await me('getMyPoints')).ok.spendable).toBe(1);
  await other.getByRole('button', { name: /^撤回/ }).click();
  await other.getByRole('textbox', { name: '理由' }).fill('登记错了人');
  await taking.inspect('taking back');
  await other.getByRole('button', { name: '撤回', exact: true }).click();
  await other.getByText('已撤回').waitFor();
  expect(taking.faults()).toEqual([]);
});

it.each(twoLooks)('a newcomer is shown around, and has the gift, %o', async (looks) => {
  const number = `1391118010${twoLooks.indexOf(looks)}`;
  const page = await phoneOf(world, { phone: number }, looks);
  const body = { name: '周小芳', grid: '339999001001001', age: { kind: 'adult' } };
  (await (await world.resident(number))('completeProfile', { body })).ok;
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.goto(`${world.url}/#/tour`);
  for (let place = 0; place < 4; place++) {
    await tour.inspect(`page ${place + 1}`);
    await page.getByRole('button', { name: /下一页|Next/ }).click();
  }
  await page.getByRole('button', { name: /领见面礼|on to the gift/ }).click();
  await page.getByRole('heading', { name: /谢谢您看完|Thank you/ }).waitFor();
  await tour.inspect('done');
  expect(tour.faults()).toEqual([]);
  await world.settle();
  const { lines } = (await (await world.resident(number))('listMyAwards')).ok;
  expect(lines).toMatchObject([{ rule: '5.1', points: 5 }]);
});
