import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { givePoints, giveTogether, liveTogether, openPool } from '../../../test/holders.ts';
import { openShop, present, type Shop, stockOf } from '../../../test/shop.ts';
import { getPoolCover, reconcile, sumBooks } from '../../ledger/service.ts';
import { addDays, localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { lapsePoints } from '../year-end/service.ts';
import { endDueRedemptions, findFaults } from './service.ts';

const histories = 40;
const stepsOfHistory = 25;
/** The same in every run. */
const seed = 20_261_128;
const graceDays = 30;
const holdDays = 2;
const returnDays = 7;

type Step =
  | { do: 'award'; who: number; amount: number; days: number }
  | { do: 'reserve'; who: number; what: number; shared: boolean }
  | { do: 'crowd'; what: number }
  | { do: 'cancel' | 'hand over' | 'refuse' | 'return' | 'return lost'; nth: number }
  | { do: 'days'; days: number };

const nth = fc.nat(30);
const who = fc.nat(2);
/** After the three, the account that the first two of them share. */
const household = 3;
const members = [0, 1];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('award' as const),
    who: fc.nat(household),
    amount: fc.integer({ min: 5, max: 60 }),
    days: fc.integer({ min: 0, max: 12 }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      who,
      what: fc.nat(1),
      shared: fc.boolean(),
    }),
  },
  fc.record({ do: fc.constant('crowd' as const), what: fc.nat(1) }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel', 'hand over', 'refuse', 'return', 'return lost'),
      nth,
    }),
  },
  fc.record({ do: fc.constant('days' as const), days: fc.integer({ min: 1, max: 5 }) }),
);

/** Rice costs what it is worth; of oil a pool pays the most part. */
const wares = [
  { points: 30, help: 0 },
  { points: 10, help: 15 },
] as const;

interface Piece {
  on: string;
  points: number;
}
interface Redeemed {
  id: string;
  who: number;
  /** Whose lots pay. */
  payer: number;
  what: number;
  pieces: Piece[];
  state: string;
  since: string;
  endedOn?: string;
}

/** What the books and shelves must say: lots, shelves and redemptions, and nothing cleverer. */
class Model {
  today: string;
  lots: Map<string, number>[] = [new Map(), new Map(), new Map(), new Map()];
  shelves = wares.map(() => ({ onHand: 4, held: 0 }));
  counter = 0;
  helped = 0;
  redeemed: Redeemed[] = [];
  constructor(today: string) {
    this.today = today;
  }
  give(one: number, on: string, points: number) {
    const lots = this.lots[one] ?? new Map();
    lots.set(on, (lots.get(on) ?? 0) + points);
  }
  usable(one: number): [string, number][] {
    const lots = [...(this.lots[one] ?? [])].filter(
      ([on, points]) => on >= this.today && points > 0,
    );
    return lots.sort(([a], [b]) => (a < b ? -1 : 1));
  }
  spendable(one: number): number {
    return this.usable(one).reduce((sum, [, points]) => sum + points, 0);
  }
  why(payer: number, what: number): string | undefined {
    const { onHand, held } = this.shelves[what] ?? { onHand: 0, held: 0 };
    if (onHand - held < 1) return 'sold_out';
    if (this.spendable(payer) >= (wares[what]?.points ?? 0)) return undefined;
    return payer === household ? 'not_enough_at_home' : 'not_enough_points';
  }
  reserve(one: number, what: number, { id, payer = one }: { id: string; payer?: number }) {
    let missing: number = wares[what]?.points ?? 0;
    const pieces: Piece[] = [];
    for (const [on, points] of this.usable(payer)) {
      const part = Math.min(points, missing);
      if (part === 0) break;
      this.give(payer, on, -part);
      pieces.push({ on, points: part });
      missing -= part;
    }
    this.helped += wares[what]?.help ?? 0;
    this.shelf(what).held += 1;
    this.redeemed.push({ id, who: one, payer, what, pieces, state: 'reserved', since: this.today });
  }
  shelf(what: number) {
    const shelf = this.shelves[what];
    if (shelf === undefined) throw new Error(`no shelf ${what}`);
    return shelf;
  }
  /** Points come back to the lot they left, or live on for the days of grace. */
  giveBack({ payer, what, pieces }: Redeemed) {
    for (const { on, points } of pieces)
      this.give(payer, on >= this.today ? on : addDays(this.today, graceDays), points);
    this.helped -= wares[what]?.help ?? 0;
  }
  end(of: Redeemed, state: string) {
    const shelf = this.shelf(of.what);
    const { points, help } = wares[of.what] ?? { points: 0, help: 0 };
    if (state === 'handed_over') {
      this.counter += points + help;
      shelf.onHand -= 1;
      shelf.held -= 1;
    } else if (state === 'returned') {
      this.counter -= points + help;
      this.giveBack(of);
    } else {
      shelf.held -= 1;
      this.giveBack(of);
    }
    of.state = state;
    of.endedOn = this.today;
  }
  pass(days: number) {
    this.today = addDays(this.today, days);
    for (const of of this.redeemed)
      if (of.state === 'reserved' && addDays(of.since, holdDays) <= this.today)
        this.end(of, 'timed_out');
    for (const lots of this.lots)
      for (const on of lots.keys()) if (on < this.today) lots.set(on, 0);
  }
}

