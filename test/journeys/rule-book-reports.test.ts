import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consentForms } from '../../contract/consent-forms.ts';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { positions } from '../county.ts';
import { liveTogether } from '../holders.ts';
import { openDesk, report, walkTo } from '../road.ts';
import {
  expectLine,
  neighbour,
  openStatement,
  reportOnPhone,
  startUnderDefaultBook,
  tenOClock,
} from './default-book.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, sameOwner } from './world.ts';

/* Reports under the rule book of the demo: what each earns, and the reason that its reporter reads. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startUnderDefaultBook('2026-03-10');
});
afterEach(closePages);
afterAll(() => world?.close());

let phones = 0;
const nextPhone = () => `139121100${String(phones++).padStart(2, '0')}`;

const verified = async (code: string, resident: Parameters<typeof walkTo>[1]['resident']) =>
  walkTo('awaiting_confirmation', { desk: await openDesk(world), resident, code });

it('the public book names what a celebration doubles, how many count a day, and when points lapse', async () => {
  const board = await newPhone(await openBrowser());
  await board.clock.setFixedTime(world.clock.now());
  await board.goto(`${world.url}/board/#/rules`);
  const doubled = '上报属实、巡逻、参与调解、主持调解、和解的积分 2 倍。';
  for (const sentence of [
    `平安月（2026 年 3 月 1 日至 2026 年 3 月 31 日），${doubled}`,
    `国庆（2026 年 10 月 1 日至 2026 年 10 月 7 日），${doubled}`,
    `春节（2027 年 2 月 5 日至 2027 年 2 月 20 日），${doubled}`,
    '各条加在一起，每人每天最多计 20 次。',
    '积分在挣到的下一年年底到期：2026 年挣的，用到 2027 年 12 月 31 日；先花先到期的。',
  ])
    await board.getByText(sentence).first().waitFor();
});

it.each([
  {
    campaign: '平安月',
    day: '2026-03-10',
    place: '老街 3 号门口',
    words: '下水道反水，一楼进水了',
  },
  { campaign: '国庆', day: '2026-10-03', place: '桥头 7 号', words: '雨一停路口就积一滩水' },
  { campaign: '春节', day: '2027-02-10', place: '码头边', words: '沟堵住了，臭水漫出来' },
])('$campaign doubles a hazard in the neighbourhood', async ({ campaign, day, ...seen }) => {
  world.clock.set(tenOClock(day));
  const { page, call } = await neighbour(world, nextPhone());
  const code = await reportOnPhone(world, page, { kind: '积水', ...seen });
  const why = `小区隐患，每件 3 分，${campaign} 2 倍，共 6 分（细则 2.3，第 2 版）。核实属实后入账。`;
  await press(page, '为什么是 6 分？');
  await page.getByRole('dialog').getByText(why, { exact: true }).waitFor();
  await openStatement(world, page);
  await expectLine(page, { why, points: '+6', state: '待核' });
  await verified(code, call);
  await openStatement(world, page);
  await expectLine(page, { why, points: '+6' });
});

const ordinary = '2027-03-10';

it.each([
  {
    kind: '乱停车',
    words: '一排汽车把店门口都停满了',
    place: '建设路 12 号',
    points: '+3',
    why: '乱停车，每件 3 分（细则 2.1，第 2 版）。核实属实后入账。',
    en: 'Illegal parking: 3 each (rule 2.1, version 2); settled once verified.',
  },
  {
    kind: '电瓶车进楼、飞线充电',
    words: '三楼窗口拉了一根线下来给车充电',
    place: '新村 4 幢',
    points: '+5',
    why: '安全隐患（消防、人身、治安），每件 5 分（细则 2.2，第 2 版）。核实属实后入账。',
    en: 'Safety hazard (fire, danger to people, public order): 5 each (rule 2.2, version 2); settled once verified.',
  },
  {
    kind: '路灯不亮',
    words: '晚上从这里走什么都看不见',
    place: '后巷口',
    points: '+3',
    why: '小区隐患，每件 3 分（细则 2.3，第 2 版）。核实属实后入账。',
    en: 'Neighbourhood hazard: 3 each (rule 2.3, version 2); settled once verified.',
  },
  {
    kind: '邻里纠纷',
    words: '两家为了晒衣服吵了好几回',
    place: '二组晒场',
    points: '+2',
    why: '提供纠纷线索，每件 2 分（细则 3.1，第 2 版）。核实属实后入账。',
    en: 'A clue to a dispute: 2 each (rule 3.1, version 2); settled once verified.',
  },
])('$kind earns $points once it is verified', async ({ why, en, points, ...seen }) => {
  world.clock.set(tenOClock(ordinary));
  const { page, call } = await neighbour(world, nextPhone());
  const code = await reportOnPhone(world, page, seen);
  await verified(code, call);
  await openStatement(world, page);
  await expectLine(page, { why, points, also: '有效至 2028 年 12 月 31 日' });
  const looks: Looks = { language: 'en', elder: true };
  const large = await sameOwner(await page.context().cookies(), looks);
  await openStatement(world, large);
  await expectLine(large, { why: en, points, state: 'Settled' });
});

it('solved, and confirmed by whoever reported it: two more on the next day', async () => {
  world.clock.set(tenOClock(ordinary));
  const { page, call } = await neighbour(world, nextPhone());
  const seen = { kind: '垃圾没清', words: '垃圾堆了三天没人来收', place: '菜场后门' };
  const code = await reportOnPhone(world, page, seen);
  await verified(code, call);
  await page.goto(`${world.url}/#/case/${code}`);
  await page.getByRole('radio', { name: /满意/ }).last().check();
  await press(page, '确认解决');
  await page.getByText('您确认解决了').first().waitFor();
  const bonus = {
    why: '上报的事解决了并由本人确认，每件 2 分（细则 2.4，第 2 版）。次日入账。',
    points: '+2',
  };
  await openStatement(world, page);
  await expectLine(page, { ...bonus, state: '明天入账' });
  world.clock.advance({ days: 1 });
  await world.settle();
  await openStatement(world, page);
  await expectLine(page, bonus);
});

it('what is mended before the house is shared with the family', async () => {
  world.clock.set(tenOClock('2027-03-12'));
  const { page, call } = await neighbour(world, nextPhone());
  await liveTogether(world, [call]);
  const seen = { kind: '路面坏了', words: '门口石板断了，老人绊过脚', place: '水井边' };
  const code = await reportOnPhone(world, page, seen);
  await verified(code, call);
  await openStatement(world, page);
  await expectLine(page, {
    why: '小区隐患，每件 3 分，其中 1 分记到家庭账户，2 分记给本人（细则 2.3，第 2 版）。核实属实后入账。',
    points: '+2',
    also: '家庭账户 1 分',
  });
});

it('of several reports at one place the first counts, and the second is told so', async () => {
  world.clock.set(tenOClock('2027-03-14'));
  const first = await neighbour(world, nextPhone());
  const words = '涵洞里积水到膝盖，车开不过去';
  await report(first.call, { category: '030100', words, position: positions.west });
  const { page, call } = await neighbour(world, nextPhone());
  const textVersion = consentForms.location.version;
  const location = { params: { purpose: 'location' }, body: { given: true, textVersion } };
  (await call('setMyConsent', location)).ok;
  const { lng: longitude, lat: latitude } = positions.west;
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ longitude, latitude, accuracy: 8 });
  await page.goto(`${world.url}/#/report`);
  await page.getByText('误差约 8 米').waitFor();
  await page.getByRole('textbox', { name: '说一句' }).fill(`${words}，快抽一抽`);
  await page.getByRole('heading', { name: '附近有人报过，是同一件事吗？' }).waitFor();
  await press(page, '不是同一件');
  await press(page, '发送');
  await page.waitForURL(/#\/sent\//);
  await openStatement(world, page);
  await expectLine(page, {
    why: '小区隐患：同一地点 7 天内已有人先报，或您说是同一件，这件照常处理，不计分（细则 2.3，第 2 版）。',
    points: '0',
  });
});

it('a fight earns nothing, and whoever tells of it is told so', async () => {
  world.clock.set(tenOClock('2027-03-16'));
  const { page } = await neighbour(world, nextPhone());
  const seen = { kind: '打架、持刀伤人', words: '夜宵摊边上有人打架', place: '江边' };
  await reportOnPhone(world, page, seen);
  await page.getByText('这一类不计分，一样会办、会答复您。').waitFor();
  await openStatement(world, page);
  // The list has come.
  await page.getByText('新居民礼').first().waitFor();
  expect(await page.getByText(seen.kind).count()).toBe(0);
});
