import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { makeCounty } from '../../../test/make-county.ts';
import * as ledger from '../../ledger/service.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { type Payment, payAward } from '../awards/pay.ts';
import { listPayers } from '../awards/payers.ts';
import { insertSponsor } from './sponsor-store.ts';
import * as store from './store.ts';

/*
 * Whatever pledges, awards, reversals and returns come in whatever order: nobody gives what is not
 * there, every fund stands as a model of a few lines says it should, and the books add up to zero.
 */

const histories = 60;
const stepsOfOne = 30;

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

interface FundModel {
  pool: string;
  sponsor: string;
  holderNo: bigint;
  behind: number;
  cover: number;
  announced: number;
}

interface Given {
  fund: FundModel;
  amount: number;
  transfer: string;
  state: 'announced' | 'settled' | 'over';
}

type Step =
  | { do: 'receive' | 'return'; fund: number; points: number }
  | { do: 'award'; holder: number; points: number; kind: 'announce' | 'post'; first: number }
  | { do: 'settle' | 'void' | 'take_back'; award: number };

const some = (max: number) => fc.nat({ max });
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('receive' as const, 'return' as const),
      fund: some(3),
      points: fc.integer({ min: 1, max: 60 }),
    }),
    fc.record({
      do: fc.constant('award' as const),
      holder: some(4),
      points: fc.integer({ min: 1, max: 25 }),
      kind: fc.constantFrom('announce' as const, 'post' as const),
      first: some(1),
    }),
    fc.record({
      do: fc.constantFrom('settle' as const, 'void' as const, 'take_back' as const),
      award: some(20),
    }),
  ),
  { minLength: stepsOfOne, maxLength: stepsOfOne },
);

let counties = 200_000;

/** Two pools with two sponsors each in a county of their own; nothing has come yet. */
async function openFunds() {
  const county = ++counties;
  const scope = jobScope(county, 'test');
  const { deps } = world;
  const casePrefix = String.fromCharCode(65 + (Math.floor(county / 26) % 26), 65 + (county % 26));
  const land = { county, casePrefix, areas: [], units: [], people: {} };
  await makeCounty(deps, { pool: 0, land });
  const funds = await deps.database.transact(async (tx) => {
    for (const code of ['first', 'second'])
      await store.insertPool(tx, scope, { code, kind: 'society', name: { zh: code, en: code } });
    for (const zh of ['甲', '乙']) {
      const id = uuidOf(`${county}/${zh}`);
      const at = deps.clock.now();
      const row = { id, kind: 'enterprise', name: { zh, en: zh }, by: null, at } as const;
      await insertSponsor(tx, scope, row);
      for (const pool of ['first', 'second'])
        await store.openFund(tx, scope, { pool, sponsor: id });
    }
    return store.listFunds(tx, scope);
  });
  const empty = { behind: 0, cover: 0, announced: 0 };
  const model = funds.map((fund): FundModel => ({ ...fund, ...empty }));
  return { county, scope, model, given: [] as Given[] };
}
type Opened = Awaited<ReturnType<typeof openFunds>>;

const newId = () => world.deps.ids.uuid();
const at = () => world.deps.clock.now();

async function receive(
  { county, model }: Opened,
  { fund, points }: { fund: number; points: number },
) {
  const to = model[fund];
  if (to === undefined) throw new Error('no such fund');
  const booking = { county, holderNo: to.holderNo, amount: BigInt(points), reason: newId() };
  const posting = await world.deps.database.transact((tx) =>
    ledger.addCover(tx, { ...booking, at: at(), newId }),
  );
  expect(posting.kind).toBe('posted');
  to.behind += points;
  to.cover += points;
}

async function giveBack(
  { county, model }: Opened,
  { fund, points }: { fund: number; points: number },
) {
  const from = model[fund];
  if (from === undefined) throw new Error('no such fund');
  const booking = { county, holderNo: from.holderNo, lapsed: 0n, reason: newId() };
  const wanted = { ...booking, unspent: BigInt(points), at: at(), newId };
  const answer = await world.deps.database.transact((tx) => ledger.returnCover(tx, wanted));
  if (from.cover < points) {
    expect(answer).toBe('not_covered');
    return;
  }
  expect(answer).toBe('returned');
  const again = await world.deps.database.transact((tx) => ledger.returnCover(tx, wanted));
  // Where nothing else is there any more, it is the empty pool that says no first.
  expect(['repeated', 'not_covered']).toContain(again);
  from.behind -= points;
  from.cover -= points;
}

