import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { startOfDay } from '../../platform/calendar.ts';
import { reconcileCounty } from '../statements/service.ts';
import { lapsePoints } from './service.ts';

let world: TestApp;
let desk: Desk;
let year = 2026;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  year += 1;
  await itIs('11-20');
  await enforce(world, [], { lapse: { kind: 'year_end', yearsAfter: 0 } });
});
afterAll(async () => {
  expect(await reconcileCounty(world.deps, county)).toEqual([]);
  await world.close();
});

async function itIs(day: string, hour = 9): Promise<void> {
  world.clock.set(startOfDay(`${year}-${day}`, hour));
  desk = await openDesk(world);
}

let next = 0;
const somebody = () => `1390007${String(next++).padStart(4, '0')}`;
const grownUp = (grid: string) => ({ name: '周到', grid, age: { kind: 'adult' } });

/** Somebody of the west with three points for a report and five for filling in the profile and walking the tour. */
async function villager(phone = somebody(), profile: object = grownUp(grids.west)) {
  const resident = await world.resident(phone);
  expect((await resident('completeProfile', { body: profile })).status).toBe(200);
  (await resident('finishTour')).ok;
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await world.settle();
  return resident;
}

const lastDay = () => `${year}-12-31`;
const give = (resident: Caller, points: number, more: object = {}) =>
  resident('giveToVillage', { body: { points, lapsesOn: lastDay() }, ...more });
const lapsing = async (resident: Caller) => (await resident('getMyLapsing')).ok;

test('the page says what lapses when, in how many days, and whether it can be given', async () => {
  const resident = await villager();
  expect(await lapsing(resident)).toMatchObject({
    lots: [
      {
        account: 'own',
        lapsesOn: lastDay(),
        daysLeft: 41,
        points: 8,
        carriedOver: 0,
        canBeGiven: true,
      },
    ],
    village: { name: { zh: '西社区' } },
    noGift: null,
    gifts: [],
  });
});

test('what is given stands in the pool of the village, with a receipt, and is spent by nobody', async () => {
  const resident = await villager();
  const before = (await lapsing(resident)).village;
  const gift = (await give(resident, 6)).ok;
  expect(gift).toMatchObject({
    points: 6,
    lapsesOn: lastDay(),
    village: { zh: '西社区' },
    at: world.clock.now().toISOString(),
  });
  const after = await lapsing(resident);
  expect(after.lots).toMatchObject([{ points: 2 }]);
  expect(after.gifts).toEqual([gift]);
  expect(after.village).toEqual({
    ...before,
    points: (before?.points ?? 0) + 6,
    gifts: (before?.gifts ?? 0) + 1,
  });
  const { lines } = (await resident('getMyStatement')).ok;
  expect(lines[0]).toMatchObject({ kind: 'given_away', points: -6, balance: 2 });
  const explained = (await resident('explainMyPoints')).ok;
  expect(explained).toMatchObject({ spendable: { points: 2 }, agrees: true });
  const villages = (await (await world.staff('treasurer'))('getYearEnd')).ok.villages;
  expect(villages).toMatchObject([
    { community: '339999001001', name: { zh: '西社区' }, points: after.village?.points },
  ]);
});

test('a neighbour sees what the village holds and not who gave it', async () => {
  const giver = await villager();
  const id = await idOf(giver);
  await give(giver, 3);
  const neighbour = await villager();
  const raw = (await neighbour('getMyLapsing')).raw.body;
  expect(raw).not.toContain(id);
  expect((await lapsing(neighbour)).gifts).toEqual([]);
});

test('asked twice under one id, a gift is given once', async () => {
  const resident = await villager();
  const requestId = world.deps.ids.uuid();
  const first = await give(resident, 2, { requestId });
  const second = await give(resident, 2, { requestId });
  expect(second.ok).toEqual(first.ok);
  expect((await lapsing(resident)).lots).toMatchObject([{ points: 6 }]);
});

test('two devices at once give no more than there is', async () => {
  const resident = await villager();
  const answers = await Promise.all(Array.from({ length: 6 }, () => give(resident, 3)));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, 201, 409, 409, 409, 409]);
  for (const refused of answers.filter(({ status }) => status === 409)) {
    expect(refused.problem).toMatchObject({ code: 'gift_not_enough' });
    expect(refused.problem.fields?.[0]?.field).toBe('/points');
    expect(refused.problem.title).toContain('只有 2 分');
  }
  expect((await lapsing(resident)).lots).toMatchObject([{ points: 2 }]);
});

