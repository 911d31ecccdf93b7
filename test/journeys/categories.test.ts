import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { decidedCases } from '../../server/features/cases/service.ts';
import { learnCategories } from '../../server/features/category-models/service.ts';
import { findTopics } from '../../server/features/topics/service.ts';
import type { Caller } from '../app.ts';
import { expectNoAxeViolations, newPhone, openBrowser } from '../browser.ts';
import { positions } from '../county.ts';
import { decideSome, someDecided } from '../decided.ts';
import { adult, somebody } from '../families.ts';
import { report } from '../road.ts';
import { inspectionOf, looksOfDesk } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, seat, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
let resident: Caller;
/** A case of which another one tells, too. */
let alike = '';
beforeAll(async () => {
  world = await startBrowserWorld();
  resident = await somebody(world, '周小芳', adult);
}, 120_000);
afterEach(closePages);
afterAll(() => world?.close());

it.each(looksOfDesk)(
  'before anything was learnt and told, the pages say so, %o',
  async (looks, { axe }) => {
    const page = await seat(await newPhone(await openBrowser(), looks), world, 'leader');
    const tour = inspectionOf(page, { looks, touch: true, axe });
    await page.goto(`${world.url}/console/#/category-models`);
    await page.getByText(/还没有学过|Nothing learnt yet/).waitFor();
    await tour.inspect('nothing learnt');
    await tour.visit('nothing hot', '#/topics');
    expect(tour.faults()).toEqual([]);
  },
);

it('the desk takes what is suggested, the leader reads how well it does and goes back to keywords', async () => {
  await decideSome({ world, intake: await world.staff('intake') });
  expect(await learnCategories(world.deps, decidedCases(world.deps))).toBe(1);
  world.clock.advance({ minutes: 2 });
  const { code } = await report(resident, {
    words: '楼下的污水冒得到处都是',
    category: '040300',
  });
  const desk = await deskOf(world, 'intake');
  await desk.goto(`${world.url}/console/#/queue/${code}`);
  await desk.getByText('像是这一类').waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '就按这一类' }).click();
  await desk.getByRole('button', { name: /受理立案/ }).click();
  await desk.getByText('等派单员派给责任单位').first().waitFor();
  const shown = (await (await world.staff('auditor'))('getCase', { params: { code } })).ok;
  expect(shown.category).toBe('050100');

  const leader = await deskOf(world, 'leader');
  await leader.goto(`${world.url}/console/#/category-models`);
  await leader.getByText(`第 1 版，学了 ${someDecided().length} 件`).waitFor();
  await leader.getByText('各类成绩，差的在前').waitFor();
  const measured = await leader.getByRole('region', { name: '猜得怎样' }).textContent();
  expect(measured).toMatch(/逼它都说，说对\d+%.*只按关键词，说对\d+%/);
  await expectNoAxeViolations(leader);
  await leader.getByRole('button', { name: '只按关键词' }).click();
  await leader.getByLabel('理由').fill('这一版把积水认成别的了');
  await leader.getByRole('button', { name: '只按关键词' }).click();
  await leader.getByText('只按关键词猜，学过的都没有用。').waitFor();
  await leader.getByRole('button', { name: '改用第 1 版' }).click();
  await expectNoAxeViolations(leader);
  await leader.getByLabel('理由').fill('关键词改好了，再试这一版');
  await leader.getByRole('button', { name: '改用第 1 版' }).click();
  await leader.getByText('各类成绩，差的在前').waitFor();
});

it('a catalogue that cannot be fetched says so, and can be asked for again', async () => {
  const leader = await deskOf(world, 'leader');
  const catalogue = '**/api/339999/staff/categories';
  await leader.route(catalogue, (route) => route.fulfill({ status: 502, body: 'proxy' }));
  await leader.goto(`${world.url}/console/#/category-models`);
  const part = leader.getByRole('region', { name: '类别目录' });
  const again = part.getByRole('button', { name: '再试一次' });
  await again.waitFor();
  await expectNoAxeViolations(leader);
  await leader.unroute(catalogue);
  await again.click();
  await part.getByText('积水').first().waitFor();
});