async function award(opened: Opened, step: Extract<Step, { do: 'award' }>) {
  const { scope, model } = opened;
  const order = step.first === 0 ? ['first', 'second'] : ['second', 'first'];
  const id = newId();
  const paid = await world.deps.database.transact(async (tx) => {
    const pools = await listPayers(tx, scope, order);
    const one = { id, deed: newId(), ruleVersion: 1, points: step.points, householdPoints: 0 };
    const words = { why: { zh: '', en: '' }, lapsesOn: '2099-12-31', cause: 'deed' };
    const payment = {
      award: { ...one, ...words },
      holderNo: 9_000_000n + BigInt(step.holder),
      householdNo: null,
      kind: step.kind,
      pools,
      graceDays: 30,
    } as unknown as Payment;
    return payAward({ tx, scope, deps: world.deps }, payment);
  });
  const payers = order.flatMap((pool) => model.filter((fund) => fund.pool === pool));
  const payer = payers.find(({ cover }) => cover >= step.points);
  if (payer === undefined) {
    expect(paid).toEqual({ kind: 'refused', code: 'not_covered' });
    return;
  }
  if (paid.kind === 'refused') throw new Error(`refused although ${payer.cover} are there`);
  expect(paid).toMatchObject({ pool: payer.pool, payer: payer.holderNo });
  payer.cover -= step.points;
  if (step.kind === 'announce') payer.announced += step.points;
  const transfer = paid.transfer ?? paid.pending ?? '';
  const state = step.kind === 'announce' ? 'announced' : 'settled';
  opened.given.push({ fund: payer, amount: step.points, transfer, state });
}

async function end({ county, given }: Opened, step: Extract<Step, { award: number }>) {
  const one = given[step.award % Math.max(1, given.length)];
  if (one === undefined) return;
  const { transfer, amount, fund } = one;
  if (step.do === 'take_back') {
    if (one.state !== 'settled') return;
    const taking = { county, first: transfer, at: at(), newId };
    await world.deps.database.transact((tx) => ledger.takeBack(tx, taking));
    fund.cover += amount;
    one.state = 'over';
    return;
  }
  if (one.state !== 'announced') return;
  const ends = [{ id: newId(), pending: transfer, how: step.do }];
  const [posting] = await world.deps.database.transact((tx) =>
    ledger.endPending(tx, { county, ends, at: at() }),
  );
  expect(posting?.kind).toBe('posted');
  fund.announced -= amount;
  if (step.do === 'void') fund.cover += amount;
  one.state = step.do === 'settle' ? 'settled' : 'over';
}

async function take(opened: Opened, step: Step): Promise<void> {
  if ('fund' in step) await (step.do === 'receive' ? receive : giveBack)(opened, step);
  else if (step.do === 'award') await award(opened, step);
  else await end(opened, step);
}

async function check({ county, model }: Opened): Promise<void> {
  const { read } = world.deps.database;
  const holders = model.map(({ holderNo }) => holderNo);
  const standings = await ledger.getStandings(read, county, holders);
  for (const { holderNo, behind, cover, announced } of model) {
    expect(standings.get(holderNo)).toEqual({
      holderNo,
      behind: BigInt(behind),
      cover: BigInt(cover),
      announced: BigInt(announced),
    });
    expect(cover).toBeGreaterThanOrEqual(0);
  }
  expect(await ledger.sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
}

test('cover is never below zero, every fund stands as it should, the sum is zero', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const opened = await openFunds();
      for (const step of history) {
        await take(opened, step);
        await check(opened);
      }
      expect(await ledger.reconcile(world.deps.database.read, opened.county)).toEqual([]);
      refused += opened.given.length === 0 ? 1 : 0;
    }),
    { numRuns: histories },
  );
  // Histories in which nobody was ever given anything would show nothing.
  expect(refused).toBeLessThan(histories / 2);
}, 240_000);
