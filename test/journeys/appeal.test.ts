import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { grids } from '../county.ts';
import { adult } from '../families.ts';
import { liveTogether, spendTogether } from '../holders.ts';
import { copied, takenBack } from '../owing.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { changedRule, cheatRule, enforce } from '../rulebooks.ts';
import { inspectionOf } from './inspect.ts';
import { dialog, longSeated, showCode } from './step-up.ts';
import {
  type BrowserWorld,
  closePages,
  deskOf,
  phoneOf,
  sameOwner,
  startBrowserWorld,
} from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** Somebody of whom three points were taken back after two had been spent, with the phone in hand. */
async function someoneOwing(owner: { phone: string; name: string }) {
  const phone = await phoneOf(world, owner);
  const resident = await world.resident(owner.phone);
  // The gift for the profile is spent too, so that something is owed.
  await takenBack(world, { desk: await openDesk(world), resident, spent: 7 });
  await world.settle();
  return { phone, resident };
}

it('points taken back are contested on the phone, and another reviewer gives them back', async () => {
  const { phone, resident } = await someoneOwing({ phone: '13911150001', name: '周小芳' });
  const tour = inspectionOf(phone, { looks: {}, touch: true, axe: true });
  await phone.goto(`${world.url}/#/points`);
  await phone.getByText('还欠 2 分', { exact: true }).waitFor();
  await tour.inspect('statement with a debt');
  await phone.getByRole('link', { name: '不同意？申诉' }).click();
  await phone.getByRole('button', { name: '提交申诉' }).click();
  await phone.getByText('请写几个字').waitFor();
  await tour.inspect('appeal without words');
  await phone.getByRole('textbox', { name: '哪里不对' }).fill('照片是我自己在现场拍的。');
  await phone.getByRole('button', { name: '提交申诉' }).click();
  await phone.getByText('等答复').waitFor();
  await tour.inspect('open appeal');
  const large = await sameOwner(await phone.context().cookies(), { elder: true, language: 'en' });
  const elder = inspectionOf(large, {
    looks: { elder: true, language: 'en' },
    touch: true,
    axe: true,
  });
  await large.goto(phone.url());
  await large.getByText('Waiting').waitFor();
  await elder.inspect('open appeal');
  expect([...tour.faults(), ...elder.faults()]).toEqual([]);

  const first = await deskOf(world, 'reviewer');
  await first.goto(`${world.url}/console/#/appeals`);
  await first.getByRole('link', { name: /违停/ }).click();
  await first.getByText('这笔积分是您撤回的').waitFor();

  const second = await deskOf(world, 'reviewer_second');
  const desk = inspectionOf(second, { looks: {}, touch: false, axe: true });
  await second.goto(`${world.url}/console/#/appeals`);
  await second.getByRole('link', { name: /违停/ }).click();
  await second.getByRole('button', { name: '提交答复' }).click();
  await desk.inspect('appeal to answer');
  await second.getByText('申诉成立').click();
  await second.getByRole('textbox', { name: '依据' }).fill('调看了现场视频，是本人拍的。');
  await second.getByRole('button', { name: '提交答复' }).click();
  await second.getByRole('heading', { name: '这件已经答复了' }).waitFor();
  await desk.inspect('answered appeal');
  expect(desk.faults()).toEqual([]);
  await phone.reload();
  await phone.getByText('申诉成立，分已经补回').waitFor();
  expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 1, owed: 0 });
});

it('a reviewer takes settled points back on the case: the notice leads to the appeal, and whoever reported it is paid', async () => {
  await enforce(world, [cheatRule]);
  const witness = await phoneOf(world, { phone: '13911150013', name: '孙秀英' });
  const teller = await world.resident('13911150013');
  await teller('completeProfile', { body: { name: '孙秀英', grid: grids.west, age: adult } });
  const tip = { category: '080100', words: '那张照片是别处的，我天天路过。' };
  const told = await report(teller, tip);
  const phone = await phoneOf(world, { phone: '13911150003', name: '陈永福' });
  const resident = await world.resident('13911150003');
  const { code } = await report(resident);
  const centre = await openDesk(world);
  await walkTo('awaiting_confirmation', { desk: centre, resident, code });
  await walkTo('accepted', { desk: centre, resident, code: told.code });
  const desk = await deskOf(world, 'reviewer');
  const tour = inspectionOf(desk, { looks: {}, touch: false, axe: true });
  await desk.goto(`${world.url}/console/#/queue/${code}`);
  await desk.getByRole('button', { name: '撤回', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: '撤回积分' }).click();
  await tour.inspect('points to take back');
  await dialog.getByRole('combobox').click();
  await desk.getByTitle('与事实不符').click();
  await dialog.getByRole('textbox', { name: '依据' }).fill('现场没有这回事。');
  await dialog.getByRole('textbox', { name: '凭哪件举报' }).fill(code);
  await dialog.getByRole('button', { name: '撤回积分' }).click();
  await dialog.getByText('没有找到这件积分作弊举报').first().waitFor();
  await tour.inspect('a code of another report');
  await dialog.getByRole('textbox', { name: '凭哪件举报' }).fill(told.code);
  await dialog.getByRole('button', { name: '撤回积分' }).click();
  await desk.getByText('已撤回').first().waitFor();
  expect(tour.faults()).toEqual([]);
  await world.settle();
  await phone.goto(`${world.url}/#/notices`);
  await phone.getByRole('link', { name: /3 分已撤回/ }).click();
  await phone.getByRole('textbox', { name: '哪里不对' }).waitFor();
  expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 5, owed: 0 });
  await witness.goto(`${world.url}/#/points`);
  await witness.getByText('举报积分作弊').first().waitFor();
  await witness.getByText(/追回/).first().waitFor();
});

