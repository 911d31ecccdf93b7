import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { changedRule, enforce } from '../rulebooks.ts';
import { inTurn } from '../turns.ts';
import { confirmByTwo, openPool, pledgeByItself, seatAt, takeInSponsor } from './pledging.ts';
import { press } from './press.ts';
import { type BrowserWorld, closePages, startBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** Six neighbours whose reports the pool of gifts pays. */
async function earn(): Promise<void> {
  await enforce(world, [changedRule('2.2', { pools: ['gifts'] })]);
  const desk = await openDesk(world);
  for (let count = 0; count < 6; count++) {
    const resident = await world.resident();
    const { code } = await report(resident);
    await walkTo('awaiting_confirmation', { desk, resident, code });
  }
}

it('a sponsor pledges, two people confirm it, residents earn from it, and it is thanked by name', async () => {
  const { desk, tour } = await seatAt(world, 'treasurer', '/pools');
  await openPool(desk, tour);
  await takeInSponsor(desk, tour);
  await pledgeByItself(world);
  await confirmByTwo(world);
  await earn();
  const sponsor = await seatAt(world, 'sponsor', '/sponsorship');
  await sponsor.desk.getByText('18 分给了 6 位居民，共 6 次。').waitFor();
  await sponsor.tour.inspect('what came of it');
  await press(sponsor.desk, '同意致谢');
  await sponsor.desk.getByText('公示页上写着你们的名称。').waitFor();
  expect(sponsor.tour.faults()).toEqual([]);
  const board = await newPhone(await openBrowser());
  await board.goto(`${world.url}/board/#/rules`);
  await board.getByText('积分由临河商会支持。').waitFor();
});

it.each(inTurn<Looks>([{ dark: true }, { language: 'en' }]))(
  'pools look right, %o',
  async (looks) => {
    const { tour } = await seatAt(world, 'treasurer', '/pools', looks);
    await tour.inspect('pools');
    for (const page of ['pool/residents', 'pool/gifts', 'new', 'sponsors', 'liability'])
      await tour.visit(page, `#/pools/${page}`);
    expect(tour.faults()).toEqual([]);
    const own = await seatAt(world, 'sponsor', '/sponsorship', looks);
    await own.tour.inspect('own page');
    expect(own.tour.faults()).toEqual([]);
  },
);
