import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inspectionOf } from './inspect.ts';
import { follow, press } from './press.ts';
import { type BrowserWorld, closePages, deskOf, phoneOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

it('says of a list that could not be read that it could not, and not that something has left it', async () => {
  const sender = await world.resident('13911180002');
  const { id } = (await sender('sendFeedback', { body: { kind: 'suggestion', words: '再亮一点' } }))
    .ok;
  const desk = await deskOf(world, 'intake');
  await desk.route(/\/feedback\?show=/, (route) => route.abort());
  await desk.goto(`${world.url}/console/#/feedback/${id}`);
  await desk.getByRole('heading', { level: 1, name: '没能打开' }).waitFor();
  expect(await desk.getByText('不在这一栏了').count()).toBe(0);
  await desk.unroute(/\/feedback\?show=/);
  await press(desk.getByRole('region', { name: '意见反馈', exact: true }), '再试一次');
  await desk.getByText('再亮一点').first().waitFor();
});

it('a suggestion is sent on the phone, answered and asked about at the desk, rated, and adopted by a leader', async () => {
  const phone = await phoneOf(world, { phone: '13911180001', name: '周小芳' });
  const tour = inspectionOf(phone, { looks: {}, touch: true, axe: true });
  await phone.goto(`${world.url}/#/me`);
  await follow(phone, '意见反馈');
  await phone.getByText('还没有提过').waitFor();
  await tour.inspect('nothing said yet');
  await follow(phone, '提一条');
  await press(phone, '提交');
  await phone.getByText('写几个字，说清楚是什么事。').waitFor();
  await tour.inspect('feedback without words');
  await phone.getByRole('textbox', { name: '想说什么' }).fill('积分页上的字能不能再大一些');
  await press(phone, '提交');
  await phone.getByText('待受理', { exact: true }).waitFor();
  await tour.inspect('sent');

  const desk = await deskOf(world, 'intake');
  const at = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/feedback`);
  await desk.getByRole('link', { name: /建议 · 周\*芳/ }).click();
  await at.inspect('feedback to accept');
  await press(desk, '受理');
  await desk.getByRole('textbox', { name: '怎么答复' }).waitFor();
  await press(desk, '发出答复');
  await desk.getByText('请写几个字。').waitFor();
  await at.inspect('an answer without words');
  await desk.getByRole('textbox', { name: '怎么答复' }).fill('下一版可以调字号。');
  await desk.reload();
  const written = desk.getByRole('textbox', { name: '怎么答复' });
  await expect.poll(() => written.inputValue()).toBe('下一版可以调字号。');
  await press(desk, '发出答复');
  await desk.getByRole('heading', { name: '不在这一栏了' }).waitFor();
  await at.inspect('answered');
  await desk.getByRole('radio', { name: '已答复' }).check();
  await desk.getByRole('textbox', { name: '问什么' }).fill('现在看得清了吗？');
  await press(desk, '发出回访');
  await desk.getByText('回访中', { exact: true }).first().waitFor();
  expect(at.faults()).toEqual([]);

  await phone.reload();
  await phone.getByText('现在看得清了吗？').waitFor();
  await tour.inspect('to rate');
  await press(phone, '提交评价');
  await phone.getByText('请点几盏灯。').waitFor();
  await phone.getByRole('radio', { name: /很好/ }).check();
  await press(phone, '提交评价');
  await phone.getByText('已办结', { exact: true }).waitFor();
  await tour.inspect('rated');

  const leader = await deskOf(world, 'leader');
  await leader.goto(`${world.url}/console/#/feedback`);
  await leader.getByRole('radio', { name: '已办结' }).check();
  await leader.getByRole('link', { name: /建议 · 周\*芳/ }).click();
  await leader.getByRole('textbox', { name: '怎么采纳的' }).fill('已经排进下一版。');
  await press(leader, '采纳');
  await leader.getByText('已采纳', { exact: true }).waitFor();
  await phone.reload();
  await phone.getByText('已采纳', { exact: true }).waitFor();
  expect(tour.faults()).toEqual([]);
});
