import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sendRedPackets } from '../../server/features/red-packets/service.ts';
import type { Person } from '../county.ts';
import { adult } from '../families.ts';
import { givePoints } from '../holders.ts';
import { openTill } from '../red-packets.ts';
import { inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let till: Awaited<ReturnType<typeof openTill>>;
beforeAll(async () => {
  till = await openTill();
  world = await startBrowserWorld({ alipay: till.alipay });
});
afterEach(closePages);
afterAll(async () => {
  await world?.close();
  await till?.standIn.close();
});

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

async function seatAt(person: Person, hash: string) {
  const desk = await deskOf(world, person);
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#${hash}`);
  return { desk, tour };
}

it('is offered, asked for, put into a batch by one, approved by another, and paid', async () => {
  const first = await seatAt('treasurer', '/red-packets/new');
  await first.desk.getByLabel('名称（中文）').waitFor();
  await press(first.desk, '开放申请');
  await first.tour.inspect('an offer handed in empty');
  await first.desk.getByLabel('名称（中文）').fill('平安参与红包');
  await first.desk.getByLabel('名称（英文）').fill('For taking part');
  await first.desk.getByLabel('说明（中文）').fill('感谢您参与邻里平安');
  await first.desk.getByLabel('说明（英文）').fill('Thank you for taking part');
  await press(first.desk, '开放申请');
  await first.desk.getByText('平安参与红包').waitFor();
  await first.tour.inspect('what is offered');

  const number = '13611110021';
  const resident = await world.resident(number);
  await resident('completeProfile', { body: { name: '罗丢丢', age: adult } });
  const phone = await phoneOf(world, { phone: number, name: '罗丢丢' });
  await givePoints(world, resident, 50);
  const tour = inspectionOf(phone, { looks: {}, touch: true, axe: true });
  await phone.goto(`${world.url}/#/shop/red-packets`);
  await phone.getByRole('link', { name: '申请 平安参与红包' }).waitFor();
  await tour.inspect('red packets of a resident');
  await phone.getByRole('link', { name: '申请 平安参与红包' }).click();
  await phone.getByLabel('手机号', { exact: true }).waitFor();
  await press(phone, '确认申请 20 元');
  await tour.inspect('a wish handed in empty');
  await phone.getByLabel('手机号', { exact: true }).fill('139 1111 2222');
  await press(phone, '确认申请 20 元');
  await press(phone, '发验证码');
  await tour.inspect('a code that is asked for');
  await press(phone, /验证码 \d{6}/);
  await press(phone, '确认');
  await press(phone, '确认申请 20 元');
  await phone.getByRole('heading', { name: '申请好了' }).last().waitFor();
  await tour.inspect('asked for');
  await phone.getByRole('link', { name: '看看我的红包' }).click();
  await phone.getByText('等核对').waitFor();
  await tour.inspect('a red packet that waits');

  await first.desk.goto(`${world.url}/console/#/red-packets/waiting`);
  await first.desk.getByText('罗*丢').waitFor();
  await first.desk.getByLabel('全选这一页').check();
  await first.tour.inspect('chosen');
  await press(first.desk, '编成一批');
  await first.desk.getByText('您编的批，由另一个人批准。').waitFor();
  await first.tour.inspect('a batch of one’s own');

  const second = await seatAt('leader', '/red-packets');
  await second.desk.getByRole('link', { name: /1 个 · ¥20.00/ }).click();
  await second.desk.getByLabel('意见').fill('名单与台账核对一致');
  await second.tour.inspect('a batch to approve');
  await press(second.desk, /批准发放 1 个/);
  await second.desk.getByText('已到账 0 个，还在办 1 个').waitFor();
  await sendRedPackets({ ...world.deps, alipay: till.alipay });
  await second.desk.reload();
  await second.desk.getByText('已到账 1 个，还在办 0 个').waitFor();
  await second.tour.inspect('a batch that is paid');
  await phone.reload();
  await phone.getByText('已到账').waitFor();
  await tour.inspect('a red packet that is paid');
  expect(till.standIn.paidTo('13911112222')).toEqual(['20.00']);
  for (const one of [first.tour, second.tour, tour]) expect(one.faults()).toEqual([]);
}, 180_000);
