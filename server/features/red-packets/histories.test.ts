import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { adult, somebody } from '../../../test/families.ts';
import { givePoints } from '../../../test/holders.ts';
import { askFor, openTill, openTreasury, type Treasury, turn } from '../../../test/red-packets.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import type { Alipay } from '../../platform/alipay/client.ts';
import type { AlipayStandIn, Behaviour } from '../../platform/alipay/stand-in.ts';
import { jobScope } from '../../platform/scope.ts';
import { findFaults, takeNotification } from './service.ts';

/*
 * Whatever Alipay answers, whenever processes die, and in whatever order notifications come: somebody is paid at
 * most once, and the points of a packet are the treasury's exactly if its money was paid.
 */

let world: TestApp;
let standIn: AlipayStandIn;
let alipay: Alipay;
let treasury: Treasury;
let offer: string;
let resident: Caller;
beforeAll(async () => {
  ({ standIn, alipay } = await openTill(60));
  world = await startTestApp({ alipay });
  treasury = openTreasury(world);
  ({ id: offer } = await treasury.open({ amountFen: 100, price: 1, places: 100_000 }));
}, 120_000);
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
  await standIn.close();
});

type Happening =
  | { kind: 'turn'; minutes: number }
  /** A worker that dies before or after it has sent, or asked. */
  | { kind: 'dies'; at: 'before_sending' | 'after_sending' | 'asking' }
  /** Several workers at once. */
  | { kind: 'crowd' }
  | { kind: 'notified'; times: number }
  | { kind: 'silent'; is: boolean }
  | { kind: 'finished'; as: 'SUCCESS' | 'FAIL' };

const behaviours: readonly Behaviour[] = [
  'success',
  'fail',
  'under_way',
  'refused',
  'unknown',
  'late',
  'lost',
  'forged',
];

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('turn' as const),
      minutes: fc.constantFrom(0, 1, 5, 20, 70),
    }),
  },
  fc.record({
    kind: fc.constant('dies' as const),
    at: fc.constantFrom('before_sending' as const, 'after_sending' as const, 'asking' as const),
  }),
  fc.record({ kind: fc.constant('crowd' as const) }),
  fc.record({ kind: fc.constant('notified' as const), times: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('silent' as const), is: fc.boolean() }),
  fc.record({
    kind: fc.constant('finished' as const),
    as: fc.constantFrom('SUCCESS' as const, 'FAIL' as const),
  }),
);

const dying = (at: 'before_sending' | 'after_sending' | 'asking'): Alipay => ({
  ...alipay,
  send: async (payout) => {
    if (at === 'asking') return alipay.send(payout);
    if (at === 'after_sending') await alipay.send(payout);
    throw new Error('killed');
  },
  ask: async (number) => {
    if (at !== 'asking') return alipay.ask(number);
    throw new Error('killed');
  },
});

async function happen(one: Happening, number: string | null): Promise<void> {
  const deps = { ...world.deps, alipay };
  switch (one.kind) {
    case 'turn':
      return turn(world, alipay, one.minutes);
    case 'dies':
      return turn(world, dying(one.at), 1).catch(() => undefined);
    case 'crowd':
      await Promise.all([1, 2, 3].map(() => turn(world, alipay, 1)));
      return;
    case 'notified':
      for (let time = 0; number !== null && time < one.times; time++)
        await takeNotification(deps, standIn.notification(number));
      return;
    case 'silent':
      return standIn.answerQuestions(!one.is);
    case 'finished':
      if (number !== null && standIn.statusOf(number) !== undefined) standIn.finish(number, one.as);
  }
}

const rowOf = (id: string) =>
  world.deps.database.read
    .selectFrom('red_packets')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

let accounts = 0;

test('paid at most once, and points settled exactly if money was paid, for any sequence of answers and deaths', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...behaviours), { minLength: 1, maxLength: 3 }),
      fc.array(happenings, { minLength: 1, maxLength: 12 }),
      async (planned, sequence) => {
        resident = await somebody(world, '王小梅', adult);
        await givePoints(world, resident, 1);
        const to = { kind: 'phone', id: `137${String(++accounts).padStart(7, '0')}1` };
        standIn.plan(...planned);
        standIn.answerQuestions(true);
        const { id } = (await askFor(world, resident, { offer, to })).ok;
        await treasury.release([id]);
        const numbers = new Set<string>();
        for (const one of sequence) {
          await happen(one, (await rowOf(id)).number);
          const { state, number } = await rowOf(id);
          if (number !== null) numbers.add(number);
          // Never more money than one packet, and points free only where nothing was paid.
          const paid = standIn.paidTo(to.id).length;
          const { spendable } = (await resident('getMyPoints')).ok;
          expect(paid).toBeLessThanOrEqual(1);
          expect(spendable).toBe(state === 'failed' ? 1 : 0);
          if (state === 'failed') expect(paid).toBe(0);
          if (state === 'paid') expect(paid).toBe(1);
        }
        await bringToAnEnd(id);
        const end = await rowOf(id);
        const paid = standIn.paidTo(to.id).length;
        seen.set(end.state, (seen.get(end.state) ?? 0) + 1);
        expect(numbers.size).toBeLessThanOrEqual(1);
        expect([end.state, paid]).toEqual(paid === 1 ? ['paid', 1] : ['failed', 0]);
        expect(end.contradicted_at).toBeNull();
      },
    ),
    { numRuns: 60, seed: 20_261_128 },
  );
  // Both ends were met often, or nothing was tried.
  for (const state of ['paid', 'failed']) expect(seen.get(state)).toBeGreaterThan(5);
}, 600_000);

/** Alipay answers again, and what is under way comes to an end there. */
async function bringToAnEnd(id: string): Promise<void> {
  standIn.plan('success');
  standIn.answerQuestions(true);
  for (let hours = 0; hours < 80; hours++) {
    const { state, number } = await rowOf(id);
    if (state === 'paid' || state === 'failed') return;
    if (number !== null && standIn.statusOf(number) === 'DEALING') standIn.finish(number, 'FAIL');
    await turn(world, alipay, 61);
  }
}
