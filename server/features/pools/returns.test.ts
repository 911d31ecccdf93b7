import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { liveTogether, spendPoints } from '../../../test/holders.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import {
  cover,
  fundOf,
  openEmptyPool,
  statementOf,
  takeInSponsor,
} from '../../../test/sponsors.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { type LocalDate, localDate, startOfDay, yearOf } from '../../platform/calendar.ts';
import { lapsePoints } from '../year-end/service.ts';
import { countLapsed } from './service.ts';

let world: TestApp;
let desk: Desk;
let treasurer: Caller;
let leader: Caller;
let pool: string;
let sponsor: string;
let opened = 0;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  await comeIn();
  pool = `back-${++opened}`;
  await openEmptyPool(treasurer, pool);
  sponsor = await takeInSponsor(treasurer);
  await enforce(world, [changedRule('2.2', { pools: [pool] })]);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  await world.close();
});

async function comeIn() {
  desk = await openDesk(world);
  treasurer = await world.staff('treasurer');
  leader = await world.staff('leader');
}
const comes = (points: number) => cover(treasurer, { sponsor, pool, points });
const fund = () => fundOf(treasurer, { sponsor, pool });
const ask = (points: number, withLapsed = false) =>
  treasurer('returnCover', {
    params: { code: pool },
    body: { sponsor, points, withLapsed, reason: '年终结清' },
  });
const note = { note: '看过余额，同意' };

async function earn(resident: Caller) {
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
}

test('what nobody was given goes back to the sponsor, and is no cover any more', async () => {
  await comes(100);
  const resident = await world.resident();
  await earn(resident);
  const returned = (await ask(97)).ok;
  expect(returned).toMatchObject({ state: 'confirmed', points: 97, lapsed: 0, amountFen: 9_700 });
  expect(await fund()).toMatchObject({ behind: 3, cover: 0, given: 3 });
  world.clock.advance({ minutes: 1 });
  await report(resident);
  expect((await statementOf(resident))[0]).toMatchObject({ points: 0 });
});

test('no more goes back than is there', async () => {
  await comes(10);
  const { problem } = await ask(11);
  expect(problem).toMatchObject({
    code: 'return_more_than_unspent',
    fields: [{ field: '/points' }],
  });
  expect(problem.title).toContain('10');
  expect((await ask(0)).problem.code).toBe('return_nothing');
  expect(await fund()).toMatchObject({ cover: 10 });
});

test('what is announced to a resident stays behind; it goes back once it fell away', async () => {
  await comes(3);
  const resident = await world.resident();
  const { code } = await report(resident);
  expect((await ask(1)).problem.code).toBe('return_more_than_unspent');
  const refusal = { note: '现场没有看到', reason: 'not_true' };
  (await desk.intake('refuseCase', { params: { code }, body: refusal })).ok;
  expect((await ask(3)).ok.state).toBe('confirmed');
  expect(await fund()).toMatchObject({ behind: 0, cover: 0 });
});

test('a large return waits for a second person, and can still be given meanwhile', async () => {
  for (const _ of [1, 2]) {
    await comes(9_000);
    world.clock.advance({ days: 31 });
    await comeIn();
  }
  const { id, state } = (await ask(18_000)).ok;
  expect(state).toBe('asked');
  expect(await fund()).toMatchObject({ cover: 18_000 });
  expect((await ask(1)).problem.code).toBe('return_waiting');
  const signing = { params: { id }, body: note };
  expect((await treasurer('signReturn', signing)).problem.code).toBe('return_own');
  await earn(await world.resident());
  // Three points were given since: what is signed must be there.
  expect((await leader('signReturn', signing)).problem.code).toBe('return_not_covered');
  expect((await leader('declineReturn', signing)).ok.state).toBe('declined');
  const second = (await ask(17_997)).ok;
  const signed = await leader('signReturn', { params: { id: second.id }, body: note });
  expect(signed.ok).toMatchObject({ state: 'confirmed', points: 17_997 });
  expect(await fund()).toMatchObject({ behind: 3, cover: 0 });
});