it('two reports of one matter are merged at the desk, and split again', async () => {
  const words = '春晖桥头的雨水篦子断了两根，轮子会卡进去';
  const position = positions.west;
  const first = (await report(resident, { words, position })).code;
  const neighbour = await somebody(world, '王小梅', adult);
  const second = (await report(neighbour, { words: `${words}，请修`, position })).code;
  alike = second;
  const desk = await deskOf(world, 'intake');
  await desk.goto(`${world.url}/console/#/queue/${second}`);
  await desk.getByRole('heading', { name: '是不是同一件事' }).waitFor();
  await desk.getByText('写的几乎一样').first().waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: `并到这件：${first}` }).click();
  await desk.getByText(`请到 ${first} 上办`).waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: `把 ${second} 拆开单独办` }).click();
  await desk.getByRole('button', { name: `并到这件：${first}` }).waitFor();
});

it('what only people know to be one matter is merged by its code', async () => {
  const { code: told } = await report(resident, {
    words: '东头的灯不亮',
    position: positions.west,
  });
  const neighbour = await somebody(world, '王小兰', adult);
  const { code } = await report(neighbour, { words: '晚上看不见台阶', position: positions.west });
  const desk = await deskOf(world, 'intake');
  await desk.goto(`${world.url}/console/#/queue/${code}`);
  const other = desk.locator('details').filter({ hasText: '按编号并' });
  await other.locator('summary').click();
  await other.getByLabel('并到哪个编号').fill('LX26');
  await other.getByRole('button', { name: '并到这件' }).click();
  await other.getByText('请照样子写全编号。').waitFor();
  await expectNoAxeViolations(desk);
  await other.getByLabel('并到哪个编号').fill(told.toLowerCase());
  await other.getByRole('button', { name: '并到这件' }).click();
  await desk.getByText(`请到 ${told} 上办`).waitFor();
});

it('where what belongs together could not be read, the desk says so and asks again', async () => {
  const desk = await deskOf(world, 'intake');
  await desk.route('**/matter', (route) => route.fulfill({ status: 503 }));
  await desk.goto(`${world.url}/console/#/queue/${alike}`);
  const again = desk.getByRole('button', { name: '再试一次' });
  await again.waitFor();
  await expectNoAxeViolations(desk);
  await desk.unroute('**/matter');
  await again.click();
  await desk.getByRole('heading', { name: '是不是同一件事' }).waitFor();
});

it('what several people tell of is hot', async () => {
  for (const [name, words] of [
    ['陈一', '临江公园什么时候开工'],
    ['陈二', '临江公园围挡三年了还没动工'],
    ['陈三', '咨询临江公园建设进度'],
  ] as const)
    await report(await somebody(world, name, adult), { words });
  await findTopics(world.deps);
  const leader = await deskOf(world, 'leader');
  await leader.goto(`${world.url}/console/#/topics`);
  await leader.getByText(/3 人说过/).waitFor();
  await expectNoAxeViolations(leader);
});

it.each(looksOfDesk)('on a phone of staff all of it fits, %o', async (looks, { axe }) => {
  const page = await seat(await newPhone(await openBrowser(), looks), world, 'intake');
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await page.goto(`${world.url}/console/#/category-models`);
  await page.getByText(/各类成绩，差的在前|Kind by kind/).waitFor();
  await tour.inspect('what was learnt');
  await page
    .getByRole('button', { name: /^(修改“|Edit “)/ })
    .first()
    .click();
  await page.getByLabel(/严重程度|Severity/).fill('9');
  await page.locator('main form button[type=submit]').first().click();
  await tour.inspect('a category with what is missing');
  await tour.visit('what is hot', '#/topics');
  await tour.visit('a case and what is like it', `#/queue/${alike}`);
  expect(tour.faults()).toEqual([]);
});
