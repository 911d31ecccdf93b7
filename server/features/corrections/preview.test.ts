import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import {
  type Corrections,
  openCorrections,
  pays,
  settledReport,
} from '../../../test/corrections.ts';
import { county } from '../../../test/county.ts';
import { liveTogether, openPool } from '../../../test/holders.ts';
import { report } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { countingStatements } from '../../../test/statements.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope, makeScope } from '../../platform/scope.ts';
import { compareLot } from '../awards/service.ts';
import { carryOutCorrections, previewCorrection } from './service.ts';

let world: TestApp;
let by: Corrections;
beforeAll(async () => {
  world = await startTestApp();
  await openPool(world, 'spare', 1_000);
});
beforeEach(async () => {
  world.clock.advance({ days: 3 });
  by = await openCorrections(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toMatchObject({ posted: 0n });
  await world.close();
});

/** People whose awards the next version changes in every way: up, down, shared, added to, not at all. */
async function mixedTown() {
  const wrong = await enforce(world, [
    changedRule('2.1', { base: { kind: 'fixed', points: 9 }, caps: {}, pools: ['spare'] }),
    changedRule('2.2', { base: { kind: 'fixed', points: 2 }, householdPercent: 50 }),
    changedRule('2.3', { samePlace: { days: 7, metres: 30, supporterPercent: 0 } }),
  ]);
  const people = [];
  for (let count = 0; count < 5; count++) people.push(await world.resident());
  const [first, second, third, fourth, fifth] = people as [Caller, Caller, Caller, Caller, Caller];
  await liveTogether(world, [first, second]);
  const settled = (resident: Caller, given = {}) =>
    settledReport(world, by.desk, { resident, ...given });
  for (const resident of [first, second, third]) await settled(resident);
  for (const resident of [first, third, third]) await settled(resident, { category: '020100' });
  const place = { category: '050100', position: { lng: 120.03, lat: 28.83 } };
  const untrue = await report(fourth, place);
  await settled(fifth, place);
  const body = { reason: 'not_true', note: '现场没有看到' };
  await by.desk.intake('refuseCase', { params: { code: untrue.code }, body });
  await world.settle();
  const right = await enforce(world, [
    changedRule('2.1', { base: { kind: 'fixed', points: 5 }, caps: { perDay: 1 } }),
    changedRule('2.2', { base: { kind: 'fixed', points: 4 } }),
    changedRule('2.3', { samePlace: { days: 7, metres: 30, supporterPercent: 0 } }),
  ]);
  return { wrong, right };
}

test('what the preview says is what is compared, and what is carried out', async () => {
  const { wrong, right } = await mixedTown();
  const before = await countRows();
  const said = (await by.preview(wrong, right, by.leader)).ok;
  expect(await countRows()).toEqual(before);
  expect(said).toMatchObject({
    comparedAwards: 7,
    comparedResidents: 5,
    awards: 6,
    residents: 3,
    // Three parking reports gain, two of them at the cost of the household's share; two fire hazards
    // are worth less, and a third is over the day's limit.
    up: 3,
    down: 5,
    given: 8,
    taken: 19,
  });
  expect(said.rules.map(({ rule, up, down }) => [rule, up, down])).toEqual([
    ['2.1', 0, 3],
    ['2.2', 3, 2],
  ]);
  expect(said.pools).toMatchObject([
    { pool: 'residents', given: 8, taken: 2 },
    { pool: 'spare', given: 0, taken: 17 },
  ]);
  const { id } = (await by.ask(wrong, right)).ok;
  await carryOutCorrections(world.deps, { residents: 2, lines: 2 });
  expect((await by.whole(id)).effect).toEqual(said);
  const lines = (await by.leader('listCorrectionLines', { params: { id } })).ok.lines;
  const sum = (of: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + of(line), 0);
  expect(sum((one) => one.difference + one.householdDifference)).toBe(said.given - said.taken);
  await by.sign(id);
  await carryOutCorrections(world.deps);
  expect((await by.whole(id)).outcome).toEqual({
    given: said.given,
    taken: said.taken,
    fellAway: 0,
    open: 0,
    toSettle: 0,
    pools: said.pools.map(({ cover: _, ...moved }) => moved),
  });
  const again = await by.preview(wrong, right);
  expect(again.ok).toMatchObject({ comparedAwards: 7, awards: 0, given: 0, taken: 0, rules: [] });
});

/** How much is kept of anything that a correction writes. */
async function countRows() {
  const { read } = world.deps.database;
  const tables = [
    'corrections',
    'correction_lines',
    'awards',
    'audit_waiting',
    'transfers',
  ] as const;
  const counted = tables.map((table) =>
    read
      .selectFrom(table)
      .select((select) => select.fn.countAll().as('rows'))
      .executeTakeFirst(),
  );
  return Promise.all(counted);
}

test('a lot is compared in a handful of statements, however many people are in it', async () => {
  const { wrong, right } = await mixedTown();
  const { read, count } = countingStatements(world.deps.database.read);
  const whom = { wrong, right, after: null, limit: 5 };
  await compareLot(read, jobScope(county, 'test'), whom);
  const first = count();
  expect((await compareLot(read, jobScope(county, 'test'), whom)).residents).toBe(5);
  // Who, what they were given, the right book, and one for each of three rules that limit places.
  expect(count() - first).toBe(6);
});

test('so many awards that nobody would wait for them are compared in the background only', async () => {
  const wrong = await pays(world, 1);
  await settledReport(world, by.desk);
  await settledReport(world, by.desk);
  const right = await pays(world, 2);
  const actor = { kind: 'staff', id: uuidOf('staff/leader'), unit: null, roles: [] } as const;
  const scope = makeScope({ county, actor, areas: [String(county)] });
  const asked = { scope, language: 'zh', requestId: null, fingerprint: '' } as const;
  const versions = { wrongVersion: wrong, rightVersion: right };
  expect(await previewCorrection(world.deps, asked, versions, 2)).toMatchObject({ given: 2 });
  expect(await previewCorrection(world.deps, asked, versions, 1)).toMatchObject({
    code: 'preview_too_large',
  });
});
