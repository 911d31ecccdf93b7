import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, positions } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { reconcile } from '../../ledger/service.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
});
afterAll(() => world.close());

const note = '照片是同一处,情况属实';
let told = 0;

/** A report with the words of an earlier one: its award is held. */
async function heldReport(resident: Caller, given: Record<string, unknown> = {}) {
  const words = `第 ${++told} 次抄来的话,一字不差地再报一遍`;
  await report(await world.resident(), { words, category: '020100' });
  const { code, awards } = await report(resident, { words, ...given });
  return { code, id: awards[0]?.id ?? '', award: awards[0] };
}
const settle = (id: string, by: Caller = desk.reviewer) =>
  by('settleHeldAward', { params: { id }, body: { note } });
const reverse = (id: string) =>
  desk.reviewer('reverseHeldAward', { params: { id }, body: { reason: 'not_true', note } });

test('a report in somebody else’s words is handled, and its award waits with the reason', async () => {
  const resident = await world.resident();
  const { code, id, award } = await heldReport(resident);
  expect(award).toMatchObject({ state: 'held', points: 3 });
  expect((await resident('getMyPoints')).ok).toMatchObject({
    held: 3,
    provisional: 0,
    spendable: 0,
  });
  const { held } = (await desk.reviewer('listHeldAwards')).ok;
  const line = held.find((one) => one.award.id === id);
  expect(line?.signals).toMatchObject([{ code: 'same_text', weight: 50 }]);
  expect((await desk.reviewer('getCase', { params: { code } })).ok.signals).toHaveLength(1);
});

test('a photo that somebody sent before is recognised, though it was saved anew', async () => {
  const [one, two] = [await world.resident(), await world.resident()];
  const upload = async (who: Caller) =>
    (await who('uploadPhoto', { file: await makePhoto(50) })).ok.id;
  await report(one, { photoIds: [await upload(one)] });
  const { awards } = await report(two, { photoIds: [await upload(two)] });
  expect(awards).toMatchObject([{ state: 'held' }]);
});

test('released before the case is verified: provisional again, then settled by verification', async () => {
  const resident = await world.resident();
  const { code, id } = await heldReport(resident);
  expect((await settle(id)).ok).toMatchObject({ state: 'provisional' });
  expect((await resident('getMyPoints')).ok).toMatchObject({ held: 0, provisional: 3 });
  await walkTo('awaiting_confirmation', { desk, resident, code });
  expect((await resident('getMyPoints')).ok).toMatchObject({ provisional: 0, spendable: 3 });
});

test('verified while it was held: still held, and settled the moment it is released', async () => {
  const resident = await world.resident();
  const { code, id } = await heldReport(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  expect((await resident('getMyPoints')).ok).toMatchObject({ held: 3, spendable: 0 });
  expect((await settle(id)).ok).toMatchObject({ state: 'settled' });
  expect((await resident('getMyPoints')).ok).toMatchObject({ held: 0, spendable: 3 });
});

test('taken back with a reason: the resident reads it, and the ledger gives the cover back', async () => {
  const resident = await world.resident();
  const { id } = await heldReport(resident);
  expect((await reverse(id)).ok).toMatchObject({
    state: 'reversed',
    reversal: { reason: 'not_true', note },
  });
  await world.settle();
  const [notice] = (await resident('listMyNotices')).ok.notices;
  expect(notice?.words.zh).toMatch(new RegExp(`3 分已撤回：.*${note}`));
  const { read } = world.deps.database;
  const ends = await read
    .selectFrom('transfers')
    .select('kind')
    .where('county', '=', county)
    .where('reason', '=', id)
    .orderBy('kind')
    .execute();
  expect(ends.map(({ kind }) => kind)).toEqual([2, 4]);
  expect(await reconcile(read, county)).toEqual([]);
});

test('a held award is decided once, also when two decide at the same moment', async () => {
  const { id } = await heldReport(await world.resident());
  const decided = await Promise.all([settle(id), reverse(id), settle(id), reverse(id)]);
  const statuses = decided.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 409, 409, 409]);
  const refused = decided.find(({ status }) => status === 409);
  expect(refused?.problem.code).toBe('award_not_held');
  expect((await settle(id)).problem).toMatchObject({ status: 409, code: 'award_not_held' });
  expect((await reverse(id)).problem.code).toBe('award_not_held');
});

test('a reviewer of the other town neither sees nor decides it', async () => {
  const { id } = await heldReport(await world.resident(), { position: positions.west });
  const east = await world.staff('reviewer_east');
  const { held } = (await east('listHeldAwards')).ok;
  expect(held.map(({ award }) => award.id)).not.toContain(id);
  expect((await settle(id, east)).problem).toMatchObject({ status: 404, code: 'award_not_found' });
});

test('who looks through held awards is recorded', async () => {
  await desk.reviewer('listHeldAwards');
  const looks = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select('actor_kind')
    .where('action', '=', 'held_awards.listed')
    .execute();
  expect(looks.length).toBeGreaterThan(0);
});

test('with the pool used up a report is taken and handled; its award is empty and says why', async () => {
  const poor = await startTestApp({ pool: 5 });
  const resident = await poor.resident();
  expect((await report(resident)).awards).toMatchObject([{ points: 3, state: 'provisional' }]);
  const { stage, awards } = await report(resident);
  expect(stage).toBe('reported');
  expect(awards).toMatchObject([{ points: 0, state: 'settled' }]);
  expect(awards[0]?.why.zh).toContain('积分池本期已用完');
  expect(awards[0]?.why.en).toContain('The pool is used up');
  expect(await reconcile(poor.deps.database.read, county)).toEqual([]);
  await poor.close();
});

test('many who fight for the last points of the pool: none beyond its cover', async () => {
  const poor = await startTestApp({ pool: 10 });
  const residents = await Promise.all(Array.from({ length: 8 }, () => poor.resident()));
  const cases = await Promise.all(residents.map((resident) => report(resident)));
  const points = cases.map(({ awards }) => awards[0]?.points ?? 0);
  expect(points.sort()).toEqual([0, 0, 0, 0, 0, 3, 3, 3]);
  await poor.close();
});
