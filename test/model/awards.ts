import { type AccountId, debtAccount, holderOf, points } from '../../server/ledger/account.ts';
import { sliceOf } from '../../server/ledger/service.ts';
import type { Transfer } from '../../server/ledger/transfer.ts';
import { addDays } from '../../server/platform/calendar.ts';
import { lotUntil } from '../books.ts';
import { answerOf, type Move, nextId, textOf, type World } from './move.ts';
import { type Given, nameOf, type State } from './state.ts';

export interface Gift {
  holder: number;
  amount: number;
  /** Days from today until its lot lapses. */
  days: number;
  dayLimit: number | undefined;
}

function transferOf(world: World, { holder, amount, days, dayLimit }: Gift): Transfer {
  const id = nextId(world);
  return {
    id,
    key: nextId(world),
    kind: 'post',
    debit: sliceOf(1n, BigInt(holder)),
    credit: lotUntil(holder, addDays(world.state.today, days)),
    amount: points(amount),
    pending: null,
    reason: nextId(world),
    ruleVersion: 1,
    dayLimit,
  };
}

const holderNumber = (lot: AccountId) => Number(holderOf(lot));
const debt = (holder: number) => debtAccount(BigInt(holder));

/** What the pool gives in the model; covered by the caller's word. */
function take(state: State, one: Transfer): string {
  const known = state.given.get(one.id);
  if (known !== undefined) return 'repeated';
  if (one.dayLimit !== undefined && state.countToday(one.credit) >= one.dayLimit)
    return 'day_limit';
  const { debit: slice, credit: lot } = one;
  const kind = one.kind === 'announce' ? 'announce' : 'post';
  const amount = Number(one.amount);
  const counted = one.dayLimit !== undefined;
  state.write({ kind, from: slice, to: lot, amount, counted });
  state.given.set(one.id, { slice, lot, amount, kind });
  return 'posted';
}

/** Posted at once, or announced until somebody has verified it. */
export function award(world: World, how: 'post' | 'announce', gift: Gift): Move {
  const one: Transfer = { ...transferOf(world, gift), kind: how };
  world.sent.set(one.id, one);
  const limit = one.dayLimit === undefined ? '' : `, at most ${one.dayLimit} a day`;
  return {
    what: `${how} ${one.amount} to ${nameOf(one.credit)}${limit}`,
    run: async (books) => answerOf(await books.postFromSlices(one)),
    predict: (state) => (state.free(one.debit) < gift.amount ? 'not_covered' : take(state, one)),
    ids: [one.id],
    holders: [gift.holder],
    paidByPool: true,
  };
}

/** A household's share-out: whole or not at all, paid by the slice of the first. */
export function household(world: World, gifts: readonly Gift[]): Move {
  const [first] = gifts;
  const slice = sliceOf(1n, BigInt(first?.holder ?? 1));
  const transfers = gifts.map((gift) => ({ ...transferOf(world, gift), debit: slice }));
  for (const one of transfers) world.sent.set(one.id, one);
  const sum = gifts.reduce((total, { amount }) => total + amount, 0);
  return {
    what: `together: ${transfers.map(({ amount, credit }) => `${amount} to ${nameOf(credit)}`).join(', ')}`,
    run: async (books) => answerOf(await books.postTogether(...transfers)),
    predict: (state) => {
      if (state.free(slice) < sum) return 'nothing';
      return transfers.map((one) => take(state, one)).join();
    },
    ids: transfers.map(({ id }) => id),
    holders: gifts.map(({ holder }) => holder),
    paidByPool: true,
  };
}

/** An award that was made is sent again, with the same content or with other content. */
export function again(world: World, id: string, how: 'repeat' | 'reuse'): Move {
  const first = world.sent.get(id);
  if (first === undefined) throw new Error(`award ${id} was not sent`);
  const other = how === 'reuse' ? { amount: points(first.amount + 1n) } : {};
  const one: Transfer = { ...first, id: nextId(world), ...other };
  return {
    what: `${how} ${first.amount} to ${nameOf(first.credit)}`,
    run: async (books) => answerOf(await books.post(one)),
    predict: () => (how === 'repeat' ? 'repeated' : 'key_reused'),
    ids: [one.id],
    holders: [holderNumber(one.credit)],
  };
}

