import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, positions } from '../../../test/county.ts';
import { type Desk, masked, openDesk, report, walkTo } from '../../../test/road.ts';
import { endShown } from '../bulletin/service.ts';
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
    firstAnswerHours: 24,
    firstAnsweredAt: null,
    running: { of: 'resolution', dueAt: expect.any(String), hours: expect.any(Number) },
    pause: null,
  });
  for (const hidden of ['围墙', '十七弄', '欧阳', '泉', '1371', id])
    expect(shown.raw.body).not.toContain(hidden);
});

test('everyone sees what runs, why it stands still and how long the reporter has to confirm', async () => {
  const { code } = await report(resident, secret);
  const runs = async () => {
    const { running, pause } = (await world.anyone('getPublicCase', { params: { code } })).ok;
    return { of: running?.of ?? null, hours: running?.hours, pause };
  };
  expect(await runs()).toEqual({ of: 'dispatch', hours: 24, pause: null });
  await walkTo('dispatched', { desk, resident, code });
  expect((await runs()).of).toBe('resolution');
  const body = { reason: 'weather', until: '2026-10-16', note: '等雨停，罗工说的' };
  (await desk.dispatcher('pauseCase', { params: { code }, body })).ok;
  const pause = { reason: 'weather', until: '2026-10-16' };
  expect(await runs()).toEqual({ of: null, hours: undefined, pause });
  const shown = await world.anyone('getPublicCase', { params: { code } });
  expect(shown.raw.body).not.toContain('罗工');
  (await desk.dispatcher('resumeCase', { params: { code }, body: { note: '雨停了' } })).ok;
  const answer = { words: '砌好了', handled: true, photoIds: [] };
  (await desk.handler('answerCase', { params: { code }, body: answer })).ok;
  expect(await runs()).toEqual({ of: 'verification', hours: 48, pause: null });
  const solved = { solved: true, note: '看过了' };
  (await desk.reviewer('verifyCase', { params: { code }, body: solved })).ok;
  expect(await runs()).toEqual({ of: 'confirmation', hours: 168, pause: null });
  (await resident('confirmCase', { params: { code }, body: { rating: 5, words: '' } })).ok;
  expect((await runs()).of).toBeNull();
});

test('a code with one wrong digit finds nothing, not somebody else’s case', async () => {
  const { code } = await report(resident);
  const wrong = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const answer = await world.anyone('getPublicCase', { params: { code: wrong } });
  expect(answer.problem).toMatchObject({ status: 404, code: 'case_not_found' });
});

test('whoever reported it is told that it stands in the bulletin', async () => {
  const code = await closedCase({ words: '墙角的排水沟堵了' });
  (await publish(code)).ok;
  await world.settle();
  const { notices } = (await resident('listMyNotices')).ok;
  const told = notices.find(({ caseCode }) => caseCode === code);
  expect(told?.words.zh).toContain('已放进公示栏');
  expect(told?.words.en).toContain('public bulletin');
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
  const unseen = await publish(code, { photoIds: [shown] });
  expect(unseen.problem).toMatchObject({ status: 422, code: 'photo_not_masked' });
  const copy = await masked(desk.reviewer, shown);
  const other = await masked(desk.reviewer, foreign);
  const wrong = await publish(code, { photoIds: [copy, other] });
  expect(wrong.problem).toMatchObject({ status: 422, code: 'photo_of_other_case' });
  expect(await see(copy)).toBe(404);
  (await publish(code, { photoIds: [copy] })).ok;
  expect(await see(copy)).toBe(200);
  for (const hidden of [shown, kept, foreign, other]) expect(await see(hidden)).toBe(404);
  const note = '旁边的人没遮住';
  (await desk.reviewer('unpublishCase', { params: { code }, body: { note } })).ok;
  expect(await see(copy)).toBe(404);
  // Who publishes it again looks through the photo again.
  const again = await publish(code, { photoIds: [copy] });
  expect(again.problem).toMatchObject({ status: 422, code: 'photo_not_masked' });
  const better = await masked(desk.reviewer, shown);
  (await publish(code, { photoIds: [better] })).ok;
  expect(await see(better)).toBe(200);
});