it('what a household owes stands in the list with its members, and is waived by two', async () => {
  const member = await world.resident('13911150004');
  await member('completeProfile', { body: { name: '何秀英', grid: grids.west } });
  const household = await liveTogether(world, [member, await world.resident()]);
  await enforce(world, [changedRule('2.2', { householdPercent: 100 })]);
  const { code, awards } = await report(member);
  const centre = await openDesk(world);
  await walkTo('awaiting_confirmation', { desk: centre, resident: member, code });
  await spendTogether(world, household, 2);
  const params = { id: awards[0]?.id ?? '' };
  await centre.reviewer('reverseAward', { params, body: copied });
  const asking = await deskOf(world, 'treasurer');
  const tour = inspectionOf(asking, { looks: {}, touch: false, axe: true });
  await asking.goto(`${world.url}/console/#/debts`);
  await asking.getByRole('link', { name: '何*英的家庭' }).click();
  await asking.getByText('是家庭账户欠的').waitFor();
  await asking.getByRole('textbox', { name: '理由' }).fill('一家老小都不懂，第一次。');
  await tour.inspect('debt of a household');
  await asking.getByRole('button', { name: '提出，等人复核' }).click();
  await asking.getByText('这是您提出的').waitFor();
  const signing = await deskOf(world, 'leader');
  await signing.goto(`${world.url}/console/#/debts/${household}`);
  await signing.getByRole('textbox', { name: '依据' }).fill('上门问过了。');
  await signing.getByRole('button', { name: '同意减免' }).click();
  await signing.getByRole('heading', { name: '已经不欠了' }).waitFor();
  expect(tour.faults()).toEqual([]);
  await world.settle();
  const told = (await member('listMyNotices')).ok.notices.map(({ words }) => words.zh);
  expect(told.join()).toContain('家庭账户欠的积分减免了 2 分，还欠 0 分。');
});

it('a treasurer asks to waive what somebody owes, and a leader signs', async () => {
  const { resident } = await someoneOwing({ phone: '13911150002', name: '吴桂兰' });
  const asking = await deskOf(world, 'treasurer');
  const tour = inspectionOf(asking, { looks: {}, touch: false, axe: true });
  await asking.goto(`${world.url}/console/#/debts`);
  await asking.getByRole('link', { name: '吴*兰' }).click();
  await tour.inspect('debt');
  await asking.getByRole('textbox', { name: '理由' }).fill('老人第一次用，不懂规则。');
  await asking.getByRole('button', { name: '提出，等人复核' }).click();
  await asking.getByText('这是您提出的').waitFor();
  await tour.inspect('waiver of one’s own');
  const signing = await deskOf(world, 'leader', { language: 'en', dark: true });
  const looks = { language: 'en', dark: true } as const;
  const other = inspectionOf(signing, { looks, touch: false, axe: true });
  await signing.goto(`${world.url}/console/#/debts`);
  await signing.getByRole('link', { name: '吴*兰' }).click();
  await signing.getByRole('textbox', { name: 'Grounds' }).fill('Talked to her.');
  await other.inspect('waiver to sign');
  await signing.getByRole('button', { name: 'Sign', exact: true }).click();
  await signing.getByRole('heading', { name: 'Nothing is owed any more' }).waitFor();
  expect([...tour.faults(), ...other.faults()]).toEqual([]);
  expect((await resident('getMyPoints')).ok).toMatchObject({ owed: 0 });
});

it('granting an appeal over many points asks for the second factor; not now gives nothing', async () => {
  const resident = await world.resident('13911150005');
  const id = await takenBack(world, { desk: await openDesk(world), resident });
  const body = { words: '照片是我自己在现场拍的' };
  const { appeal } = (await resident('openAppeal', { params: { id }, body })).ok;
  const officer = await world.staff('security_officer');
  const policy = (await officer('getSignInPolicy')).ok;
  // The award of three points that is contested counts as many.
  (await officer('setSignInPolicy', { body: { ...policy, largeAwardPoints: 3 } })).ok;
  const desk = await longSeated(world, 'reviewer_second');
  await desk.goto(`${world.url}/console/#/appeals/${appeal?.id}`);
  await desk.getByText('申诉成立').click();
  await desk.getByRole('textbox', { name: '依据' }).fill('调看了现场视频，是本人拍的。');
  const answer = desk.getByRole('button', { name: '提交答复' });
  await answer.click();
  await dialog(desk).getByRole('button', { name: '先不办' }).click();
  await desk.getByText(/要再验证一次身份/).waitFor();
  expect((await resident('getMyPoints')).ok.spendable).toBe(0);
  await answer.click();
  await showCode(world, desk);
  await desk.getByRole('heading', { name: '这件已经答复了' }).waitFor();
  expect((await resident('getMyPoints')).ok.spendable).toBe(3);
  (await officer('setSignInPolicy', { body: policy })).ok;
});
