import fc from 'fast-check';
import {
  again,
  award,
  endAward,
  type Gift,
  holderOfGiven,
  household,
  isSettled,
  repay,
  takeBack,
  waive,
} from './awards.ts';
import { type Move, nextId, type World } from './move.ts';
import { collect, passOn, refund, release, spend, spendAgain, sweep } from './redemptions.ts';

const ofGiven = ['settle', 'void', 'repeat', 'reuse', 'take back', 'repay', 'take part'] as const;
const ofSpent = ['collect', 'give up', 'refund', 'spend again', 'spend more again'] as const;

/** One thing that somebody does; `nth` picks among what was given or spent before. */
export type Single =
  | { do: 'post' | 'announce'; gift: Gift }
  | { do: 'household'; gifts: Gift[] }
  | { do: 'buy' | 'hold'; holder: number; amount: number; merchant: number }
  | { do: (typeof ofGiven)[number]; nth: number }
  | { do: (typeof ofSpent)[number]; nth: number }
  | { do: 'waive'; holder: number; amount: number }
  | { do: 'pass on'; amount: number }
  | { do: 'sweep' };

export type Step = Single | { do: 'days'; days: number } | { do: 'at once'; all: Single[] };

const holder = fc.constantFrom(2, 3, 4);
const amount = fc.integer({ min: 1, max: 25 });
const nth = fc.nat(1_000);
const gift: fc.Arbitrary<Gift> = fc.record({
  holder,
  amount,
  days: fc.constantFrom(0, 1, 3, 31, 400),
  dayLimit: fc.constantFrom(undefined, undefined, undefined, 1, 2, 3),
});

const single: fc.Arbitrary<Single> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('post', 'announce'), gift }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('household' as const),
      gifts: fc.array(gift, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('buy', 'hold'),
      holder,
      amount,
      merchant: fc.nat(1),
    }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom(...ofGiven), nth }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom(...ofSpent), nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('waive' as const), holder, amount }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass on' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep' as const) }) },
);

const atOnce = (range: { minLength: number; maxLength: number }) =>
  fc.record({ do: fc.constant('at once' as const), all: fc.array(single, range) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 46, arbitrary: single },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.constantFrom(-1, 1, 2, 31) }),
  },
  { weight: 2, arbitrary: atOnce({ minLength: 2, maxLength: 6 }) },
);
const crowd = atOnce({ minLength: 32, maxLength: 32 });

export const stepCount = 50;

/** Fifty steps; in one history of four, one of them is 32 clients at once. */
export const history: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.array(step, { minLength: stepCount, maxLength: stepCount, size: 'max' }),
    fc.option(fc.tuple(fc.nat(stepCount - 1), crowd), { freq: 3 }),
  )
  .map(([steps, one]) => (one === null ? steps : steps.with(one[0], one[1])));

/** The move that a step is in this world; undefined where there is nothing yet to do it to. */
export function moveOf(world: World, one: Single): Move | undefined {
  switch (one.do) {
    case 'post':
    case 'announce':
      return award(world, one.do, one.gift);
    case 'household':
      return household(world, one.gifts);
    case 'buy':
      return spend(world, { ...one, how: 'post' });
    case 'hold':
      return spend(world, { ...one, how: 'announce' });
    case 'waive': {
      const owing = [2, 3, 4].find((holder) => world.state.owed(holder) > 0);
      return waive(world, { ...one, holder: owing ?? one.holder });
    }
    case 'pass on':
      return passOn(world, one.amount);
    case 'sweep':
      return sweep();
    case 'collect':
    case 'give up':
    case 'refund':
    case 'spend again':
    case 'spend more again':
      return withSpent(world, one.do, one.nth);
    default:
      return withGiven(world, one.do, one.nth);
  }
}

function withGiven(world: World, how: (typeof ofGiven)[number], nth: number): Move | undefined {
  const { given } = world.state;
  const ids = [...given.keys()].filter((id) => {
    if (how === 'settle' || how === 'void') return given.get(id)?.kind === 'announce';
    if (how === 'repay') return isSettled(world.state, id) && owes(world, id);
    return how === 'repeat' || how === 'reuse' || isSettled(world.state, id);
  });
  const id = ids[nth % ids.length];
  if (id === undefined) return undefined;
  if (how === 'settle' || how === 'void') return endAward(world, id, how);
  if (how === 'repeat' || how === 'reuse') return again(world, id, how);
  if (how === 'repay') return repay(world, id);
  if (how === 'take back') return takeBack(world, id);
  const amount = 1 + (nth % (given.get(id)?.amount ?? 1));
  return takeBack(world, id, { amount, occasion: nextId(world) });
}

const owes = ({ state }: World, id: string) => state.owed(holderOfGiven(state, id)) > 0;

function withSpent(world: World, how: (typeof ofSpent)[number], nth: number): Move | undefined {
  const { spent } = world.state;
  const reasons = [...spent.keys()].filter((reason) => {
    const one = spent.get(reason);
    if (how === 'collect' || how === 'give up') return one?.how === 'announce';
    if (how !== 'refund') return true;
    return one?.how === 'post' || one?.pieces.every(({ end }) => end === 'settle');
  });
  const reason = reasons[nth % reasons.length];
  if (reason === undefined) return undefined;
  if (how === 'collect') return collect(world, reason);
  if (how === 'give up') return release(world, reason);
  if (how === 'refund') return refund(world, reason);
  return spendAgain(world, reason, how === 'spend again' ? 0 : 1);
}