test('as closed today counts what was solved, and nothing that was refused or handed over', async () => {
  const figures = async () => (await world.anyone('getBoardFigures')).ok;
  const before = await figures();
  const [refused, transferred] = [await report(resident), await report(resident)];
  const about = ({ code }: { code: string }) => ({ code });
  const note = '不归这里管';
  const no = { reason: 'out_of_scope', note } as const;
  (await desk.intake('refuseCase', { params: about(refused), body: no })).ok;
  const on = { to: '12345', note } as const;
  (await desk.intake('transferCase', { params: about(transferred), body: on })).ok;
  expect((await figures()).today).toEqual({ ...before.today, reported: before.today.reported + 2 });
  await closedCase();
  const after = await figures();
  expect(after.today.closed).toBe(before.today.closed + 1);
  expect(after.days.at(-1)).toMatchObject(after.today);
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

test('what looks like a name or a plate is refused with a sentence; what was checked goes out', async () => {
  const code = await closedCase();
  const named = await publish(code, { words: '感谢居民王建国反映，围墙已加固。' });
  expect(named.problem).toMatchObject({ status: 422, code: 'might_name_somebody' });
  expect(named.problem.title).toContain('王建国');
  for (const place of ['老街２９号门口', '桑园小区 3 幢', 'Old Street, no. 29']) {
    const door = await publish(code, { place });
    expect(door.problem, place).toMatchObject({ status: 422, code: 'might_name_somebody' });
    expect(door.problem.fields?.[0]?.field).toBe('/place');
  }
  const both = await publish(code, { title: '感谢居民王建国', place: '老街 29 号' });
  expect(both.problem.title).toContain('“王建国”“29 号”');
  const dated = { words: '12月5号修好，惠及60户，3层都亮了。', place: '3号码头' };
  const checked = await closedCase();
  expect((await publish(checked, dated)).status).toBe(200);
  const spaced = await publish(code, { words: '已加固，有事请打 138 12 34 56 78。' });
  expect(spaced.problem).toMatchObject({ status: 422, code: 'personal_data' });
  const plate = await publish(code, { title: '浙H12345挪走了' });
  expect(plate.problem).toMatchObject({ status: 422, code: 'bulletin_plate' });
  expect((await publish(code, { words: '石师傅巷已修好。', namesChecked: true })).status).toBe(200);
});

test('both feeds are well-formed, and a sign of markup in a title stays text', async () => {
  const code = await closedCase();
  const title = '桥栏 <b>&"补好"';
  (await publish(code, { title })).ok;
  const rss = await world.anyone('getBulletinRss');
  expect(rss.raw.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
  expect(rss.raw.body).toContain('<title>桥栏 &lt;b&gt;&amp;&quot;补好&quot;</title>');
  expect(rss.raw.body).toContain('<rss version="2.0"');
  expect(rss.raw.body).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
  const feed = JSON.parse((await world.anyone('getBulletinFeed')).raw.body);
  expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'zh-CN' });
  const item = feed.items.find((one: { title: string }) => one.title === title);
  expect(item.url).toMatch(/^https:\/\/points\.example\/board\/\?county=339999#\/bulletin\//);
  expect(item.content_text).toContain(code);
});

test('all who reported the matter are told that it is published, once each, of their own report', async () => {
  const [second, third] = [await world.resident(), await world.resident()];
  const [lead, other, another] = [
    await report(resident),
    await report(second, { words: '围墙有一道裂口' }),
    await report(third),
  ];
  for (const { code } of [other, another]) {
    const body = { into: lead.code, note: '' };
    (await desk.intake('mergeCases', { params: { code }, body })).ok;
  }
  const body = { note: '不是一回事' };
  (await desk.intake('splitCase', { params: { code: another.code }, body })).ok;
  await walkTo('closed', { desk, resident, code: lead.code });
  const told = async (me: Caller) => {
    await world.settle();
    const { notices } = (await me('listMyNotices')).ok;
    return notices.filter(({ words }) => words.zh.includes('已放进公示栏'));
  };
  const refused = await publish(lead.code, { words: '请打 13800138000' });
  expect([refused.status, await told(second)]).toEqual([422, []]);
  (await publish(lead.code)).ok;
  expect(await told(second)).toMatchObject([{ caseCode: other.code }]);
  expect((await told(second))[0]?.words.zh).toContain('围墙有一道裂口');
  expect((await told(resident)).filter(({ caseCode }) => caseCode === lead.code)).toHaveLength(1);
  expect(await told(third)).toEqual([]);
});

test('the picture that a feed describes is that very file, also for readers that do not name its kind', async () => {
  const photo = (await resident('uploadPhoto', { file: await makePhoto(43) })).ok.id;
  const code = await closedCase({ photoIds: [photo] });
  const copy = await masked(desk.reviewer, photo);
  (await publish(code, { title: '带照片的一条', photoIds: [copy] })).ok;
  const feed = JSON.parse((await world.anyone('getBulletinFeed')).raw.body);
  const item = feed.items.find((one: { title: string }) => one.title === '带照片的一条');
  const [{ url, mime_type: type, size_in_bytes: bytes }] = item.attachments;
  const { headers, rawPayload } = await world.app.inject(
    new URL(url).pathname + new URL(url).search,
  );
  expect([headers['content-type'], rawPayload.length]).toEqual([type, bytes]);
  const plain = await world.anyone('getPublishedPhoto', { params: { id: copy } });
  expect(plain.raw.headers['content-type']).toBe('image/jpeg');
  expect(plain.raw.headers['cache-control']).toBe('public, max-age=300, immutable');
});

test('figures of an area count what is below it since January, and say no median of a few', async () => {
  const figures = async (area: string) =>
    (await world.anyone('getAreaFigures', { params: { area } })).ok;
  const before = await figures('339999001001');
  await closedCase({ position: positions.west });
  await closedCase({ position: positions.west, category: '070200' });
  const after = await figures('339999001001');
  expect(after.since).toBe('2026-01-01');
  expect(after.reported).toBe(before.reported + 1);
  expect(after.closed).toBe(before.closed + 1);
  expect(after.months.map(({ month }) => month)).toHaveLength(10);
  expect(after.months.reduce((sum, { closed }) => sum + closed, 0)).toBe(after.closed);
  const { areas } = (await world.anyone('listAreaCounts')).ok;
  const below = areas.filter(({ area }) => area.startsWith('339999001001'));
  expect(below.reduce((sum, { closed }) => sum + closed, 0)).toBe(after.closed);
  const few = await figures('339999002001');
  expect(few.reported).toBeLessThan(5);
  expect(few.medianHours).toBeNull();
  const nowhere = await world.anyone('getAreaFigures', { params: { area: '339999999999' } });
  expect(nowhere.problem).toMatchObject({ status: 404, code: 'area_not_found' });
});

test('what is solved waits to be published, newest first, until it is; a dispute never does', async () => {
  const waiting = async () =>
    (await desk.reviewer('listCases', { body: { show: 'to_publish' } })).ok.cases.map(
      ({ code }) => code,
    );
  world.clock.advance({ minutes: 1 });
  const first = await closedCase();
  world.clock.advance({ minutes: 1 });
  const second = await closedCase();
  const dispute = await closedCase({ category: '070200' });
  expect((await waiting()).slice(0, 2)).toEqual([second, first]);
  expect(await waiting()).not.toContain(dispute);
  (await publish(first)).ok;
  expect(await waiting()).not.toContain(first);
});

test('what is published stands with its area and is gone the morning after its last day, everywhere', async () => {
  const photo = (await resident('uploadPhoto', { file: await makePhoto(41) })).ok.id;
  const code = await closedCase({ photoIds: [photo], position: positions.west });
  const copy = await masked(desk.reviewer, photo);
  (await publish(code, { photoIds: [copy], shownDays: 2 })).ok;
  const shown = async () => {
    const area = '339999001001';
    const texts = await Promise.all([
      world.anyone('listBulletin'),
      world.anyone('listBulletin', { query: { area } }),
      world.anyone('getBulletinRss'),
      world.anyone('getBulletinFeed'),
    ]);
    const seen = await world.anyone('getPublishedPhoto', { params: { id: copy } });
    return [...texts.map(({ raw }) => raw.body.includes(code)), seen.status === 200];
  };
  const { entries } = (await world.anyone('listBulletin')).ok;
  const entry = entries.find((one) => one.code === code);
  expect(entry).toMatchObject({ area: '339999001001001', before: [copy], after: [] });
  const marked = async () => (await world.anyone('listAreaCounts')).ok.published;
  expect(await marked()).toContain('339999001001001');
  const elsewhere = await world.anyone('listBulletin', { query: { area: '339999002001' } });
  expect(elsewhere.raw.body).not.toContain(code);
  world.clock.advance({ days: 1 });
  expect(await shown()).toEqual([true, true, true, true, true]);
  world.clock.advance({ days: 1 });
  expect(await shown()).toEqual([false, false, false, false, false]);
  const one = await world.anyone('getBulletinEntry', { params: { id: entry?.id ?? '' } });
  expect(one.problem).toMatchObject({ status: 404, code: 'entry_not_found' });
  await endShown(world.deps);
  await world.settle();
  const { read } = world.deps.database;
  const left = await read
    .selectFrom('bulletin_entries')
    .select('id')
    .where('code', '=', code)
    .execute();
  expect(left).toEqual([]);
  const files = readdirSync(join(world.folder, String(county)));
  expect(files).toContain(photo);
  expect(existsSync(join(world.folder, String(county), copy, 'full.webp'))).toBe(false);
  world.clock.advance({ days: 90 });
  expect(await marked()).toEqual([]);
});
