import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  type LedgerDatabase,
  lot,
  openLedgerDatabase,
  pool,
  source,
  transfer,
} from '../../test/books.ts';
import { seededNumbers, uuidOf } from '../platform/ids.ts';
import { type AccountId, merchantAccount, points } from './account.ts';
import { type Posting, postExactly } from './posting.ts';
import type { Transfer } from './transfer.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
afterAll(() => ledger.close());

const accounts: AccountId[] = [pool, lot(2), lot(3), lot(4), merchantAccount(1n)];

/** One transfer of a batch, told by small numbers; `ends` picks among what was announced before. */
interface Wish {
  from: number;
  to: number;
  amount: number;
  key: number;
  how: 'post' | 'announce' | 'settle' | 'void';
  ends: number;
  dayLimit: number | undefined;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  from: fc.constantFrom(0, 0, 0, 1, 2, 3),
  to: fc.constantFrom(1, 2, 3, 4),
  amount: fc.integer({ min: 1, max: 12 }),
  // Few keys: some come twice, in one batch or in two.
  key: fc.nat(30),
  how: fc.constantFrom('post', 'post', 'announce', 'settle', 'void'),
  ends: fc.nat(20),
  dayLimit: fc.constantFrom(undefined, undefined, undefined, 1, 2, 4),
});
const batches = fc.array(fc.array(wish, { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 6,
});

function transferOf(one: Wish, announced: readonly Transfer[], id: string): Transfer | undefined {
  const ended = announced[one.ends % announced.length];
  if (one.how === 'settle' || one.how === 'void') {
    if (ended === undefined) return undefined;
    const { debit, credit, amount, reason } = ended;
    const end = { debit, credit, amount, reason, key: ended.id, pending: ended.id };
    return transfer({ id, kind: one.how, ...end });
  }
  const [debit, credit] = [accounts[one.from] ?? pool, accounts[one.to] ?? pool];
  if (debit === credit) return undefined;
  return transfer({
    id,
    key: uuidOf(`differential ${one.key}`),
    kind: one.how,
    debit,
    credit,
    amount: points(one.amount),
    reason: uuidOf('differential'),
    dayLimit: one.dayLimit,
  });
}

const exactly = (books: Books, transfers: readonly Transfer[]): Promise<Posting[]> =>
  ledger.database.transact(async (tx) => {
    const wanted = { county: books.county, transfers, at: books.clock.now() };
    const answers = await postExactly(tx, wanted);
    return transfers.flatMap((one) => answers.get(one) ?? []);
  });

async function balancesOf({ county, database }: Books): Promise<unknown> {
  const { rows } = await sql`
    select id, posted, pending_in, pending_out, version, counted from accounts
    where county = ${county} and (version > 0 or posted <> 0) order by id`.execute(database.read);
  return rows;
}

/** Lines of a batch; `running`: with the version and balance of who received after each. */
async function linesOf(
  { county, database }: Books,
  { ids, running }: { ids: string[]; running: boolean },
): Promise<unknown> {
  const { rows } = await sql`
    select id, key, kind, debit, credit, amount, pending,
      case when ${running} then credit_version end as version,
      case when ${running} then credit_posted end as posted
    from transfers where county = ${county} and id = any (${`{${ids.join(',')}}`}::uuid[])
    order by id`.execute(database.read);
  return rows;
}

/** Nothing of such a batch is left for a closer look, so its lines stand in the order asked for. */
const isPlain = (transfers: readonly Transfer[], answers: readonly Posting[]) =>
  answers.every(({ kind }) => kind === 'posted') &&
  transfers.every(({ kind }) => kind === 'post' || kind === 'announce');

test('whatever is in a batch, the plain way gives the answers, balances and journal of the exact way alone', {
  timeout: 300_000,
}, async () => {
  let run = 0;
  const property = fc.asyncProperty(batches, async (wishes) => {
    run += 1;
    const [plain, exact] = [await ledger.openBooks(), await ledger.openBooks()];
    const cover = transfer({ debit: source, credit: pool, amount: points(40) });
    await plain.post(cover);
    await exactly(exact, [cover]);
    const announced: Transfer[] = [];
    for (const [turn, batch] of wishes.entries()) {
      const transfers = batch.flatMap(
        (one, at) => transferOf(one, announced, uuidOf(`${run}/${turn}/${at}`)) ?? [],
      );
      if (transfers.length === 0) continue;
      const answers = await plain.post(...transfers);
      expect(answers).toEqual(await exactly(exact, transfers));
      const lines = { ids: transfers.map(({ id }) => id), running: isPlain(transfers, answers) };
      expect(await linesOf(plain, lines)).toEqual(await linesOf(exact, lines));
      expect(await balancesOf(plain)).toEqual(await balancesOf(exact));
      for (const [at, one] of transfers.entries())
        if (one.kind === 'announce' && answers[at]?.kind === 'posted') announced.push(one);
    }
    expect(await faultsOf(plain)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 200, endOnFailure: true });
});

test('a void in the same batch frees the cover that the one after it needs', async () => {
  const books = await ledger.openBooks(10);
  const announced = transfer({ credit: lot(2), kind: 'announce', amount: points(10) });
  await books.post(announced);
  const { debit, credit, amount, reason, id } = announced;
  const end = transfer({ debit, credit, amount, reason, kind: 'void', key: id, pending: id });
  const next = transfer({ credit: lot(3), amount: points(10) });
  expect(await books.post(end, next)).toMatchObject([{ kind: 'posted' }, { kind: 'posted' }]);
  expect((await books.holder(3)).spendable).toBe(10n);
});

test.each([
  { of: 'whoever received before', before: 1 },
  { of: 'whoever never received', before: 0 },
])(
  'of several who pay up to one limit of the day of $of, the first that was asked comes first',
  async ({ before }) => {
    const books = await ledger.openBooks(10);
    const earned = transfer({ credit: lot(2), amount: points(1) });
    await books.post(earned);
    const shop = merchantAccount(1n);
    for (let nth = 0; nth < before; nth += 1)
      await books.post(transfer({ credit: shop, amount: points(1), dayLimit: before }));
    const spent = { debit: lot(2), credit: shop, amount: points(1) };
    const first = transfer({ ...spent, dayLimit: before + 1 });
    const second = transfer({ credit: shop, amount: points(1), dayLimit: before + 1 });
    // Asks more of the first payer than it has, under a key that was used before.
    const short = transfer({ ...spent, key: earned.key });
    expect(await books.post(first, second, short)).toEqual([
      { kind: 'posted', transfer: first.id },
      { kind: 'refused', code: 'day_limit' },
      { kind: 'refused', code: 'key_reused' },
    ]);
  },
);

test('points that are announced away cannot be paid to somebody else', async () => {
  const books = await ledger.openBooks(10);
  await books.post(transfer({ credit: lot(2), kind: 'announce', amount: points(8) }));
  const other = { credit: lot(3), amount: points(3) };
  expect(await books.post(transfer(other))).toEqual([{ kind: 'refused', code: 'not_covered' }]);
  expect(await books.post(transfer({ ...other, amount: points(2) }))).toMatchObject([
    { kind: 'posted' },
  ]);
});

test('at the limit of the day the next is refused, on another lot or the next day it is not', async () => {
  const books = await ledger.openBooks(100);
  const limited = (holder: number, year = 2027) =>
    transfer({ credit: lot(holder, year), dayLimit: 2 });
  const codes = async (...all: Transfer[]) =>
    (await books.post(...all)).map((one) => (one.kind === 'refused' ? one.code : one.kind));
  expect(await codes(limited(2))).toEqual(['posted']);
  expect(await codes(limited(2), limited(2), limited(3))).toEqual([
    'posted',
    'day_limit',
    'posted',
  ]);
  expect(await codes(limited(2))).toEqual(['day_limit']);
  expect(await codes(limited(2, 2028), transfer({ credit: lot(2) }))).toEqual(['posted', 'posted']);
  books.clock.set(new Date('2026-10-14T15:59:59Z'));
  expect(await codes(limited(2))).toEqual(['day_limit']);
  books.clock.set(new Date('2026-10-14T16:00:00Z'));
  expect(await codes(limited(2))).toEqual(['posted']);
  expect(await codes(limited(2))).toEqual(['posted']);
  expect(await codes(limited(2))).toEqual(['day_limit']);
});

test('fifty at once under a limit of three: three are counted', async () => {
  const books = await ledger.openBooks(100);
  await books.post(transfer({ credit: lot(2) }));
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => books.post(transfer({ credit: lot(2), dayLimit: 3 }))),
  );
  expect(answers.flat().filter(({ kind }) => kind === 'posted')).toHaveLength(3);
});

