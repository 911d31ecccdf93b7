import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complaintNumber } from '../../../contract/complaint-number.ts';
import type { ExportedData } from '../../../contract/exported-data.ts';
import { type Agreed, agreedWith, person as personOf } from '../../../test/agreed.ts';
import { type Called, type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { chainAll } from '../../platform/audit/chain.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 4 });
  intake = await world.staff('intake');
});
afterAll(() => world.close());

const person = (name: string) => personOf(world, name);
const agreed = (one: Agreed) => agreedWith(world, intake, one);

/** An open report, one about a dispute that earned something, and a complaint beside a suggestion. */
async function busy(name: string) {
  const one = await person(name);
  const desk = await openDesk(world);
  const open = (await report(one.me)).code;
  const { code } = await report(one.me, { category: '070200' });
  await walkTo('awaiting_confirmation', { desk, resident: one.me, code });
  await world.settle();
  const send = async (kind: string, words: string) =>
    (await one.me('sendFeedback', { body: { kind, words } })).ok.id;
  const complaint = await send('complaint', '窗口那位态度不好');
  const suggestion = await send('suggestion', '周末也开门');
  return { ...one, open, dispute: code, complaint, suggestion };
}

function dataIn({ raw }: Called<'exportDataFor'>): { data: ExportedData; text: string } {
  const files = unzipSync(new Uint8Array(raw.rawPayload));
  const text = Object.values(files)
    .map((file) => Buffer.from(file).toString())
    .join('\n');
  return { data: JSON.parse(Buffer.from(files['data.json'] ?? []).toString()), text };
}

describe('a copy of somebody’s data', () => {
  test('is taken along as a file, without a trace of what is confidential', async () => {
    const one = await busy('来拿资料的');
    const made = await intake('exportDataFor', { params: { id: await agreed(one) } });
    expect(made.raw.headers['content-disposition']).toContain('my-data-');
    const { data, text } = dataIn(made);
    expect(data.me.name).toBe('来拿资料的');
    expect(data.cases.map(({ code }) => code)).toEqual([one.open]);
    expect(text).not.toContain(one.dispute);
    expect(text).not.toContain('态度不好');
    expect(data.feedback.map(({ words }) => words)).toEqual(['周末也开门']);
    expect(data.held.every(({ count }) => count === null)).toBe(true);
    expect(text).toContain('这份是工作人员代为导出的');
    // What they were given for it counts, and for what is not said.
    expect(data.points.lines.some(({ points, what }) => points > 0 && what === null)).toBe(true);
    const whole = await ownCopy(one);
    expect(whole.text).toContain(one.dispute);
    expect(whole.text).not.toContain('这份是工作人员代为导出的');
  });

  test('is on record with who had it made, and told to its owner', async () => {
    const one = await person('资料有记录');
    (await intake('exportDataFor', { params: { id: await agreed(one) } })).raw;
    const { looks } = (await one.me('listMyLooks')).ok;
    // Of one moment: which stands first is nobody’s promise.
    expect(new Set(looks.map(({ by }) => by.zh))).toEqual(new Set(['综治中心的受理员', '您本人']));
  });

  test('is made while the agreement is fresh, and not later in its half hour', async () => {
    const one = await person('同意过一会儿的');
    const params = { id: await agreed(one) };
    world.clock.advance({ minutes: 6 });
    const late = await intake('exportDataFor', { params });
    expect(late.problem).toMatchObject({ status: 409, code: 'agreement_not_fresh' });
    expect((await intake('previewErasureFor', { params })).status).toBe(200);
  });
});

async function ownCopy({ me }: Agreed) {
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
  return dataIn((await me('exportMyData')) as unknown as Called<'exportDataFor'>);
}

describe('an erasure', () => {
  test('is foreseen, then done on a fresh agreement, and leaves nobody who could agree again', async () => {
    const one = await busy('来注销的');
    const params = { id: await agreed(one) };
    const { openCases: _, ...rest } = (await one.me('previewErasure')).ok;
    expect((await intake('previewErasureFor', { params })).ok).toEqual(rest);
    const erased = (await intake('eraseFor', { params })).ok;
    expect(erased).toEqual({ erased: true, pointsReturned: rest.spendable, photosDeleted: 0 });
    expect((await one.me('getMe')).status).toBe(401);
    expect((await intake('getPointsFor', { params })).problem.code).toBe('agreement_over');
    await chainAll(world.deps);
    const { rows } = await world.deps.database.pool.query(
      `select details ->> 'typedBy' as typed from audit_entries
       where action = 'resident.erased' and at = $1`,
      [world.clock.now()],
    );
    expect(rows).toEqual([{ typed: staffId('intake') }]);
  });

  test('is not done on an agreement of a while ago', async () => {
    const one = await person('反悔了的');
    const params = { id: await agreed(one) };
    world.clock.advance({ minutes: 6 });
    const late = await intake('eraseFor', { params });
    expect(late.problem.code).toBe('agreement_not_fresh');
    expect((await one.me('getMe')).status).toBe(200);
  });

  test('waits three days where the window has just given the number', async () => {
    const one = await person('刚换号码的');
    await world.deps.database.pool.query('update residents set phone_given_at = $2 where id = $1', [
      one.id,
      world.clock.now(),
    ]);
    const params = { id: await agreed(one) };
    for (const name of ['eraseFor', 'exportDataFor'] as const)
      expect((await intake(name, { params })).problem.code).toBe('number_just_given');
  });
});

