import { points, poolAccount } from '../../server/ledger/account.ts';
import { createPostingQueue, returnCover, sliceOf } from '../../server/ledger/service.ts';
import type { Transfer } from '../../server/ledger/transfer.ts';
import { type Books, give, lot, newId, shop, source, transfer } from '../books.ts';
import { giveToVillage } from '../year-end.ts';

/** A write of the ledger, with what stands in the books before it. */
export interface Operation {
  name: string;
  /** Several transactions, each whole for itself; the others are one, or nothing. */
  parts?: true;
  /** Prepares the books; the operation can then be asked for any number of times in copies of them. */
  prepare(books: Books): Promise<(books: Books) => Promise<unknown>>;
}

const nothing = () => Promise.resolve();
const slice = (holder: number) => sliceOf(1n, BigInt(holder));
const award = (holder: number, amount: number): Transfer =>
  transfer({ debit: slice(holder), credit: lot(holder), amount: points(amount) });
const operation = (name: string, prepare: Operation['prepare']): Operation => ({ name, prepare });

/** An operation on transfers that are made before it. */
function onSpending(
  name: string,
  how: 'announce' | 'post',
  run: (books: Books, transfers: readonly string[]) => Promise<unknown>,
): Operation {
  return operation(name, async (books) => {
    await give(books, 2, { amount: 5, until: '2026-12-31' });
    await give(books, 2, { amount: 7 });
    const spent = await books.spend(2, { amount: 9, how });
    if (spent.kind === 'refused') throw new Error(spent.code);
    return (copy) => run(copy, spent.transfers);
  });
}

const later = (books: Books) => {
  books.clock.set(new Date('2027-01-02T01:00:00Z'));
  return books;
};

async function inDebt(books: Books): Promise<void> {
  const given = await give(books, 2, { amount: 9 });
  await books.spend(2, { amount: 9 });
  await books.takeBack(given);
}

const posting: Operation[] = [
  operation('post an award', async () => {
    const one = award(2, 5);
    return (books) => books.postFromSlices(one);
  }),
  operation('post to a lot that exists, counted', async (books) => {
    await give(books, 2, { amount: 50 });
    const one = { ...award(2, 5), dayLimit: 1 };
    return (copy) => copy.postFromSlices(one);
  }),
  operation('post when the reserve is used up', async (books) => {
    for (const number of [1, 2, 3])
      await books.post(transfer({ credit: poolAccount(1n, number), amount: points(33) }));
    const all = [award(2, 30), award(3, 30), award(4, 30)];
    return (copy) => copy.postFromSlices(...all);
  }),
  operation('announce', async () => {
    const one = { ...award(2, 5), kind: 'announce' as const };
    return (books) => books.postFromSlices(one);
  }),
  operation('a chain: what is received is passed on', async (books) => {
    await give(books, 4, { amount: 9 });
    const chain = [
      transfer({ debit: lot(4), credit: lot(2), amount: points(9) }),
      transfer({ debit: lot(2), credit: lot(3), amount: points(4) }),
      transfer({ debit: lot(3), credit: shop, amount: points(3) }),
    ];
    return (copy) => copy.post(...chain);
  }),
  operation('twins, and one that is not covered', async () => {
    const one = award(2, 9);
    const batch = [one, { ...one, id: newId() }, award(3, 500), award(4, 1)];
    return (books) => books.postFromSlices(...batch);
  }),
  operation('together', async () => {
    const all = [2, 3, 4].map((holder) => ({ ...award(holder, 20), debit: slice(2) }));
    return (books) => books.postTogether(...all);
  }),
  operation('fund a pool', async () => {
    const one = transfer({ debit: source, credit: poolAccount(1n), amount: points(40) });
    return (books) => books.post(one);
  }),
];

const ending: Operation[] = (['settle', 'void'] as const).map((how) =>
  operation(`${how} what was announced`, async (books) => {
    const all = [2, 3].map((holder) => ({ ...award(holder, 9), kind: 'announce' as const }));
    await books.postFromSlices(...all);
    return (copy) => copy.end(how, ...all.map(({ id }) => id));
  }),
);

const arriving: Operation[] = [false, true].map((late) =>
  operation(`receive what was announced${late ? ' to lots that lapsed' : ''}`, async (books) => {
    const all = [2, 3].map((holder) => ({
      ...award(holder, 9),
      kind: 'announce' as const,
      credit: lot(holder, 2026),
    }));
    await books.postFromSlices(...all);
    return (copy) => (late ? later(copy) : copy).receive(...all.map(({ id }) => id));
  }),
);