test('a batch touches the books of its own county only, whose accounts have the same numbers', async () => {
  const [ours, theirs] = [await ledger.openBooks(10), await ledger.openBooks(10)];
  const both = [ours, theirs];
  for (const books of both) await books.post(transfer({ credit: lot(2), amount: points(4) }));
  await ours.post(transfer({ debit: lot(2), credit: lot(3), amount: points(3) }));
  expect((await theirs.holder(2)).spendable).toBe(4n);
  expect(await faultsOf(theirs)).toEqual([]);
  // Held by somebody else over there, an account does not keep us waiting.
  await ledger.database.transact(async (tx) => {
    await sql`select 1 from accounts where county = ${theirs.county} for update`.execute(tx);
    const [posting] = await ours.post(transfer({ debit: lot(2), credit: lot(3) }));
    expect(posting?.kind).toBe('posted');
  });
});

test('large batches of many payers and receivers are whole, and each is answered for itself', async () => {
  const books = await ledger.openBooks(10_000);
  const numbers = seededNumbers('large batches');
  const giving = Array.from({ length: 400 }, () =>
    transfer({ credit: lot(2 + (numbers() % 60)), amount: points(1 + (numbers() % 9)) }),
  );
  expect((await books.post(...giving)).every(({ kind }) => kind === 'posted')).toBe(true);
  const passing = Array.from({ length: 400 }, () => {
    const amount = points(1 + (numbers() % 30));
    return transfer({ debit: lot(2 + (numbers() % 60)), credit: merchantAccount(1n), amount });
  });
  const answers = await books.post(...passing);
  const passed = passing.filter((_, at) => answers[at]?.kind === 'posted');
  expect(passed.length).toBeGreaterThan(20);
  expect(passed.length).toBeLessThan(380);
  const sum = passed.reduce((total, { amount }) => total + amount, 0n);
  expect((await books.balance(merchantAccount(1n))).posted).toBe(sum);
  expect(await faultsOf(books)).toEqual([]);
});
