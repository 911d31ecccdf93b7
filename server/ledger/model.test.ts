import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Books,
  type LedgerDatabase,
  lot,
  openLedgerDatabase,
  pool,
  transfer,
} from '../../test/books.ts';
import { type AccountId, debtAccount, holderOf, points } from './account.ts';
import { type Posting, reconcile, sumBooks } from './service.ts';
import type { Transfer } from './transfer.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
afterAll(() => ledger.close());

const cover = 60;
const holders = [2, 3] as const;
const shop = lot(9);
const accounts = [pool, shop, ...holders.map((holder) => lot(holder))];

/** One step of a history; `nth` picks among the transfers made before it. */
type Step =
  | { do: 'award' | 'announce' | 'spend'; holder: number; amount: number }
  | { do: 'settle' | 'void' | 'reverse' | 'repeat' | 'reuse'; nth: number }
  | { do: 'together'; spends: number[]; holder: number };

const holder = fc.constantFrom(...holders);
const amount = fc.integer({ min: 1, max: 25 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('award', 'announce', 'spend'), holder, amount }),
  fc.record({ do: fc.constantFrom('settle', 'void', 'reverse', 'repeat', 'reuse'), nth: fc.nat() }),
  fc.record({
    do: fc.constant('together' as const),
    spends: fc.array(amount, { minLength: 2, maxLength: 5 }),
    holder,
  }),
);

/** What the books must say, in the fewest lines: what each account has, announced away and awaits. */
class Model {
  has = new Map<AccountId, number>([[pool, cover]]);
  leaving = new Map<AccountId, number>();
  coming = new Map<AccountId, number>();
  made: Transfer[] = [];
  ended = new Map<string, 'settle' | 'void'>();
  reversed = new Set<string>();

  free = (account: AccountId) => (this.has.get(account) ?? 0) - (this.leaving.get(account) ?? 0);
  move(from: AccountId, to: AccountId, amount: number) {
    add(this.has, from, -amount);
    add(this.has, to, amount);
  }
  announce(from: AccountId, to: AccountId, amount: number) {
    add(this.leaving, from, amount);
    add(this.coming, to, amount);
  }
  /** What a new transfer is answered; carries it out where it is covered. */
  make(wanted: Transfer): string {
    if (this.free(wanted.debit) < Number(wanted.amount)) return 'not_covered';
    const how = wanted.kind === 'announce' ? 'announce' : 'move';
    this[how](wanted.debit, wanted.credit, Number(wanted.amount));
    this.made.push(wanted);
    return 'posted';
  }
  end(one: Transfer, how: 'settle' | 'void'): string {
    const before = this.ended.get(one.id);
    if (before !== undefined) return before === how ? 'repeated' : 'already_ended';
    this.ended.set(one.id, how);
    this.announce(one.debit, one.credit, -Number(one.amount));
    if (how === 'settle') this.move(one.debit, one.credit, Number(one.amount));
    return 'posted';
  }
  takeBack(one: Transfer): string {
    if (this.reversed.has(one.id)) return 'repeated';
    this.reversed.add(one.id);
    const there = Math.min(this.free(one.credit), Number(one.amount));
    this.move(one.credit, one.debit, there);
    this.move(debtAccount(holderOf(one.credit)), one.debit, Number(one.amount) - there);
    return 'taken';
  }
}

function add(sums: Map<AccountId, number>, account: AccountId, amount: number) {
  sums.set(account, (sums.get(account) ?? 0) + amount);
}

const answer = (posting: Posting | undefined) =>
  posting?.kind === 'refused' ? posting.code : posting?.kind;

async function take(books: Books, model: Model, one: Step): Promise<void> {
  if (one.do === 'together') return takeTogether(books, model, one);
  if ('holder' in one) {
    const given = { credit: lot(one.holder), amount: points(one.amount) };
    const spent = { debit: lot(one.holder), credit: shop, amount: points(one.amount) };
    const wanted = transfer(one.do === 'spend' ? spent : given);
    if (one.do === 'announce') wanted.kind = 'announce';
    const [posting] = await books.post(wanted);
    return expect(answer(posting)).toBe(model.make(wanted));
  }
  const fits = model.made.filter(({ id, kind }) => {
    if (one.do === 'settle' || one.do === 'void') return kind === 'announce';
    return one.do !== 'reverse' || kind === 'post' || model.ended.get(id) === 'settle';
  });
  const chosen = fits[one.nth % fits.length];
  if (chosen !== undefined) await takeAgain(books, model, { how: one.do, chosen });
}

type Again = { how: 'settle' | 'void' | 'reverse' | 'repeat' | 'reuse'; chosen: Transfer };

async function takeAgain(books: Books, model: Model, { how, chosen }: Again): Promise<void> {
  switch (how) {
    case 'settle':
    case 'void': {
      const [posting] = await books.end(how, chosen.id);
      return expect(answer(posting)).toBe(model.end(chosen, how));
    }
    case 'reverse': {
      const { kind } = await books.takeBack(chosen.id);
      return expect(kind).toBe(model.takeBack(chosen));
    }
    case 'repeat': {
      const [posting] = await books.post({ ...chosen, id: transfer(chosen).id });
      return expect(answer(posting)).toBe('repeated');
    }
    case 'reuse': {
      const [posting] = await books.post({ ...chosen, amount: points(chosen.amount + 1n) });
      return expect(answer(posting)).toBe('key_reused');
    }
  }
}

/** Several spend from one lot at once: the order is not ours, but each refusal must be explained. */
async function takeTogether(
  books: Books,
  model: Model,
  { spends, holder }: { spends: number[]; holder: number },
): Promise<void> {
  const wanted = spends.map((amount) =>
    transfer({ debit: lot(holder), credit: shop, amount: points(amount) }),
  );
  const answers = (await Promise.all(wanted.map((one) => books.post(one)))).map(([one]) =>
    answer(one),
  );
  const accepted = wanted.filter((_, index) => answers[index] === 'posted');
  for (const one of accepted) expect(model.make(one)).toBe('posted');
  const left = model.free(lot(holder));
  for (const [index, one] of wanted.entries())
    if (answers[index] === 'not_covered') expect(Number(one.amount)).toBeGreaterThan(left);
}

async function expectAgreement(books: Books, model: Model): Promise<void> {
  for (const account of accounts)
    expect(await books.balance(account)).toEqual({
      posted: BigInt(model.has.get(account) ?? 0),
      pendingIn: BigInt(model.coming.get(account) ?? 0),
      pendingOut: BigInt(model.leaving.get(account) ?? 0),
    });
  for (const one of holders)
    expect(await books.holder(one)).toMatchObject({
      spendable: BigInt(model.free(lot(one))),
      pending: BigInt(model.coming.get(lot(one)) ?? 0),
    });
  const { read } = ledger.database;
  expect(await sumBooks(read, books.county)).toEqual({ posted: 0n, pending: 0n });
  expect(await reconcile(read, books.county)).toEqual([]);
}

/** A failure names the seed and path to give to `fc.assert` for the very same history. */
test('whatever happens in whatever order, books and model agree on every answer and every balance', {
  timeout: 120_000,
}, async () => {
  const histories = fc.array(step, { minLength: 20, maxLength: 30, size: 'max' });
  const property = fc.asyncProperty(histories, async (history) => {
    const books = await ledger.openBooks(cover);
    const model = new Model();
    for (const one of history) await take(books, model, one);
    await expectAgreement(books, model);
  });
  await fc.assert(property, { numRuns: 150 });
});