export function endAward(world: World, id: string, how: 'settle' | 'void'): Move {
  const known = givenIn(world.state, id);
  return {
    what: `${how} ${known.amount} of ${nameOf(known.lot)}`,
    run: async (books) =>
      answerOf(how === 'settle' ? await books.receive(id) : await books.end(how, id)),
    predict: (state) => {
      const given = givenIn(state, id);
      const { slice, lot, amount, end } = given;
      if (end !== undefined) return end === how ? 'repeated' : 'already_ended';
      state.write({ kind: how, from: slice, to: lot, amount });
      const home = how === 'settle' ? state.home(lot) : lot;
      if (home !== lot) state.write({ kind: 'post', from: lot, to: home, amount });
      state.given.set(id, { ...given, end: how, home });
      return 'posted';
    },
    holders: [holderNumber(known.lot)],
  };
}

/** What two people signed: a debt that need not be paid. */
export function waive(
  world: World,
  { holder, amount, reason = nextId(world) }: { holder: number; amount: number; reason?: string },
): Move {
  const pool = sliceOf(1n, BigInt(holder));
  return {
    what: `let holder ${holder} off ${amount}`,
    run: async (books) => textOf(await books.waive(holder, { amount, reason })),
    predict: (state) => {
      const known = state.waived.get(reason);
      if (known !== undefined) return known === amount ? 'repeated' : 'key_reused';
      if (state.owed(holder) < amount) return 'more_than_owed';
      if (state.free(pool) < amount) return 'not_covered';
      state.waived.set(reason, amount);
      state.write({ kind: 'post', from: pool, to: debt(holder), amount });
      return 'posted';
    },
    holders: [holder],
    paidByPool: true,
  };
}

export function takeBack(
  world: World,
  id: string,
  part?: { amount: number; occasion: string },
): Move {
  const given = givenIn(world.state, id);
  const name = part === undefined ? id : `${id} ${part.occasion}`;
  const holder = holderNumber(given.lot);
  return {
    what: `take ${part?.amount ?? 'all'} of ${given.amount} back from ${nameOf(given.lot)}`,
    run: async (books) => {
      try {
        const { kind, taken, owed } = await books.takeBack(id, part);
        return `${kind} ${taken}, ${owed} owed`;
      } catch (error) {
        if (error instanceof RangeError) return 'more than is left';
        throw error;
      }
    },
    predict: (state) => {
      const before = state.takenBack.get(name);
      if (before !== undefined) return `repeated ${before.taken}, ${before.owed} owed`;
      const left = given.amount - gone(state, id);
      const amount = part?.amount ?? left;
      if (amount > left) return 'more than is left';
      let missing = amount;
      const home = homeOf(state, id);
      const others = state.lots(holder).filter((lot) => lot !== home);
      for (const lot of [home, ...others]) {
        const part = Math.min(missing, state.free(lot));
        if (part > 0) state.write({ kind: 'post', from: lot, to: given.slice, amount: part });
        missing -= Math.max(part, 0);
      }
      if (missing > 0)
        state.write({ kind: 'post', from: debt(holder), to: given.slice, amount: missing });
      // What is not written leaves no key behind, and is answered like this each time.
      if (amount > 0) state.takenBack.set(name, { taken: amount - missing, owed: missing });
      return `taken ${amount - missing}, ${missing} owed`;
    },
    holders: [holder],
  };
}

/** What all occasions together took back of one award. */
function gone(state: State, id: string): number {
  let sum = 0;
  for (const [name, { taken, owed }] of state.takenBack)
    if (name === id || name.startsWith(`${id} `)) sum += taken + owed;
  return sum;
}

/** What has just arrived pays what is owed. */
export function repay(world: World, id: string): Move {
  const given = givenIn(world.state, id);
  const holder = holderNumber(given.lot);
  return {
    what: `pay what is owed out of ${nameOf(homeOf(world.state, id))}, at most ${given.amount}`,
    run: async (books) => `${await books.repay(id)} paid`,
    predict: (state) => {
      const home = homeOf(state, id);
      const paid = Math.min(state.owed(holder), given.amount, state.free(home));
      if (paid <= 0 || state.repaid.has(id)) return '0 paid';
      state.repaid.add(id);
      state.write({ kind: 'post', from: home, to: debt(holder), amount: paid });
      return `${paid} paid`;
    },
    holders: [holder],
  };
}

export const isSettled = (state: State, id: string) => {
  const given = state.given.get(id);
  return given?.kind === 'post' || given?.end === 'settle';
};

export const holderOfGiven = (state: State, id: string): number =>
  holderNumber(givenIn(state, id).lot);

/** Where the points of an award are looked for first. */
function homeOf(state: State, id: string): AccountId {
  const { home, lot } = givenIn(state, id);
  return home ?? lot;
}

function givenIn(state: State, id: string): Given {
  const given = state.given.get(id);
  if (given === undefined) throw new Error(`award ${id} is not known`);
  return given;
}