let world: TestApp;
let pool: bigint;
beforeAll(async () => {
  world = await startTestApp({ pool: 10_000_000 });
  await openPool(world, 'helpers', 1_000_000);
  const pools = world.deps.database.read.selectFrom('pools').select('holder_no');
  pool = (await pools.where('code', '=', 'helpers').executeTakeFirstOrThrow()).holder_no;
});
afterAll(() => world.close());

interface Play {
  model: Model;
  shop: Shop;
  people: Caller[];
  /** The household of the first two. */
  home: string;
  offers: string[];
  cover: number;
}

async function begin(): Promise<Play> {
  // What the history before left reserved would give its points back in the middle of this one.
  world.clock.advance({ days: holdDays });
  await endDueRedemptions(world.deps);
  const shop = await openShop(world);
  const counter = await shop.openCounter(['merchant']);
  const offers: string[] = [];
  for (const { points, help } of wares) {
    const terms = { value: points + help, prices: [{ from: 0, points }], holdHours: holdDays * 24 };
    const pools = help > 0 ? ['helpers'] : [];
    offers.push((await shop.offer({ ...terms, pools }, { pieces: 4, counter })).offer);
  }
  const people = [await world.resident(), await world.resident(), await world.resident()];
  const home = await liveTogether(world, people.slice(0, members.length));
  const model = new Model(localDate(world.clock.now()));
  const cover = Number(await getPoolCover(world.deps.database.read, county, pool));
  return { model, shop: { ...shop, counter }, people, home, offers, cover };
}

const byId = (id: string) => ({ params: { id } });
const ask = ({ people, offers }: Play, one: number, what: number, shared = false) =>
  (people[one] as Caller)('reserve', {
    body: { offer: offers[what], account: shared ? 'household' : 'own' },
  });

async function take(play: Play, one: Step): Promise<void> {
  const { model, people } = play;
  if (one.do === 'award') {
    const on = addDays(model.today, one.days);
    if (one.who === household) await giveTogether(world, play.home, one.amount, on);
    else await givePoints(world, people[one.who] as Caller, one.amount, on);
    model.give(one.who, on, one.amount);
  } else if (one.do === 'reserve') {
    const payer = one.shared ? household : one.who;
    const why =
      one.shared && !members.includes(one.who) ? 'no_household' : model.why(payer, one.what);
    const answer = await ask(play, one.who, one.what, one.shared);
    if (why === undefined) model.reserve(one.who, one.what, { id: answer.ok.id, payer });
    else expect(answer.problem.code).toBe(why);
  } else if (one.do === 'crowd') await crowd(play, one.what);
  else if (one.do === 'days') {
    model.pass(one.days);
    world.clock.advance({ days: one.days });
    await endDueRedemptions(world.deps);
    await lapsePoints(world.deps);
  } else await end(play, one);
}

