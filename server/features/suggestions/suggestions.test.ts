import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { givePoints } from '../../../test/holders.ts';
import { openShop, present, type Shop } from '../../../test/shop.ts';
import { forgetOld } from '../../platform/forget.ts';

let world: TestApp;
let shop: Shop;
let people: Caller[];
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
});
beforeEach(async () => {
  shop = await openShop(world);
  people = await Promise.all(Array.from({ length: 6 }, () => world.resident()));
});
afterAll(() => world.close());

const both = (text: string) => ({ zh: text, en: text });
const wish = async (one: Caller, body: { words?: string; reward?: string }) =>
  (await one('wishInShop', { body })).ok.counted;
const suggestions = async () => (await shop.treasurer('listSuggestions')).ok.suggestions;
const named = async (name: string) => (await suggestions()).filter((one) => one.name.zh === name);

test('what five people looked for in vain is told; each of them counts once a day', async () => {
  for (const one of people.slice(0, 4)) expect(await wish(one, { words: ' 电饭煲 ' })).toBe(true);
  expect(await wish(people[0] as Caller, { words: '电饭煲' })).toBe(false);
  expect(await named('电饭煲')).toEqual([]);
  expect(await wish(people[4] as Caller, { words: '电饭煲' })).toBe(true);
  expect(await named('电饭煲')).toMatchObject([
    {
      kind: 'not_there',
      wished: 5,
      reward: null,
      reason: { zh: expect.stringContaining('5 人次') },
    },
  ]);
  world.clock.advance({ days: 31 });
  shop = await openShop(world);
  expect(await named('电饭煲')).toEqual([]);
});

test('what is there is no wish, nor is a number that could be a phone', async () => {
  await shop.offer({ name: both('菜籽油') });
  const one = people[0] as Caller;
  expect(await wish(one, { words: '菜籽' })).toBe(false);
  expect(await wish(one, { words: '13800001234' })).toBe(false);
  const empty = await one('wishInShop', { body: {} });
  expect(empty.problem).toMatchObject({ status: 422, code: 'wish_for_nothing' });
});

test('nobody fills the list alone: a person has twenty wishes a day', async () => {
  const eager = await world.resident();
  let counted = 0;
  for (let number = 0; number < 40; number++)
    if (await wish(eager, { words: `心愿${number}` })) counted += 1;
  expect(counted).toBeLessThanOrEqual(20);
  expect(counted).toBeGreaterThan(5);
});

test('an empty shelf that was taken from and wanted becomes a suggestion, with its figures', async () => {
  const { offer, reward } = await shop.offer({ name: both('洗衣皂') }, { pieces: 5 });
  for (const one of people.slice(0, 5)) {
    await givePoints(world, one, 30);
    const { id } = (await one('reserve', { body: { offer } })).ok;
    await present(shop, one, id);
    (await shop.merchant('handOverReward', { params: { id } })).ok;
  }
  expect(await named('洗衣皂')).toMatchObject([
    { kind: 'empty_shelf', taken: 5, free: 0, wished: 0, reward, counter: shop.counter },
  ]);
  for (const one of people) expect(await wish(one, { reward })).toBe(true);
  expect((await named('洗衣皂'))[0]).toMatchObject({ wished: 6 });
});

test('a shelf of which hardly anything goes in a month becomes a suggestion', async () => {
  await shop.offer({ name: both('台历') }, { pieces: 40 });
  expect(await named('台历')).toEqual([]);
  world.clock.advance({ days: 31 });
  shop = await openShop(world);
  expect(await named('台历')).toMatchObject([{ kind: 'little_taken', free: 40, taken: 0 }]);
});

test('who wished is kept for nobody: a mark of today that is gone tomorrow, and sums that go after ninety days', async () => {
  const count = async (table: 'wish_marks' | 'unmet_wishes') => {
    const { rows } = await world.deps.database.pool.query(
      `select count(*)::integer as n from ${table}`,
    );
    return rows[0].n as number;
  };
  await wish(people[0] as Caller, { words: '雨靴' });
  await forgetOld(world.deps);
  expect(await count('wish_marks')).toBe(1);
  world.clock.advance({ days: 1 });
  await forgetOld(world.deps);
  expect(await count('wish_marks')).toBe(0);
  expect(await count('unmet_wishes')).toBeGreaterThan(0);
  world.clock.advance({ days: 91 });
  await forgetOld(world.deps);
  expect(await count('unmet_wishes')).toBe(0);
});
