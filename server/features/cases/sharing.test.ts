import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile } from '../../ledger/service.ts';

let world: TestApp;
let desk: Desk;
const supporters = { days: 7, metres: 30, supporterPercent: 40 };
beforeAll(async () => {
  world = await startTestApp();
}, 60_000);
beforeEach(async () => {
  world.clock.advance({ days: 8 });
  desk = await openDesk(world);
  await enforce(world, [changedRule('2.2', { samePlace: supporters })]);
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

const note = '看过，说的是同一件事';
/** A report in words alone, far from any other on the map. */
const inWords = { position: undefined, place: '老街口', words: '人行道上停了车' };

async function sent(given: Record<string, unknown> = {}, by?: Caller) {
  world.clock.advance({ minutes: 10 });
  const resident = by ?? (await world.resident());
  const { code } = await report(resident, given);
  return { resident, code };
}
type Sent = Awaited<ReturnType<typeof sent>>;
const merge = async (one: Sent, into: Sent) =>
  (await desk.intake('mergeCases', { params: { code: one.code }, body: { into: into.code, note } }))
    .ok;
const verified = (one: Sent) => walkTo('awaiting_confirmation', { desk, ...one });
const awardOf = async ({ resident, code }: Sent) =>
  (await resident('getMyCase', { params: { code } })).ok.awards[0];
const figures = async ({ resident }: Sent) => (await resident('getMyPoints')).ok;

describe('reports that staff merge before they are verified', () => {
  test('the first reporter is paid in full, who adds something by the supporter’s rule, who adds nothing not at all', async () => {
    const first = await sent(inWords);
    const seen = await sent({ ...inWords, words: '白色货车占了盲道，轮椅过不去，已经两天了' });
    const again = await sent(inWords);
    // All of them were announced in full: nobody had put theirs on the map.
    for (const one of [first, seen, again]) expect((await figures(one)).provisional).toBe(3);
    await merge(first, seen);
    await merge(again, seen);
    await verified(seen);
    expect((await figures(first)).spendable).toBe(3);
    expect(await figures(seen)).toMatchObject({ spendable: 1, provisional: 0 });
    expect(await figures(again)).toMatchObject({ spendable: 0, provisional: 0 });
    const share = await awardOf(seen);
    expect(share?.why.zh).toContain('几位报的是同一件事，合在一起办');
    expect(share?.why.en).toContain('several told of one matter');
    const none = await awardOf(again);
    expect(none).toMatchObject({ state: 'settled', points: 0 });
    expect(none?.why.zh).toContain('没有补充照片、位置或新的情况');
    await world.settle();
    const told = (await again.resident('listMyNotices')).ok.notices.map(({ words }) => words.zh);
    expect(told.join()).toContain('没有补充照片、位置或新的情况');
  });

  test('a point on the map is evidence, however far from the first one', async () => {
    const first = await sent();
    const other = await sent({ words: '同上' });
    await merge(other, first);
    await verified(first);
    expect((await figures(first)).spendable).toBe(3);
    expect((await figures(other)).spendable).toBe(1);
  });

  test('whoever reports one matter twice is paid once', async () => {
    const first = await sent();
    const twice = await sent({}, first.resident);
    await merge(twice, first);
    await verified(first);
    expect((await figures(first)).spendable).toBe(3);
    expect((await awardOf(twice))?.why.zh).toContain('和您先报的是同一件事');
  });

  test('split again before anything is given, each is paid for itself', async () => {
    const first = await sent();
    const other = await sent();
    await merge(other, first);
    (await desk.intake('splitCase', { params: { code: other.code }, body: { note } })).ok;
    await verified(first);
    await verified(other);
    expect((await figures(first)).spendable).toBe(3);
    expect((await figures(other)).spendable).toBe(3);
  });

  test('the first refused, the next one is the first', async () => {
    const first = await sent();
    const other = await sent();
    await merge(other, first);
    const body = { reason: 'not_true', note: '现场没有看到' };
    (await desk.intake('refuseCase', { params: { code: first.code }, body })).ok;
    await verified(other);
    expect((await figures(other)).spendable).toBe(3);
  });

  test('where the first falls away later, who supported it moves up', async () => {
    const first = await sent({ ...inWords, words: '消防通道停了车' });
    const other = await sent({ ...inWords, words: '一辆蓝色面包车堵住了消防栓，物业也没有人管' });
    await merge(other, first);
    await verified(first);
    expect((await figures(other)).spendable).toBe(1);
    const award = await awardOf(first);
    const body = { reason: 'not_true', note: '照片不是这里' };
    (await desk.reviewer('reverseAward', { params: { id: award?.id ?? '' }, body })).ok;
    await world.settle();
    expect((await figures(first)).spendable).toBe(0);
    expect((await figures(other)).spendable).toBe(3);
  });
});

test('a book that pays only the first says so, and a book that says nothing of later ones pays each', async () => {
  await enforce(world, [changedRule('2.2', { samePlace: { ...supporters, supporterPercent: 0 } })]);
  const [first, other] = [await sent(), await sent()];
  await merge(other, first);
  await verified(first);
  expect((await awardOf(other))?.why.zh).toContain('这一条只计最先报的');
  await enforce(world, [changedRule('2.2', { samePlace: null })]);
  const [one, two] = [await sent(), await sent()];
  await merge(two, one);
  await verified(one);
  expect((await figures(one)).spendable).toBe(3);
  expect((await figures(two)).spendable).toBe(3);
});

test('what was given before it came to be merged stays given', async () => {
  const given = await sent();
  await verified(given);
  const params = { code: given.code };
  const again = { words: '车又停回来了', photoIds: [] };
  (await given.resident('reopenCase', { params, body: again })).ok;
  const other = await sent();
  await walkTo('dispatched', { desk, ...other });
  await merge(other, given);
  const done = { words: '又处理了', handled: true, photoIds: [] };
  (await desk.handler('answerCase', { params, body: done })).ok;
  (await desk.reviewer('verifyCase', { params, body: { solved: true, note } })).ok;
  expect((await figures(given)).spendable).toBe(3);
  expect((await figures(other)).spendable).toBe(1);
});
