import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openClub, partOf } from '../activities.ts';
import { agreement, inCharge, inSession, openFile, someone } from '../mediations.ts';
import { agreeAt } from './agreeing.ts';
import { inspectionOf } from './inspect.ts';
import { press } from './press.ts';
import { signIn } from './signing.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

async function agreedAtTheDesk(phone: string) {
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/for-somebody`);
  await agreeAt(page, phone);
  await page.getByText(/正在为.+代办/).waitFor();
  return page;
}

it('somebody at the window signs up, says a wish and hears what they were told', async () => {
  const club = await openClub(world);
  const activity = await club.publish({ title: { zh: '清河道', en: 'Clearing the brook' } });
  const one = await someone(world);
  await world.settle();
  const page = await agreedAtTheDesk(one.phone);
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });

  const activities = page.getByRole('region', { name: '活动', exact: true });
  await press(page, '看看有什么活动');
  await activities.getByText('清河道').waitFor();
  await press(page, '替他报名');
  await activities.getByText('已报名').waitFor();
  await tour.inspect('signed up');
  expect(await partOf(one.call, activity)).toMatchObject({ state: 'seated' });

  await page.getByLabel('他想要什么').fill('电热水壶');
  await press(page, '记一笔');
  await page.getByText('记上了。').waitFor();

  await world.settle();
  await press(page, '看看没看过的');
  await press(page, '都念过了');
  await page.getByText('没有要念的。').waitFor();
  await tour.inspect('notices were read out');
  expect(tour.faults()).toEqual([]);
  const { notices } = (await one.call('listMyNotices')).ok;
  expect(notices.every(({ read }) => read)).toBe(true);
});

it('a party is read their rights at the window, and answers the text that they know', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  const { id } = await openFile(world, { one, other });
  const page = await agreedAtTheDesk(one.phone);
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await press(page, '看看有没有要他答的');
  await page.getByText('念给他听：权利义务告知书').click();
  await tour.inspect('the rights are read out');
  await press(page, '听明白了，自愿参加');
  await page.getByText('记下了。').waitFor();
  const file = (await inCharge(world)('getMediation', { params: { id } })).ok;
  expect(file.parties[0]).toMatchObject({ informedAtDesk: true });
  expect(await page.getByText(other.name).count()).toBe(0);
  expect(tour.faults()).toEqual([]);
});

it('nobody agrees to a text that they do not know', async () => {
  const file = await inSession(world);
  const params = { id: file.id };
  (await file.mediator.call('proposeMyAgreement', { params, body: agreement })).ok;
  const page = await agreedAtTheDesk(file.one.phone);
  await press(page, '看看有没有要他答的');
  await page.getByText('答复协议').click();
  await press(page, '他同意');
  await page.getByText('先问清楚：他知道内容吗？').waitFor();
  await page.getByLabel('他说：手里的就是这一份，内容都知道').check();
  await press(page, '他同意');
  await page.getByText('记下了。').waitFor();
  const shown = (await inCharge(world)('getMediation', { params })).ok;
  expect(shown.parties[0]).toMatchObject({ answer: 'agreed', signedAtDesk: true });
  expect(await page.getByText('赔 800 元').count()).toBe(0);
});

it('a party without a number signs what they agree to', async () => {
  const file = await inSession(world);
  const params = { id: file.id };
  (await file.mediator.call('proposeMyAgreement', { params, body: agreement })).ok;
  await world.deps.database.pool.query(
    'update residents set phone_index = null, phone_sealed = null, phone_detached_at = $2 where id = $1',
    [file.one.id, world.clock.now()],
  );
  const page = await deskOf(world, 'intake');
  await page.goto(`${world.url}/console/#/for-somebody/${file.one.id}`);
  await press(page, '本人已签字同意，开始代办');
  await page.getByText(/正在为.+代办/).waitFor();
  const tour = inspectionOf(page, { looks: {}, touch: false, axe: true });
  await press(page, '看看有没有要他答的');
  await page.getByText('答复协议').click();
  await page.getByLabel('他说：手里的就是这一份，内容都知道').check();
  await press(page, '他同意');
  await page.getByText('没有手机号的，同意要本人签名。').waitFor();
  await tour.inspect('nothing is signed yet');
  await signIn(page, page.getByRole('img', { name: /请本人在框里签名/ }));
  const sent = page.waitForRequest(/\/answer$/);
  await press(page, '他同意');
  expect((await sent).postDataJSON()).toMatchObject({ signature: expect.stringMatching(/^M/) });
  await page.getByText('记下了。').waitFor();
  expect(tour.faults()).toEqual([]);
  const shown = (await inCharge(world)('getMediation', { params })).ok;
  expect(shown.parties[0]).toMatchObject({ answer: 'agreed', signedAtDesk: true });
});
