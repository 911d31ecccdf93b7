import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { catalogue } from '../../db/seed/county/catalogue.ts';
import { rulebook } from '../../db/seed/county/rulebook.ts';
import { lapsePoints, warnOfLapse } from '../../server/features/year-end/service.ts';
import { enforce } from '../rulebooks.ts';
import { openShop } from '../shop.ts';
import { expectLine, openStatement, startUnderDefaultBook, tenOClock } from './default-book.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, phoneOf, sameOwner } from './world.ts';

/* What points of the demo's book are good for, and until when. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startUnderDefaultBook('2026-11-10');
  const shop = await openShop(world);
  const pools = ['residents'];
  await shop.offer({ ...catalogue.staples, pools });
  const at = (hours: number) =>
    new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
  const slot = { startsAt: at(3), endsAt: at(5) };
  await shop.offer({ ...catalogue.counsel, pools }, { pieces: 2, slot });
});
afterEach(closePages);
afterAll(() => world?.close());

/** Whoever comes from now on is given so many points, as if they had been earned over the years. */
async function giveEverybody(points: number): Promise<number> {
  const rules = rulebook.rules.map((rule) =>
    rule.id === '5.1' ? { ...rule, base: { kind: 'fixed' as const, points } } : rule,
  );
  return enforce(world, rules, { ...rulebook, rules });
}

it.each([
  {
    phone: '13912140001',
    earned: 100,
    reward: '米面油一份',
    price: 100,
    says: '累计得过 500 分的，80 分',
    left: '0',
  },
  {
    phone: '13912140002',
    earned: 520,
    reward: '米面油一份',
    price: 80,
    says: '您累计得过 500 分，享优惠价（原价 100 分）',
    left: '440',
  },
  {
    phone: '13912140003',
    earned: 500,
    reward: '律师咨询两小时',
    price: 500,
    says: '累计得过 1,500 分的，400 分',
    left: '0',
  },
  {
    phone: '13912140004',
    earned: 1_520,
    reward: '律师咨询两小时',
    price: 400,
    says: '您累计得过 1,500 分，享优惠价（原价 500 分）',
    left: '1,120',
  },
])('$reward is $price to whoever has earned $earned', async (row) => {
  const { phone, earned, reward, price, says, left } = row;
  await giveEverybody(earned);
  const page = await phoneOf(world, { phone, name: '周小芳' });
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(`${world.url}/#/shop`);
  const card = page.getByRole('listitem').filter({ hasText: reward }).first();
  await card.getByText(says, { exact: true }).waitFor();
  await card.getByText(String(price), { exact: true }).waitFor();
  await press(page, `兑换 ${reward}`);
  await page.getByText(`用 ${price} 分，先留着，领到才算用掉；没领会退回来。`).waitFor();
  await press(page, '预约');
  await page.getByText(`${left} 分可用`, { exact: true }).waitFor();
});

it('why it costs less is said in English, in large type, too', async () => {
  const chinese = await phoneOf(world, { phone: '13912140002' });
  const looks = { language: 'en', elder: true } as const;
  const page = await sameOwner(await chinese.context().cookies(), looks);
  await page.goto(`${world.url}/#/shop`);
  await page.getByText('You have earned 500, so it costs you less than the usual 100').waitFor();
});

it('what is not used by the end of the year after lapses, and is announced three times', async () => {
  const version = await giveEverybody(5);
  const owner = { phone: '13912140005', name: '周小芳' };
  const earning = await phoneOf(world, owner);
  await openStatement(world, earning);
  await expectLine(earning, {
    why: `新居民礼，每次 5 分（细则 5.1，第 ${version} 版）。马上入账。`,
    points: '+5',
    also: '有效至 2027 年 12 月 31 日',
  });
  for (const [day, left] of [
    ['2027-11-01', 60],
    ['2027-12-01', 30],
    ['2027-12-24', 7],
  ] as const) {
    world.clock.set(tenOClock(day));
    await warnOfLapse(world.deps);
    const page = await phoneOf(world, { phone: owner.phone });
    await page.clock.setFixedTime(world.clock.now());
    await page.goto(`${world.url}/#/notices`);
    const told = `您有 5 分将在 2027 年 12 月 31 日之后到期，还有 ${left} 天可以用。先花先到期的；用不上，可以在“快到期的积分”里送给村里。`;
    await page.getByText(told).waitFor();
    await page.goto(`${world.url}/#/points/lapsing`);
    await page.getByText(`还有 ${left} 天`).waitFor();
    await page.getByText('积分在挣到的下一年年底到期').waitFor();
  }
  world.clock.set(tenOClock('2028-01-01'));
  await lapsePoints(world.deps);
  const page = await phoneOf(world, { phone: owner.phone });
  await openStatement(world, page);
  await page.getByText('攒下的分还没有要到期的。').waitFor();
  await page.goto(`${world.url}/#/points/years`);
  await page
    .getByRole('row', { name: /到期作废.*−5/ })
    .first()
    .waitFor();
  expect((await (await world.resident(owner.phone))('getMyPoints')).ok.spendable).toBe(0);
});