const redeeming: Operation[] = [
  ...(['announce', 'post'] as const).map((how) =>
    operation(`spend (${how}) out of two lots`, async (books) => {
      await give(books, 2, { amount: 5, until: '2026-12-31' });
      await give(books, 2, { amount: 7 });
      const reason = newId();
      return (copy) => copy.spend(2, { amount: 9, how, reason });
    }),
  ),
  onSpending('hand over', 'announce', (books, ids) => books.end('settle', ...ids)),
  onSpending('give up', 'announce', (books, ids) => books.release(ids)),
  onSpending('give up after a lot lapsed', 'announce', (books, ids) => later(books).release(ids)),
  onSpending('refund', 'post', (books, ids) => books.refund(ids)),
  onSpending('refund after a lot lapsed', 'post', (books, ids) => later(books).refund(ids)),
];

const owing: Operation[] = [
  operation('take back what is there', async (books) => {
    const given = await give(books, 2, { amount: 9 });
    return (copy) => copy.takeBack(given);
  }),
  operation('take back out of two lots and into debt', async (books) => {
    const given = await give(books, 2, { amount: 9 });
    await books.spend(2, { amount: 7 });
    await give(books, 2, { amount: 3, until: '2026-12-31' });
    return (copy) => copy.takeBack(given);
  }),
  operation('take a part back', async (books) => {
    const given = await give(books, 2, { amount: 9 });
    return (copy) => copy.takeBack(given, { amount: 4, occasion: 'part' });
  }),
  operation('pay a debt', async (books) => {
    await inDebt(books);
    const arrived = await give(books, 2, { amount: 5 });
    return (copy) => copy.repay(arrived);
  }),
  operation('waive a debt', async (books) => {
    await inDebt(books);
    const reason = newId();
    return (copy) => copy.waive(2, { amount: 6, reason });
  }),
];

const giving: Operation[] = [
  operation('give to a village', async (books) => {
    await give(books, 2, { amount: 9, until: '2026-12-31' });
    const gift = newId();
    return (copy) => giveToVillage(copy, { holder: 2, amount: 4, until: '2026-12-31' }, gift);
  }),
];

interface GivenBack {
  unspent: bigint;
  lapsed: bigint;
  reason: string;
}

function giveBack({ database, county, clock }: Books, back: GivenBack) {
  const wanted = { county, holderNo: 1n, at: clock.now(), newId, ...back };
  return database.transact((tx) => returnCover(tx, wanted));
}

const returning: Operation[] = [
  operation('return cover that nobody was given', async () => {
    const reason = newId();
    return (books) => giveBack(books, { unspent: 30n, lapsed: 0n, reason });
  }),
  operation('return what lapsed, too', async (books) => {
    await give(books, 2, { amount: 9, until: '2026-12-31' });
    await later(books).sweep();
    const reason = newId();
    return (copy) => giveBack(copy, { unspent: 5n, lapsed: 4n, reason });
  }),
];

const queued: Operation[] = [
  {
    name: 'sweep three lapsed lots',
    parts: true,
    prepare: async (books) => {
      for (const holder of [2, 3, 4])
        await give(books, holder, { amount: holder, until: '2026-12-31' });
      return async (copy) => {
        // Until nothing is left: a sweep that was disturbed is carried on by the next.
        while ((await later(copy).sweep()).lots > 0) await nothing();
      };
    },
  },
  {
    name: 'carry a part of two lots over into the next year',
    parts: true,
    prepare: async (books) => {
      for (const holder of [2, 3])
        await give(books, holder, { amount: 5 * holder, until: '2026-12-31' });
      const keeping = () => ({ atMost: 12n, until: '2027-12-31', ruleVersion: 1 });
      return async (copy) => {
        while ((await later(copy).sweep(keeping)).lots > 0) await nothing();
      };
    },
  },
  {
    name: 'a queue with a bad one among good ones',
    parts: true,
    prepare: async () => {
      const good = [2, 3, 4, 5].map((holder) => award(holder, holder));
      const bad = { ...award(6, 1), reason: 'not an id' };
      return async (books) => {
        const { database, clock, county } = books;
        const work = { database, clock, ids: { uuid: newId }, lanes: 2, batch: 8, capacity: 100 };
        const queue = createPostingQueue(work);
        const asked = [...good.slice(0, 2), bad, ...good.slice(2)].map((one) =>
          queue.post(county, one),
        );
        const answers = await Promise.allSettled(asked);
        await queue.stop();
        for (const [place, answer] of answers.entries())
          if (answer.status === 'rejected' && place !== 2) throw answer.reason;
      };
    },
  },
];

export const operations = [
  ...posting,
  ...ending,
  ...arriving,
  ...redeeming,
  ...owing,
  ...giving,
  ...returning,
  ...queued,
];
