import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveTo, householdNoOf, liveTogether } from '../../../test/holders.ts';
import { type Arena, openArena } from '../../../test/races/arena.ts';
import { check } from '../../../test/races/check.ts';
import { crowd, endAll, openRound, wantOne, winnersOf } from '../../../test/races/round.ts';
import { type Kind, kindNames, kindOf, playRound } from '../../../test/races/run.ts';
import { stockOf } from '../../../test/shop.ts';

/** Each kind is fought once; `npm run races` fights as many rounds as one likes. */
const clients = 200;
const seed = 20_261_128;

let arena: Arena;
beforeAll(async () => {
  arena = await openArena({ clients });
});
afterAll(() => arena.close());

test.each(kindNames)('two hundred at once: %s', async (kind: Kind) => {
  const number = kindNames.indexOf(kind) + 1;
  const { wrong, ...figures } = await playRound(arena, { kind, seed, number });
  expect(wrong).toEqual([]);
  expect(figures).toMatchObject({ oversold: 0, belowZero: 0, deadlocks: 0 });
});

test('fifty pieces go to fifty of two hundred, through two processes', async () => {
  const round = await openRound(arena, { seed, number: 1_000 });
  const { offer } = await round.shop.offer({ holdHours: 1 }, { pieces: 50 });
  const { won, wrong } = winnersOf(await wantOne(round, [offer]), ['sold_out']);
  expect(won).toHaveLength(50);
  expect(await stockOf(arena.world, offer)).toEqual({ onHand: 50, held: 50 });
  expect([...wrong, ...(await endAll(round, won, 1))]).toEqual([]);
  expect(await check(arena)).toEqual({ wrong: [], belowZero: 0 });
});

test('the last piece comes with a kind sentence for everybody else, whose points stay', async () => {
  const round = await openRound(arena, { seed, number: 1_001 });
  const { offer } = await round.shop.offer({}, { pieces: 1 });
  const wishes = await wantOne(round, [offer]);
  const titles = wishes
    .filter(({ answer }) => answer.status === 409)
    .map(({ answer }) => answer.problem.title);
  expect(titles).toHaveLength(clients - 1);
  expect(titles[0]).toContain('分没有动');
});

test('the last points of a household go to one of its two hundred members, and are theirs again when given back', async () => {
  const { world, given } = arena;
  const household = await liveTogether(
    world,
    arena.people.map(({ here }) => here),
  );
  const holderNo = await householdNoOf(world, household);
  // Out of two lots, at two shelves, through two processes.
  await giveTo(world, { holderNo, amount: 12, until: '2027-06-30' });
  await giveTo(world, { holderNo, amount: 18, until: '2027-12-31' });
  given.set(holderNo, 30);
  const round = await openRound(arena, { seed, number: 1_002 });
  const offers = [
    await round.shop.offer({ holdHours: 1 }),
    await round.shop.offer({ holdHours: 1 }),
  ];
  let asked = 0;
  const want = () =>
    crowd(round, (caller) => {
      const offer = offers[asked++ % offers.length]?.offer ?? '';
      return caller('reserve', { body: { offer, account: 'household' } });
    });
  const first = winnersOf(await want(), ['not_enough_at_home']);
  expect(first.wrong).toEqual([]);
  expect(first.won).toHaveLength(1);
  expect(await check(arena)).toEqual({ wrong: [], belowZero: 0 });
  const [{ who, id } = { who: arena.poor, id: '' }] = first.won;
  (await who.there('cancelRedemption', { params: { id } })).ok;
  const again = winnersOf(await want(), ['not_enough_at_home']);
  expect(again.wrong).toEqual([]);
  expect(again.won).toHaveLength(1);
  expect(await check(arena)).toEqual({ wrong: [], belowZero: 0 });
});

test.each([
  [
    'a piece on a shelf',
    'update offers set on_hand = on_hand + $1 where id = (select min(id::text)::uuid from offers)',
  ],
  [
    'a point of a counter',
    'update accounts set posted = posted + $1 where id = (select max(id) from accounts)',
  ],
])('%s too many is seen between two rounds', async (_, change) => {
  const { pool } = arena.world.deps.database;
  expect((await check(arena)).wrong).toEqual([]);
  await pool.query(change, [1]);
  expect((await check(arena)).wrong).not.toEqual([]);
  await pool.query(change, [-1]);
});

test('a seed draws every kind of round, and the same ones again', () => {
  const drawn = (from: number) =>
    Array.from({ length: 90 }, (_, place) => kindOf(from, place + 1)).join('\n');
  expect(drawn(1)).toBe(drawn(1));
  expect(drawn(1)).not.toBe(drawn(2));
  expect(new Set(drawn(1).split('\n'))).toEqual(new Set(kindNames));
});