describe('what else is somebody’s own', () => {
  test('who looked is listed, without looks at what is confidential', async () => {
    const one = await busy('谁看过我');
    for (const code of [one.open, one.dispute]) (await intake('getCase', { params: { code } })).ok;
    const params = { id: await agreed(one) };
    const { looks } = (await intake('listLooksFor', { params })).ok;
    const codes = new Set(looks.map(({ caseCode }) => caseCode));
    expect([...codes]).toEqual([one.open]);
    const own = (await one.me('listMyLooks')).ok.looks.map(({ caseCode }) => caseCode);
    expect(own).toContain(one.dispute);
  });

  test('the age group is given and taken back', async () => {
    const one = await person('六十多的');
    const params = { id: await agreed(one) };
    const given = await intake('setAgeGroupFor', { params, body: { ageGroup: '60_plus' } });
    expect(given.ok).toEqual({ ageGroup: '60_plus' });
    expect((await one.me('getMyAgeGroup')).ok).toEqual({ ageGroup: '60_plus' });
    (await intake('setAgeGroupFor', { params, body: { ageGroup: null } })).ok;
    expect((await one.me('getMyAgeGroup')).ok).toEqual({ ageGroup: null });
  });

  test('a lost phone is signed out, one device or all of them', async () => {
    const one = await person('手机丢了的');
    world.clock.advance({ minutes: 2 });
    const other = await world.resident(one.phone);
    const params = { id: await agreed(one) };
    const { devices } = (await intake('listDevicesFor', { params })).ok;
    expect(devices.map(({ here }) => here)).toEqual([false, false]);
    const [first] = devices;
    const ended = await intake('endDeviceFor', { params: { ...params, device: first?.id ?? '' } });
    expect(ended.ok).toEqual({ ended: 1 });
    expect((await intake('endDevicesFor', { params })).ok).toEqual({ ended: 1 });
    expect([(await one.me('getMe')).status, (await other('getMe')).status]).toEqual([401, 401]);
  });

  test('a suggestion and its answer are read and rated; whoever complained is not shown', async () => {
    const one = await busy('来听答复的');
    for (const id of [one.suggestion, one.complaint]) {
      (await intake('acceptFeedback', { params: { id }, body: { note: '' } })).ok;
      (await intake('answerFeedback', { params: { id }, body: { words: '下月起周末开门' } })).ok;
    }
    const id = await agreed(one);
    const listed = await intake('listFeedbackFor', { params: { id } });
    expect(listed.ok.feedback).toMatchObject([
      { id: one.suggestion, words: '周末也开门', answer: '下月起周末开门', mayRate: true },
    ]);
    expect(listed.raw.body).not.toContain(one.complaint);
    const body = { rating: 5, words: '谢谢' };
    const rate = (feedback: string) =>
      intake('rateFeedbackFor', { params: { id, feedback }, body });
    expect((await rate(one.suggestion)).ok).toMatchObject({ rating: 5, mayRate: false });
    expect((await rate(one.complaint)).problem.code).toBe('feedback_not_found');
  });

  test('a complaint too, by the number on their paper: at any desk but that of whoever typed it', async () => {
    const one = await person('来听投诉答复的');
    const typist = await world.staff('grid_worker');
    const before = { id: await agreedWith(world, typist, one) };
    const typed = { kind: 'complaint', words: '窗口的人不耐烦' } as const;
    const complaint = (await typist('sendFeedbackFor', { params: before, body: typed })).ok.id;
    const number = complaintNumber(complaint);
    (await intake('acceptFeedback', { params: { id: complaint }, body: { note: '' } })).ok;
    const said = { words: '批评教育了，给您道歉' };
    (await intake('answerFeedback', { params: { id: complaint }, body: said })).ok;

    const asked = { params: before, query: { complaint: number } };
    const own = await typist('listFeedbackFor', asked);
    expect(own.problem.code).toBe('complaint_not_found');
    const params = { id: await agreed(one) };
    const wrong = number === '00000000' ? '00000001' : '00000000';
    const other = await intake('listFeedbackFor', { params, query: { complaint: wrong } });
    expect(other.problem.code).toBe('complaint_not_found');
    const read = await intake('listFeedbackFor', { params, query: { complaint: number } });
    expect(read.ok.feedback).toMatchObject([
      { id: complaint, words: typed.words, answer: said.words, mayRate: true },
    ]);
    const about = { ...params, feedback: complaint };
    const body = { rating: 4, words: '' };
    const unnamed = await intake('rateFeedbackFor', { params: about, body });
    expect(unnamed.problem.code).toBe('feedback_not_found');
    const named = { ...body, complaint: number };
    const rated = await intake('rateFeedbackFor', { params: about, body: named });
    expect(rated.ok).toMatchObject({ rating: 4, mayRate: false });
    // Numbers are not tried one after the other.
    for (let tried = 0; tried < 5; tried += 1)
      await intake('listFeedbackFor', { params, query: { complaint: wrong } });
    const often = await intake('listFeedbackFor', { params, query: { complaint: number } });
    expect(often.problem).toMatchObject({ status: 429, code: 'complaint_asked_often' });
  });
});
