import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { type Corrections, openCorrections } from '../../../test/corrections.ts';
import { county } from '../../../test/county.ts';
import { report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile } from '../../ledger/service.ts';
import { seededRandom } from '../../platform/ids.ts';
import { carryOutCorrections } from '../corrections/service.ts';

let world: TestApp;
let by: Corrections;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 8 });
  by = await openCorrections(world);
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

interface Price {
  points: number;
  /** Of the price, for whoever reports a place after somebody else; null: everybody gets all of it. */
  supporterPercent: number | null;
}

const pay = ({ points, supporterPercent }: Price) =>
  enforce(world, [
    changedRule('2.2', {
      base: { kind: 'fixed', points },
      samePlace: supporterPercent === null ? null : { days: 7, metres: 30, supporterPercent },
    }),
  ]);

let places = 0;
/** Two residents report the same place; the second one’s report has settled. */
async function twoAtOnePlace({ before }: { before?: string } = {}) {
  const position = { lng: 120.02 + ++places * 0.002, lat: 28.82 };
  const [first, second] = [await world.resident(), await world.resident()];
  if (before !== undefined) {
    await report(second, { category: before, position: { ...position, lat: 28.86 } });
    world.clock.advance({ minutes: 10 });
  }
  const { code } = await report(first, { position });
  world.clock.advance({ minutes: 10 });
  const later = await report(second, { position });
  await walkTo('awaiting_confirmation', { desk: by.desk, resident: second, code: later.code });
  return { code, second };
}

const fall = async (code: string) => {
  const body = { reason: 'not_true' as const, note: '现场没有看到' };
  await by.desk.intake('refuseCase', { params: { code }, body });
  await world.settle();
};
const spendable = async (resident: Caller) => (await resident('getMyPoints')).ok.spendable;
const addedTo = async (resident: Caller) =>
  (await resident('listMyAwards')).ok.lines.find(({ cause }) => cause === 'moved_up');

async function sign(wrong: number, right: number): Promise<void> {
  const { id } = (await by.ask(wrong, right)).ok;
  await carryOutCorrections(world.deps);
  expect((await by.sign(id)).ok.state).toBe('signed');
}

/** The second one’s points where a correction was signed, and carried out before or after the first fell. */
async function movedUp({ wrong, right, order }: { wrong: Price; right: Price; order: string }) {
  const wrongVersion = await pay(wrong);
  const { code, second } = await twoAtOnePlace();
  const rightVersion = await pay(right);
  await sign(wrongVersion, rightVersion);
  const carryOut = () => carryOutCorrections(world.deps);
  if (order === 'carried out, then fallen') await carryOut();
  await fall(code);
  if (order === 'fallen, then carried out') await carryOut();
  await world.settle();
  return { second, rightVersion };
}
const orders = ['carried out, then fallen', 'fallen, then carried out'] as const;

describe('who moves up after a correction was signed', () => {
  test.each(orders)('is paid by the right version: %s', async (order) => {
    const { second, rightVersion } = await movedUp({
      wrong: { points: 3, supporterPercent: 40 },
      right: { points: 10, supporterPercent: 40 },
      order,
    });
    expect(await spendable(second)).toBe(10);
    expect(await addedTo(second)).toMatchObject({ points: 6, ruleVersion: rightVersion });
  });

  test.each(orders)('also where only the right one pays supporters less: %s', async (order) => {
    const { second } = await movedUp({
      wrong: { points: 5, supporterPercent: null },
      right: { points: 5, supporterPercent: 20 },
      order,
    });
    expect(await spendable(second)).toBe(5);
  });

  test('gets what the right version gives the first, whatever both give, in either order', async () => {
    const random = seededRandom('moving up');
    const below = (limit: number) => random(1).readUInt8() % limit;
    const price = (): Price => ({
      points: 1 + below(12),
      supporterPercent: [null, 0, 20, 50, 100][below(5)] ?? null,
    });
    for (let run = 0; run < 12; run++) {
      world.clock.advance({ days: 8 });
      by = await openCorrections(world);
      const drawn = { wrong: price(), right: price(), order: orders[below(2)] ?? orders[0] };
      const { second } = await movedUp(drawn);
      expect([drawn, await spendable(second)]).toEqual([drawn, drawn.right.points]);
    }
  });

  test('is not reached by a later correction of the version that was right', async () => {
    const share = { supporterPercent: 40 };
    const first = await pay({ points: 3, ...share });
    const { code, second } = await twoAtOnePlace();
    const right = await pay({ points: 10, ...share });
    const third = await pay({ points: 20, ...share });
    await sign(first, right);
    await sign(right, third);
    await carryOutCorrections(world.deps);
    await fall(code);
    expect(await spendable(second)).toBe(10);
  });

  test('is paid by the version of the deed where nothing was signed', async () => {
    const wrong = await pay({ points: 5, supporterPercent: 40 });
    const { code, second } = await twoAtOnePlace();
    const right = await pay({ points: 10, supporterPercent: 40 });
    await by.ask(wrong, right);
    await carryOutCorrections(world.deps);
    await fall(code);
    expect(await spendable(second)).toBe(5);
    expect(await addedTo(second)).toMatchObject({ ruleVersion: wrong });
  });

  test('before it was signed is compared anew, and signed with what was given meanwhile', async () => {
    const share = { supporterPercent: 40 };
    const wrong = await pay({ points: 3, ...share });
    const { code, second } = await twoAtOnePlace();
    const right = await pay({ points: 10, ...share });
    const { id } = (await by.ask(wrong, right)).ok;
    await carryOutCorrections(world.deps);
    await fall(code);
    expect(await spendable(second)).toBe(3);
    expect((await by.sign(id)).problem.code).toBe('correction_computing');
    await carryOutCorrections(world.deps);
    expect((await by.sign(id)).ok.state).toBe('signed');
    await carryOutCorrections(world.deps);
    expect(await spendable(second)).toBe(10);
  });

  test('gets no award more than the right version allows a person in a day', async () => {
    const rule = changedRule('2.2', {
      samePlace: { days: 7, metres: 30, supporterPercent: 40 },
    });
    const wrong = await enforce(world, [rule]);
    const { code, second } = await twoAtOnePlace({ before: '050100' });
    const right = await enforce(world, [rule], { awardsPerPersonDay: 1 });
    await sign(wrong, right);
    await carryOutCorrections(world.deps);
    await fall(code);
    expect(await addedTo(second)).toBeUndefined();
  });
});

test('what a correction adds is of the rule by which the right version pays, and settles', async () => {
  const wrong = await pay({ points: 3, supporterPercent: null });
  const { desk } = by;
  const resident = await world.resident();
  const { code } = await report(resident, {
    position: { lng: 120.02 + ++places * 0.002, lat: 28.82 },
  });
  const paid = changedRule('2.2', { base: { kind: 'fixed', points: 10 } });
  const right = await enforce(world, [
    changedRule('2.2', { categories: ['99'] }),
    { ...paid, id: '2.9' },
  ]);
  await sign(wrong, right);
  await carryOutCorrections(world.deps);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  expect(await spendable(resident)).toBe(10);
  const added = (await resident('listMyAwards')).ok.lines.find(
    ({ cause }) => cause === 'correction',
  );
  expect(added).toMatchObject({ points: 7, rule: '2.9', ruleVersion: right });
});