/** All three at once: who is first is chance, how many are served is not. */
async function crowd(play: Play, what: number): Promise<void> {
  const { model } = play;
  const { onHand, held } = model.shelf(what);
  const able = [0, 1, 2].filter((one) => model.spendable(one) >= (wares[what]?.points ?? 0));
  const answers = await Promise.all([0, 1, 2].map((one) => ask(play, one, what)));
  const served = answers.flatMap((answer, one) => (answer.status === 201 ? [{ one, answer }] : []));
  expect(served.length).toBe(Math.min(onHand - held, able.length));
  for (const { one, answer } of served) model.reserve(one, what, { id: answer.ok.id });
}

const becomes = {
  cancel: ['reserved', 'cancelled'],
  'hand over': ['reserved', 'handed_over'],
  refuse: ['reserved', 'refused'],
  return: ['handed_over', 'returned'],
  'return lost': ['handed_over', 'returned'],
} as const;

async function end(play: Play, one: Extract<Step, { nth: number }>): Promise<void> {
  const { model } = play;
  const of = model.redeemed[one.nth % model.redeemed.length];
  if (of === undefined) return;
  const [from, then] = becomes[one.do];
  const late = of.endedOn !== undefined && addDays(of.endedOn, returnDays) < model.today;
  const inTime = !(one.do.startsWith('return') && late);
  const allowed = of.state === from && inTime;
  const merchant = await world.staff('merchant');
  const owner = play.people[of.who] as Caller;
  if (one.do === 'hand over' && allowed) await present({ ...play.shop, merchant }, owner, of.id);
  const call = () => {
    if (one.do === 'cancel') return owner('cancelRedemption', byId(of.id));
    if (one.do === 'hand over') return merchant('handOverReward', byId(of.id));
    if (one.do === 'refuse')
      return merchant('refuseRedemption', { ...byId(of.id), body: { reason: 'other' } });
    const body = { reason: 'spoilt', restock: one.do === 'return' };
    return merchant('returnRedemption', { ...byId(of.id), body });
  };
  const answer = await call();
  expect(answer.status, `${one.do} of ${of.state}`).toBe(allowed ? 200 : 409);
  if (!allowed) return;
  model.end(of, then);
  if (one.do === 'return') model.shelf(of.what).onHand += 1;
}

/** Every figure of the model against the one that is kept. */
async function compare({ model, people, offers, cover, shop }: Play): Promise<void> {
  const { read } = world.deps.database;
  for (const [one, caller] of people.entries())
    expect((await caller('getMyPoints')).ok).toMatchObject({
      spendable: model.spendable(one),
      household: members.includes(one) ? model.spendable(household) : null,
    });
  for (const [what, offer] of offers.entries())
    expect(await stockOf(world, offer)).toEqual(model.shelves[what]);
  const states = await read
    .selectFrom('redemptions')
    .select(['id', 'state'])
    .where('counter', '=', shop.counter)
    .execute();
  const sorted = (rows: readonly { id: string; state: string }[]) =>
    rows.map(({ id, state }) => `${id} ${state}`).sort();
  expect(sorted(states)).toEqual(sorted(model.redeemed));
  const account = await read
    .selectFrom('counters')
    .innerJoin('accounts', (join) => join.onRef('accounts.county', '=', 'counters.county'))
    .select('posted')
    .whereRef('accounts.id', '=', (eb) =>
      eb(eb(eb.ref('holder_no'), '*', 1n << 20n), '+', 4n << 16n),
    )
    .where('counters.id', '=', shop.counter)
    .executeTakeFirst();
  expect(Number(account?.posted ?? 0n)).toBe(model.counter);
  expect(cover - Number(await getPoolCover(read, county, pool))).toBe(model.helped);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
}

test('whatever is reserved, taken, given back, lapsed and returned, in whatever order: shelves, lots and books are those of a small model', {
  timeout: 600_000,
}, async () => {
  const history = fc.array(step, { minLength: stepsOfHistory, maxLength: stepsOfHistory });
  let done = 0;
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const play = await begin();
      for (const one of steps) {
        await take(play, one);
        await compare(play);
        done += 1;
      }
      const { read } = world.deps.database;
      expect(await reconcile(read, county)).toEqual([]);
      expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
    }),
    { numRuns: histories, seed, endOnFailure: true },
  );
  console.log(`model of redemptions: ${done} steps, seed ${seed}`);
  expect(done).toBe(histories * stepsOfHistory);
});