test('points that are far from lapsing cannot be given, and nobody is told that they could', async () => {
  year += 1;
  await itIs('10-31');
  const phone = somebody();
  const resident = await villager(phone);
  expect((await lapsing(resident)).lots).toMatchObject([{ daysLeft: 61, canBeGiven: false }]);
  expect((await give(resident, 1)).problem).toMatchObject({ status: 409, code: 'gift_too_early' });
  await itIs('11-01');
  expect((await give(await world.resident(phone), 1)).status).toBe(201);
});

test('on the last day they can still be given; the day after there is nothing to give', async () => {
  const phone = somebody();
  await villager(phone);
  await itIs('12-31', 23.5);
  expect((await give(await world.resident(phone), 1)).status).toBe(201);
  const last = lastDay();
  year += 1;
  await itIs('01-01', 0.01);
  const body = { points: 1, lapsesOn: last };
  const late = await (await world.resident(phone))('giveToVillage', { body });
  expect(late.problem).toMatchObject({ status: 409, code: 'gift_lapsed' });
  await itIs('01-01', 0.7);
  await lapsePoints(world.deps);
  expect((await lapsing(await world.resident(phone))).lots).toEqual([]);
});

test('without a home on record there is no village to give to, and the page says so', async () => {
  const resident = await world.resident(somebody());
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await world.settle();
  expect(await lapsing(resident)).toMatchObject({
    village: null,
    noGift: 'no_home',
    lots: [{ canBeGiven: false }],
  });
  expect((await give(resident, 1)).problem).toMatchObject({ status: 409, code: 'gift_no_home' });
});

test('who is under eighteen gives nothing away', async () => {
  const birth = { kind: 'born', year: year - 16, month: 1 };
  const resident = await villager(somebody(), { name: '小周', grid: grids.west, age: birth });
  expect(await lapsing(resident)).toMatchObject({ noGift: 'minor', lots: [{ canBeGiven: false }] });
  expect((await give(resident, 1)).problem).toMatchObject({ status: 403, code: 'gift_minor' });
});

test('whoever has said no age says it once, and gives then', async () => {
  const home = { name: '周到', grid: grids.west };
  const resident = await villager(somebody(), home);
  expect(await lapsing(resident)).toMatchObject({
    noGift: 'no_age',
    lots: [{ canBeGiven: false }],
  });
  expect((await give(resident, 1)).problem).toMatchObject({ status: 409, code: 'age_before_gift' });
  (await resident('completeProfile', { body: grownUp(grids.west) })).ok;
  expect((await give(resident, 1)).status).toBe(201);
});

test('what was given stands in the copy of one’s data, with the village', async () => {
  const resident = await villager();
  const { at } = (await give(resident, 2)).ok;
  const { demoCode } = (await resident('sendMyCode', { body: {} })).ok;
  (await resident('proveMyself', { body: { code: demoCode } })).ok;
  const { raw } = await resident('exportMyData');
  const files = unzipSync(new Uint8Array(raw.rawPayload));
  const text = (name: string) => Buffer.from(files[name] ?? []).toString();
  expect(JSON.parse(text('data.json')).points.gifts).toEqual([
    { at, points: 2, lapsesOn: lastDay(), village: expect.objectContaining({ zh: '西社区' }) },
  ]);
  expect(text('index.html')).toContain('2 · 西社区');
});

test('whose age is in doubt gives nothing away until the window has settled it', async () => {
  const resident = await villager();
  const age = { kind: 'born', year: year - 12, month: 1 };
  const body = { name: '周到', grid: grids.west, age, sure: true };
  expect((await resident('completeProfile', { body })).problem.code).toBe('under_14_at_window');
  expect((await give(resident, 1)).problem).toMatchObject({ status: 403, code: 'gift_minor' });
});

test('a gift is a line of the audit, by number and without a name', async () => {
  const resident = await villager();
  const { id } = (await give(resident, 2)).ok;
  const { rows } = await world.deps.database.pool.query(
    'select action, actor, area, details from audit_waiting where object = $1',
    [`gift/${id}`],
  );
  expect(rows).toEqual([
    {
      action: 'gift.made',
      actor: await idOf(resident),
      area: '339999001001',
      details: { points: 2, lapsesOn: lastDay() },
    },
  ]);
});
