import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { agreedWith, person } from '../../../test/agreed.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { codeOf, found, join } from '../../../test/families.ts';
import { aReport, openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, localDate } from '../../platform/calendar.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
});
afterAll(() => world.close());

const seen = (id: string, code: string, by = intake) => by('getCaseFor', { params: { id, code } });
const photoSeen = (id: string, photo: string) =>
  intake('getCasePhotoFor', { params: { id, photo }, headers: { accept: 'image/webp' } });

test('what was answered, what was asked and what it looks like by now is read as on a phone of their own, before anything is said to it', async () => {
  const one = await person(world, '来问进展的');
  const desk = await openDesk(world);
  const done = (await desk.handler('uploadStaffPhoto', { file: await makePhoto(51) })).ok.id;
  const { code } = await report(one.me);
  const work = { desk, resident: one.me, code, photoIds: [done] };
  await walkTo('awaiting_confirmation', work);
  const returned = (await report(one.me)).code;
  const note = '请写清楚是路的哪一边';
  (await desk.intake('returnCase', { params: { code: returned }, body: { note } })).ok;

  const id = await agreedWith(world, intake, one);
  const shown = (await seen(id, code)).ok;
  expect(shown).toEqual((await one.me('getMyCase', { params: { code } })).ok);
  const handled = shown.history.find(({ kind }) => kind === 'handled');
  expect(handled?.note).not.toBe('');
  expect(handled?.photos.map((photo) => photo.id)).toEqual([done]);
  expect((await seen(id, returned)).ok).toMatchObject({ asked: note, may: ['supplement'] });

  const { rawPayload, headers } = (await photoSeen(id, done)).raw;
  expect(headers['content-type']).toBe('image/webp');
  expect(rawPayload.length).toBeGreaterThan(0);
  const { looks } = (await one.me('listMyLooks')).ok;
  expect(looks.filter(({ why }) => why.zh === '您当面同意由工作人员代办')).toHaveLength(3);
});

test('what is confidential, what is somebody else’s, and a photo of either, is not there', async () => {
  const [one, other] = [await person(world, '举报的人'), await person(world, '别的人')];
  const photo = async (me: Caller, seed: number) =>
    (await me('uploadPhoto', { file: await makePhoto(seed) })).ok.id;
  const hidden = await photo(one.me, 52);
  const secret = await report(one.me, { category: '070200', photoIds: [hidden] });
  const theirs = await photo(other.me, 53);
  const strange = await report(other.me, { photoIds: [theirs] });
  const id = await agreedWith(world, intake, one);
  for (const { code } of [secret, strange])
    expect((await seen(id, code)).problem).toMatchObject({ status: 404, code: 'case_not_found' });
  for (const of of [hidden, theirs])
    expect((await photoSeen(id, of)).problem).toMatchObject({
      status: 404,
      code: 'photo_not_found',
    });
});

test('a step that was taken for their report along with another is looked at too, unless theirs is confidential by now', async () => {
  const [first, second] = [await person(world, '先报的人'), await person(world, '后报的人')];
  const desk = await openDesk(world);
  const lead = await report(first.me);
  const twice = ['同一处又停了车', '同一处还是停着车'];
  const theirs: { id: string; code: string }[] = [];
  for (const words of twice)
    theirs.push((await second.me('reportCase', { body: aReport({ words }) })).ok);
  const body = { into: lead.code, note: '同一件事' };
  for (const { code } of theirs) (await desk.intake('mergeCases', { params: { code }, body })).ok;
  const done = (await desk.handler('uploadStaffPhoto', { file: await makePhoto(54) })).ok.id;
  const work = { desk, resident: first.me, code: lead.code, photoIds: [done] };
  await walkTo('awaiting_confirmation', work);
  const id = await agreedWith(world, intake, second);
  const hide = (one: string) =>
    world.deps.database.pool.query(
      'update case_states set confidential = true where case_id = $1',
      [one],
    );
  for (const one of theirs) {
    const steps = (await seen(id, one.code)).ok.history.flatMap(({ photos }) => photos);
    expect(steps.map((photo) => photo.id)).toEqual([done]);
    expect((await photoSeen(id, done)).raw.statusCode).toBe(200);
    await hide(one.id);
  }
  expect((await photoSeen(id, done)).problem.code).toBe('photo_not_found');
});

test('the list goes on where its first page ends', async () => {
  const one = await person(world, '报得多的人');
  const codes: string[] = [];
  for (let day = 0; day < 3; day++) {
    for (let of = 0; of < 7; of++) codes.push((await report(one.me)).code);
    world.clock.advance({ days: 1 });
  }
  intake = await world.staff('intake');
  const params = { id: await agreedWith(world, intake, one) };
  const page = (await intake('listCasesFor', { params })).ok;
  expect(page.cases).toHaveLength(20);
  const query = { after: page.next ?? '' };
  const rest = (await intake('listCasesFor', { params, query })).ok;
  expect(rest.cases.map(({ code }) => code)).toEqual([codes[0]]);
  expect(rest.next).toBeNull();
});

test('how far their household is stands in figures alone, and nobody is named', async () => {
  const [head, relative] = [await person(world, '户主阿姨'), await person(world, '同住的人')];
  const alone = await person(world, '一个人住');
  (await found(head.me)).ok;
  (await join(relative.me, await codeOf(head.me))).ok;
  const owner = await world.staff('rule_owner');
  const criteria = [
    { kind: 'members', atLeast: 2 },
    { kind: 'deeds', atLeast: 3 },
  ];
  const effectiveFrom = addDays(localDate(world.clock.now()), 1);
  (await owner('publishSafeHouseholdCriteria', { body: { effectiveFrom, criteria } })).ok;
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
  const id = await agreedWith(world, intake, head);
  const shown = await intake('getSafeHouseholdFor', { params: { id } });
  expect(shown.ok).toEqual((await head.me('getMySafeHousehold')).ok);
  expect(shown.ok.progress?.criteria).toMatchObject([{ have: 2, holds: true }, { holds: false }]);
  expect(shown.raw.body).not.toMatch(/户主|同住/);
  const none = await agreedWith(world, intake, alone);
  expect((await intake('getSafeHouseholdFor', { params: { id: none } })).ok.progress).toBeNull();
});
