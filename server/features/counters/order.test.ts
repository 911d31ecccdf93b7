import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEntry } from '../../../contract/counter-journal.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { givePoints, openPool } from '../../../test/holders.ts';
import { openShop, present, type Shop } from '../../../test/shop.ts';
import { openTill, passOf, type Till } from '../../../test/till.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { findFaults } from '../redemptions/service.ts';

/*
 * Whatever happens to a reservation, in whatever order it is told: the counter is paid for it once at most,
 * and what it was paid is the sum of what was handed over and of what was charged.
 */

let world: TestApp;
let shop: Shop;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await openPool(world, 'helpers', 100_000);
  shop = await openShop(world);
  resident = await world.resident();
  await givePoints(world, resident, 2_000);
});
afterAll(() => world.close());

const acts = [
  'pass at the first',
  'pass at the second',
  'refuse',
  'cancel',
  'online',
  'send',
] as const;
type Act = (typeof acts)[number];
const history = fc.array(fc.constantFrom<Act>(...acts), { minLength: 2, maxLength: 8 });

interface Playing {
  id: string;
  pass: Awaited<ReturnType<typeof passOf>>;
  tills: readonly [Till, Till];
  unsent: [JournalEntry[], JournalEntry[]];
}

async function send({ tills, unsent }: Playing): Promise<void> {
  for (const place of [0, 1] as const) {
    for (const entry of unsent[place]) (await tills[place].send(shop.merchant, entry)).ok;
    unsent[place].length = 0;
  }
}

async function play(act: Act, playing: Playing): Promise<void> {
  const { id, pass, tills, unsent } = playing;
  if (act === 'pass at the first') unsent[0].push(tills[0].write(pass));
  if (act === 'pass at the second') unsent[1].push(tills[1].write(pass));
  if (act === 'refuse')
    unsent[1].push(tills[1].write({ ...pass, kind: 'refused', reason: 'not_there' }));
  if (act === 'cancel') await resident('cancelRedemption', { params: { id } });
  if (act === 'online') {
    const shown = await resident('showVoucher', { params: { id } });
    if (shown.status === 201) await present(shop, resident, id);
    await shop.merchant('handOverReward', { params: { id } });
  }
  if (act === 'send') await send(playing);
}

async function sums(counter: string) {
  const { rows } = await world.deps.database.pool.query<Record<string, string>>(
    `select
       (select coalesce(sum(a.posted), 0) from counters c join accounts a on a.county = c.county
         and a.id = (c.holder_no << 20) | (4 << 16) where c.county = $1 and c.id = $2) as account,
       (select coalesce(sum(value), 0) from redemptions
         where county = $1 and counter = $2 and state = 'handed_over') as handed,
       (select coalesce(sum(taken + owed + helped), 0) from counter_conflicts
         where county = $1 and counter = $2) as charged,
       (select count(*) from (
         select r.id from redemptions r
         left join counter_conflicts x on x.county = r.county and x.redemption = r.id
           and x.bearer = 'resident'
         where r.county = $1 and r.counter = $2
         group by r.id, r.state having count(x.entry) + (r.state = 'handed_over')::integer > 1
       ) twice) as twice`,
    [county, counter],
  );
  const [row] = rows;
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, sum]) => [key, Number(sum)]));
}

test('in any order the counter is paid for each once, and its account is what books and conflicts say', async () => {
  const prices = [{ from: 0, points: 10 }];
  const { offer } = await shop.offer({ value: 30, prices, pools: ['helpers'] }, { pieces: 900 });
  const tills = [openTill(world, shop.counter), openTill(world, shop.counter)] as const;
  for (const till of tills) await till.takeSheet(shop.merchant);
  for (const acting of fc.sample(history, { numRuns: 60, seed: 20_261_128 })) {
    const { id } = (await resident('reserve', { body: { offer } })).ok;
    const playing: Playing = { id, pass: await passOf(resident, id), tills, unsent: [[], []] };
    for (const act of acting) await play(act, playing);
    await send(playing);
    await resident('cancelRedemption', { params: { id } });
    const { account, handed, charged, twice } = await sums(shop.counter);
    expect({ acting, account, twice }).toEqual({
      acting,
      account: (handed ?? 0) + (charged ?? 0),
      twice: 0,
    });
  }
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
}, 240_000);
