import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, positions } from '../../../test/county.ts';
import { aReport, report } from '../../../test/road.ts';

let world: TestApp;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
});
afterAll(() => world.close());

async function countCases(): Promise<number> {
  const { length } = await world.deps.database.read.selectFrom('cases').select('id').execute();
  return length;
}

test('the same request asked twice is carried out once and answered with the same words', async () => {
  const ask = { body: aReport(), requestId: 'asked-twice' };
  const before = await countCases();
  const first = await resident('reportCase', ask);
  const second = await resident('reportCase', ask);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.raw.body).toBe(first.raw.body);
  expect(await countCases()).toBe(before + 1);
  expect((await resident('getMyPoints')).ok.provisional).toBe(3);
});

test('fifty at once under one request id make one case, one award and fifty equal answers', async () => {
  const ask = { body: aReport(), requestId: 'pressed-fifty-times' };
  const hurried = await world.resident();
  const before = await countCases();
  const answers = await Promise.all(Array.from({ length: 50 }, () => hurried('reportCase', ask)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ raw }) => raw.body)).size).toBe(1);
  expect(await countCases()).toBe(before + 1);
  expect((await hurried('listMyAwards')).ok.lines).toHaveLength(1);
});

test('the same request id with other content is refused, and the first one stands', async () => {
  const requestId = 'used-for-two-things';
  const { code } = (await resident('reportCase', { body: aReport(), requestId })).ok;
  const other = await resident('reportCase', { body: aReport(), requestId });
  expect(other.problem).toMatchObject({ status: 422, code: 'request_id_reused' });
  expect((await resident('getMyCase', { params: { code } })).status).toBe(200);
});

test('two people may happen on the same request id: each has their own', async () => {
  const neighbour = await world.resident();
  const requestId = 'a-common-request-id';
  const mine = await resident('reportCase', { body: aReport(), requestId });
  const theirs = await neighbour('reportCase', { body: aReport(), requestId });
  expect(theirs.status).toBe(201);
  expect(theirs.ok.code).not.toBe(mine.ok.code);
});

test('a refused report leaves no trace, and the same id works once it is put right', async () => {
  const requestId = 'refused-then-right';
  const before = await countCases();
  const stranger = await world.resident();
  const photo = (await stranger('uploadPhoto', { file: await makePhoto(1) })).ok.id;
  const wrong = await resident('reportCase', { body: aReport({ photoIds: [photo] }), requestId });
  expect(wrong.problem).toMatchObject({ status: 422, code: 'photo_unusable' });
  expect(wrong.problem.fields?.[0]?.field).toBe('/photoIds');
  expect(await countCases()).toBe(before);
  const kept = await world.deps.database.read
    .selectFrom('idempotency')
    .select('key')
    .where('county', '=', county)
    .where('key', '=', requestId)
    .execute();
  expect(kept).toEqual([]);
  const right = await resident('reportCase', { body: aReport(), requestId });
  expect(right.status).toBe(201);
});

test('a photo belongs to one step of one case, and is named once', async () => {
  const { id } = (await resident('uploadPhoto', { file: await makePhoto(2) })).ok;
  const refused = async (photoIds: string[]) =>
    (await resident('reportCase', { body: aReport({ photoIds }) })).problem.code;
  expect(await refused([id, id])).toBe('photo_unusable');
  const other = (await (await world.resident())('uploadPhoto', { file: await makePhoto(3) })).ok.id;
  expect(await refused([id, id, other])).toBe('photo_unusable');
  const { photos } = await report(resident, { photoIds: [id] });
  expect(photos.map((photo) => photo.id)).toEqual([id]);
  expect(await refused([id])).toBe('photo_unusable');
});

test('a place at a distance too small to square is taken as the same one', async () => {
  const at = (lng: number, lat: number) => report(resident, { position: { lng, lat } });
  const first = await at(0, 0);
  expect((await at(5e-324, -1e-200)).code).not.toBe(first.code);
  const { read } = world.deps.database;
  const cases = await read
    .selectFrom('cases')
    .select(['lng', 'lat'])
    .where('lng', '=', 0)
    .execute();
  expect(cases).toEqual([
    { lng: 0, lat: 0 },
    { lng: 0, lat: 0 },
  ]);
});

test.each([
  ['a category that does not exist', { category: '123456' }, 'category_unknown', '/category'],
  ['neither place nor position', { place: '  ', position: undefined }, 'place_missing', '/place'],
])('%s is refused by name', async (_, given, code, field) => {
  const { problem } = await resident('reportCase', { body: aReport(given) });
  expect(problem).toMatchObject({ status: 422, code });
  expect(problem.fields?.map((one) => one.field)).toEqual([field]);
});

test.each([
  ['written offline keeps its time', '2026-10-12T07:30:00Z', '2026-10-12T07:30:00.000Z'],
  ['of a phone whose clock is days ahead was written now', '2026-10-17T03:00:00Z', undefined],
  ['of a second that no clock knows was written now', '2016-12-31T23:59:60Z', undefined],
])('a report %s', async (_, writtenAt, kept) => {
  const { code } = await report(resident, { writtenAt });
  const now = world.clock.now();
  const { read } = world.deps.database;
  const row = await read
    .selectFrom('cases')
    .select(['written_at', 'reported_at'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  expect(row.written_at.toISOString()).toBe(kept ?? now.toISOString());
  expect(row.reported_at).toEqual(now);
});

test('the words choose the category where none is given, and say nothing where they cannot', async () => {
  const guess = async (words: string) =>
    (await report(resident, { category: undefined, words })).category;
  expect(await guess('楼下消防通道堵住了，推车都过不去')).toBe('020100');
  expect(await guess('这件事说不清楚是哪一类，请看看')).toBe('999900');
});

test('a place in words is enough; such a case lies in no grid', async () => {
  expect(await report(resident, { position: undefined, place: '村口大樟树下' })).toMatchObject({
    grid: null,
    position: null,
    place: '村口大樟树下',
  });
});

test('a position outside the county is taken, and its award waits for a person', async () => {
  const { grid, awards } = await report(await world.resident(), { position: positions.outside });
  expect(grid).toBeNull();
  expect(awards).toMatchObject([{ state: 'held', points: 3 }]);
});

test('a report is its reporter’s: another resident does not find it', async () => {
  const { code } = await report(resident);
  const neighbour = await world.resident();
  const theirs = await neighbour('getMyCase', { params: { code } });
  expect(theirs.problem).toMatchObject({ status: 404, code: 'case_not_found' });
  const body = { rating: 1, words: '' };
  expect((await neighbour('confirmCase', { params: { code }, body })).status).toBe(404);
});
