import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { placeInside } from './public.ts';

let world: TestApp;
let resident: Caller;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident('13711112222');
  desk = await openDesk(world);
  const body = { name: '欧阳小泉', grid: '339999001001001', age: { kind: 'adult' } };
  await resident('completeProfile', { body });
});
afterAll(() => world.close());

const secret = { words: '王家老宅的围墙裂了一道口子', place: '十七弄三号后门' };
const bulletin = { title: '围墙已加固', words: '围墙已经加固完毕。', place: '老街一带' };
const publish = (code: string, given: Record<string, unknown> = {}) =>
  desk.reviewer('publishCase', { params: { code }, body: { ...bulletin, photoIds: [], ...given } });

async function closedCase(given: Record<string, unknown> = {}): Promise<string> {
  const { code } = await report(resident, given);
  await walkTo('closed', { desk, resident, code });
  return code;
}

test('by its code everyone sees how far a case is, who acts and when: no words, no place, no name', async () => {
  const { code, id } = await report(resident, secret);
  await walkTo('dispatched', { desk, resident, code });
  const shown = await world.anyone('getPublicCase', { params: { code } });
  expect(shown.ok).toEqual({
    code,
    stage: 'dispatched',
    unit: { zh: 'west 中队', en: 'west squad' },
    steps: [
      { stage: 'reported', on: '2026-10-14' },
      { stage: 'accepted', on: '2026-10-14' },
      { stage: 'dispatched', on: '2026-10-14' },
    ],
    firstAnswerDueAt: '2026-10-15T01:00:00.000Z',
    firstAnsweredAt: null,
  });
  for (const hidden of ['围墙', '十七弄', '欧阳', '泉', '1371', id])
    expect(shown.raw.body).not.toContain(hidden);
});

test('a code with one wrong digit finds nothing, not somebody else’s case', async () => {
  const { code } = await report(resident);
  const wrong = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const answer = await world.anyone('getPublicCase', { params: { code: wrong } });
  expect(answer.problem).toMatchObject({ status: 404, code: 'case_not_found' });
});

test('a dispute is never published and never on the board', async () => {
  const before = (await world.anyone('getBoardFigures')).ok;
  const code = await closedCase({ category: '070200' });
  expect((await publish(code)).problem).toMatchObject({ status: 409, code: 'case_confidential' });
  expect((await desk.reviewer('getCase', { params: { code } })).ok.moves).toEqual([]);
  const after = (await world.anyone('getBoardFigures')).ok;
  expect(after.dots).toHaveLength(before.dots.length);
  expect((await world.anyone('listBulletin')).raw.body).not.toContain(code);
});

test('a bulletin that holds a number of a person is refused, and the field is named', async () => {
  const code = await closedCase();
  for (const [field, text] of [
    ['title', '请联系 13711112222'],
    ['words', '身份证 33082219790101123X 的住户'],
    ['place', '电话 0570-7654321 那户'],
    ['words', '全角 137１１１１2222 也不行'],
    ['words', '卡号 6222 0212 0000 1234 567'],
    ['words', '感谢欧阳小泉反映'],
    ['title', '欧阳小泉反映的围墙'],
    ['words', '感谢欧 阳小泉反映'],
  ] as const) {
    const { problem } = await publish(code, { [field]: text });
    expect(problem, text).toMatchObject({ status: 422, code: 'personal_data' });
    expect(problem.fields?.map((one) => one.field)).toEqual([`/${field}`]);
  }
  const tried = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['actor_kind', 'details'])
    .where('action', '=', 'case.publish_refused')
    .execute();
  expect(tried).toHaveLength(8);
  expect(tried).toContainEqual({ actor_kind: 'staff', details: { field: '/title' } });
  expect((await publish(code)).status).toBe(200);
  expect((await publish(code)).problem).toMatchObject({ status: 409, code: 'case_published' });
});

test('the bulletin tells what was solved in its own words, and nothing of the report', async () => {
  const code = await closedCase(secret);
  await publish(code);
  const { entries } = (await world.anyone('listBulletin')).ok;
  const entry = entries.find((one) => one.code === code);
  expect(entry).toMatchObject({ ...bulletin, confirmed: true, rating: 5 });
  const one = await world.anyone('getBulletinEntry', { params: { id: entry?.id ?? '' } });
  expect(one.ok).toEqual(entry);
  for (const hidden of ['王家', '十七弄', '欧阳']) expect(one.raw.body).not.toContain(hidden);
});

test('a photo becomes public by publication and by nothing else', async () => {
  const upload = async (seed: number) =>
    (await resident('uploadPhoto', { file: await makePhoto(seed) })).ok.id;
  const [shown, kept, foreign] = [await upload(31), await upload(32), await upload(33)];
  const code = await closedCase({ photoIds: [shown, kept] });
  await report(resident, { photoIds: [foreign] });
  const see = async (id: string) =>
    (await world.anyone('getPublishedPhoto', { params: { id } })).status;
  expect([await see(shown), await see(kept)]).toEqual([404, 404]);
  const wrong = await publish(code, { photoIds: [shown, foreign] });
  expect(wrong.problem).toMatchObject({ status: 422, code: 'photo_of_other_case' });
  await publish(code, { photoIds: [shown] });
  expect([await see(shown), await see(kept), await see(foreign)]).toEqual([200, 404, 404]);
});

test('the board’s lamps stand in the right grid and never where the case is', async () => {
  await report(resident, { position: positions.west });
  await report(resident, { position: positions.east });
  const { dots } = (await world.anyone('getBoardFigures')).ok;
  expect(dots.length).toBeGreaterThan(5);
  const { read } = world.deps.database;
  const cases = await read.selectFrom('cases').select(['lng', 'lat']).execute();
  for (const dot of dots)
    for (const { lng, lat } of cases) expect([dot.lng, dot.lat]).not.toEqual([lng, lat]);
  expect(dots.filter(({ lng }) => lng > 120.1)).toHaveLength(1);
  expect((await world.anyone('getBoardFigures')).ok.dots).toEqual(dots);
});

test('where a lamp stands says nothing of the place: it is drawn from the case’s id alone', () => {
  const ring = [
    [120, 28],
    [120.1, 28],
    [120.1, 28.1],
    [120, 28.1],
    [120, 28],
  ];
  const lamps = Array.from({ length: 400 }, (_, nth) => placeInside(ring, `case ${nth}`));
  const west = lamps.filter(({ lng }) => lng < 120.05).length;
  const south = lamps.filter(({ lat }) => lat < 28.05).length;
  for (const share of [west, south]) expect(Math.abs(share - 200)).toBeLessThan(60);
});