test('what lapsed unspent goes back too, and only once', async () => {
  await comes(9);
  const [saver, spender] = [await world.resident(), await world.resident()];
  await earn(saver);
  await earn(spender);
  await spendPoints(world, spender, 2);
  expect(await fund()).toMatchObject({ lapsed: 0 });
  // Points of this year lapse at the end of the next.
  world.clock.advance({ days: 800 });
  await lapsePoints(world.deps);
  await countLapsed(world.deps);
  await comeIn();
  expect(await fund()).toMatchObject({ cover: 3, lapsed: 4 });
  expect((await ask(3, true)).ok).toMatchObject({ points: 7, lapsed: 4, amountFen: 700 });
  expect(await fund()).toMatchObject({ behind: 2, cover: 0, lapsed: 0 });
  expect((await ask(0, true)).problem.code).toBe('return_nothing');
});

test('what a year’s end carried over keeps its payer, and goes back once it has lapsed', async () => {
  const year = yearOf(localDate(world.clock.now())) + 1;
  await itIs(`${year}-06-01`, 9);
  await lapsePoints(world.deps);
  await pays({ carryOver: 1 });
  await comes(9);
  await earn(await world.resident());
  await itIs(`${year + 1}-01-01`, 1);
  await lapsePoints(world.deps);
  await countLapsed(world.deps);
  expect(await fund()).toMatchObject({ cover: 6, given: 3, lapsed: 2 });
  await pays({});
  await itIs(`${year + 2}-01-01`, 1);
  await lapsePoints(world.deps);
  await countLapsed(world.deps);
  expect(await fund()).toMatchObject({ cover: 6, lapsed: 3 });
  expect((await ask(6, true)).ok).toMatchObject({ points: 9, lapsed: 3 });
  expect(await fund()).toMatchObject({ behind: 0, cover: 0, lapsed: 0 });
});

test('a household’s share goes back with the rest, while those who earned it live there', async () => {
  const year = yearOf(localDate(world.clock.now())) + 1;
  await itIs(`${year}-06-01`, 9);
  await pays({}, 50);
  await comes(6);
  const [first, gone] = [await world.resident(), await world.resident()];
  for (const member of [first, gone]) {
    await liveTogether(world, [member]);
    await earn(member);
  }
  (await gone('leaveHousehold')).ok;
  await itIs(`${year + 1}-01-01`, 1);
  await lapsePoints(world.deps);
  await countLapsed(world.deps);
  // Two and one of the first; of whoever has left, their own two.
  expect(await fund()).toMatchObject({ cover: 0, lapsed: 5 });
});

async function itIs(day: LocalDate, hour: number): Promise<void> {
  world.clock.set(startOfDay(day, hour));
  await comeIn();
}

/** The pool pays reports, and points lapse at the end of the year in which they are earned. */
const pays = (kept: { carryOver?: number }, householdPercent = 0) =>
  enforce(world, [changedRule('2.2', { pools: [pool], householdPercent })], {
    lapse: { kind: 'year_end', yearsAfter: 0, ...kept },
  });

test('by last day and pool, the sponsors of a pool are added up', async () => {
  const second = await takeInSponsor(treasurer);
  // Three are used up by the first report, so that another sponsor pays the next.
  await comes(3);
  await cover(treasurer, { sponsor: second, pool, points: 3 });
  for (const _ of [1, 2]) await earn(await world.resident());
  // What a day put into lots is added up once it is over.
  world.clock.advance({ days: 2 });
  await comeIn();
  await lapsePoints(world.deps);
  const { dates } = (await treasurer('getYearEnd')).ok;
  const ours = dates.flatMap(({ pools }) => pools.filter((one) => one.pool === pool));
  expect(ours.map(({ points }) => points)).toEqual([6]);
});
