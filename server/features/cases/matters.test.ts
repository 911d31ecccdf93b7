import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, positions, units } from '../../../test/county.ts';
import { aReport, type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

let world: TestApp;
let desk: Desk;
let first: Caller;
let second: Caller;
let third: Caller;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
  [first, second, third] = [await grownUp(), await grownUp(), await grownUp()];
});
afterAll(() => world.close());

/** One that comes after all others. */
function later(me: Caller) {
  world.clock.advance({ minutes: 1 });
  return report(me);
}

async function grownUp(grid: string = grids.west): Promise<Caller> {
  const me = await world.resident();
  const age = { kind: 'adult' };
  (await me('completeProfile', { body: { name: '欧阳小泉', grid, age } })).ok;
  return me;
}

const note = '现场看过，情况属实';
const merge = (code: string, into: string, caller = desk.intake) =>
  caller('mergeCases', { params: { code }, body: { into, note } });
const split = (code: string) =>
  desk.intake('splitCase', { params: { code }, body: { note: '不是一回事' } });
const mine = async (me: Caller, code: string) => (await me('getMyCase', { params: { code } })).ok;
/** All that somebody was told of a case. */
async function toldOf(me: Caller, code: string): Promise<string> {
  await world.settle();
  const { notices } = (await me('listMyNotices')).ok;
  const about = notices.filter(({ caseCode }) => caseCode === code);
  return about.map(({ words }) => words.zh).join('\n');
}
const matterOf = async (code: string) => (await desk.intake('getMatter', { params: { code } })).ok;
const togetherWith = async (code: string) => (await matterOf(code)).cases.map((one) => one.code);

describe('staff merge what tells of one matter', () => {
  test('each report stays its reporter’s own, with its words and its points', async () => {
    const lead = await report(first, { words: '巷口井盖翻起来了' });
    const other = await report(second, { words: '井盖没盖好，差点绊倒' });
    expect((await merge(other.code, lead.code)).ok).toEqual({ lead: lead.code });
    expect(await togetherWith(other.code)).toEqual([lead.code, other.code]);
    const theirs = await mine(second, other.code);
    expect(theirs.words).toBe('井盖没盖好，差点绊倒');
    expect(theirs.awards[0]?.state).not.toBe('reversed');
    expect((await second('getMyCase', { params: { code: lead.code } })).status).toBe(404);
  });

  test('what is done to the one is done to all: each reporter is told, and each gets their points', async () => {
    const lead = await report(first, { words: '河边护栏断了' });
    const other = await report(second, { words: '护栏断了一截' });
    await walkTo('dispatched', { desk, resident: first, code: lead.code });
    await merge(other.code, lead.code);
    expect(await mine(second, other.code)).toMatchObject({ stage: 'dispatched' });
    await world.settle();
    const { notices } = (await second('listMyNotices')).ok;
    expect(notices.map(({ words }) => words.zh).join()).toContain('合在一起办');
    const params = { code: lead.code };
    const done = { words: '换好了', handled: true, photoIds: [] };
    (await desk.handler('answerCase', { params, body: done })).ok;
    const verdict = { solved: true, note };
    (await desk.reviewer('verifyCase', { params, body: verdict })).ok;
    for (const [me, code] of [
      [first, lead.code],
      [second, other.code],
    ] as const) {
      const shown = await mine(me, code);
      expect(shown.stage).toBe('awaiting_confirmation');
      expect(shown.history.map(({ kind }) => kind)).toContain('handled');
      expect(shown.awards[0]?.state).toBe('settled');
    }
    // Each confirms for themselves.
    (await first('confirmCase', { params, body: { rating: 5, words: '' } })).ok;
    expect((await mine(second, other.code)).stage).toBe('awaiting_confirmation');
  });

  test('while it follows another, nobody acts on it alone, and it waits for nobody in the queue', async () => {
    const lead = await report(first, { words: '楼道堆了纸箱' });
    const other = await report(second, { words: '楼道里全是纸箱' });
    await merge(other.code, lead.code);
    const params = { code: other.code };
    expect((await desk.intake('getCase', { params })).ok.moves).toEqual([]);
    const { problem } = await desk.intake('acceptCase', { params, body: { note } });
    expect(problem).toMatchObject({ status: 409, code: 'merged_elsewhere' });
    const waiting = (await desk.intake('listCases', { body: { show: 'to_accept' } })).ok.cases;
    const codes = waiting.map(({ code }) => code);
    expect(codes).toContain(lead.code);
    expect(codes).not.toContain(other.code);
  });

  test('merged into one that follows another, it follows that; and whatever followed it comes along', async () => {
    const [a, b, c, d] = [
      await report(first),
      await report(second),
      await report(third),
      await report(second),
    ];
    await merge(b.code, a.code);
    await merge(d.code, c.code);
    expect((await merge(c.code, b.code)).ok).toEqual({ lead: a.code });
    const all = await togetherWith(d.code);
    expect(all[0]).toBe(a.code);
    expect([...all].sort()).toEqual([a, b, c, d].map(({ code }) => code).sort());
  });

  test('nobody’s date is put off by it, however much later the other is due', async () => {
    const [lead, other] = [await report(first), await report(second)];
    for (const { code } of [lead, other]) await walkTo('accepted', { desk, resident: first, code });
    const send = (code: string, resolveDays: number) => {
      const body = { unit: units.west, resolveDays, note };
      return desk.dispatcher('dispatchCase', { params: { code }, body });
    };
    (await send(lead.code, 30)).ok;
    const promised = (await send(other.code, 2)).ok.resolution?.dueAt;
    (await merge(other.code, lead.code)).ok;
    expect((await mine(second, other.code)).resolution?.dueAt).toBe(promised);
    // One that was promised more time has what the other has.
    const late = await report(third);
    await walkTo('accepted', { desk, resident: third, code: late.code });
    (await send(late.code, 60)).ok;
    (await merge(late.code, lead.code)).ok;
    const due = (await mine(first, lead.code)).resolution?.dueAt;
    expect((await mine(third, late.code)).resolution?.dueAt).toBe(due);
  });

  test('not with itself, not what is over, and nothing confidential with what is not', async () => {
    const one = await report(first);
    expect((await merge(one.code, one.code)).problem.code).toBe('merged_with_itself');
    const over = await report(first);
    await walkTo('closed', { desk, resident: first, code: over.code });
    expect((await merge(one.code, over.code)).problem.code).toBe('merge_not_now');
    const dispute = await report(second, { category: '070200', words: '邻居吵架' });
    expect((await merge(dispute.code, one.code)).problem.code).toBe('merge_confidential');
  });

  test('nobody merges what lies elsewhere: it answers like what does not exist', async () => {
    const west = await world.staff('intake_west');
    const here = await report(first);
    const away = await report(first, { position: positions.east });
    for (const into of [away.code, 'SY26-00000-00000']) {
      const { problem } = await merge(here.code, into, west);
      expect(problem).toMatchObject({ status: 404, code: 'case_not_found' });
    }
  });
});

describe('and split what does not', () => {
  test('it goes on by itself from where the others are', async () => {
    const lead = await report(first);
    const other = await report(second);
    await merge(other.code, lead.code);
    await walkTo('dispatched', { desk, resident: first, code: lead.code });
    (await split(other.code)).ok;
    const params = { code: other.code };
    const body = { words: '已经处理好了', handled: true, photoIds: [] };
    expect((await desk.handler('answerCase', { params, body })).ok.stage).toBe('answered');
    expect((await mine(first, lead.code)).stage).toBe('dispatched');
    expect(await togetherWith(lead.code)).toEqual([lead.code]);
  });
  test('where the one that others follow is split off, the next one reported takes its part', async () => {
    const [a, b, c] = [await later(first), await later(second), await later(third)];
    await merge(c.code, a.code);
    await merge(b.code, a.code);
    (await split(a.code)).ok;
    expect(await togetherWith(c.code)).toEqual([b.code, c.code]);
    expect(await togetherWith(a.code)).toEqual([a.code]);
  });
  test('who was told that theirs is accepted is told that it waits again, and who leads by now is not their affair', async () => {
    const [a, b, c] = [await later(first), await later(second), await later(third)];
    await merge(b.code, a.code);
    await merge(c.code, a.code);
    await walkTo('accepted', { desk, resident: first, code: a.code });
    (await split(a.code)).ok;
    for (const [me, { code }] of [
      [second, b],
      [third, c],
    ] as const) {
      expect((await mine(me, code)).stage).toBe('reported');
      expect(await toldOf(me, code)).toContain('现在要单独再看一遍');
    }
    expect(await toldOf(first, a.code)).not.toContain('分开');
    // Where nothing was accepted yet, nothing changes for them.
    const [d, e] = [await later(first), await later(second)];
    await merge(e.code, d.code);
    (await split(d.code)).ok;
    expect(await toldOf(second, e.code)).not.toContain('分开');
  });
  test('so is who is split off after that themselves', async () => {
    const [a, b] = [await later(first), await later(second)];
    await merge(b.code, a.code);
    await walkTo('accepted', { desk, resident: first, code: a.code });
    (await split(b.code)).ok;
    expect(await toldOf(second, b.code)).toContain('现在要单独再看一遍');
  });
  test('so it does where that one is refused: who reported the same keeps their report', async () => {
    const [a, b] = [await report(first), await report(second)];
    await merge(b.code, a.code);
    const body = { reason: 'not_true', note: '照片不是这里' };
    (await desk.intake('refuseCase', { params: { code: a.code }, body })).ok;
    expect(await mine(second, b.code)).toMatchObject({ stage: 'reported' });
    expect((await desk.intake('getCase', { params: { code: b.code } })).ok.moves).toContain(
      'accept',
    );
  });
  test('and where its reporter is erased', async () => {
    const gone = await grownUp();
    const [a, b] = [await report(gone), await report(second)];
    await merge(b.code, a.code);
    const { demoCode } = (await gone('sendMyCode', { body: {} })).ok;
    (await gone('proveMyself', { body: { code: demoCode } })).ok;
    (await gone('eraseMe', { body: { openCases: 'withdraw' } })).ok;
    expect((await desk.intake('getCase', { params: { code: b.code } })).ok.moves).toContain(
      'accept',
    );
  });
  test('whoever says that theirs is not solved is answered for themselves', async () => {
    const lead = await report(first);
    const other = await report(second);
    await merge(other.code, lead.code);
    await walkTo('awaiting_confirmation', { desk, resident: first, code: lead.code });
    const params = { code: other.code };
    (await second('reopenCase', { params, body: { words: '还是老样子', photoIds: [] } })).ok;
    expect(await togetherWith(lead.code)).toEqual([lead.code]);
    const done = { words: '再去看过', handled: true, photoIds: [] };
    expect((await desk.handler('answerCase', { params, body: done })).ok.stage).toBe('answered');
  });
  test('what stands alone cannot be split', async () => {
    const { code } = await report(first);
    expect((await split(code)).problem).toMatchObject({ status: 409, code: 'split_not_merged' });
  });
});

describe('what may tell of the same', () => {
  const words = '春晖桥头的雨水篦子断了两根，轮子会卡进去';
  test('is found by its words, with the reason, and looking at it is in the audit', async () => {
    const one = await report(first, { words });
    const same = await report(second, { words: `${words}，请修` });
    const { likely } = await matterOf(one.code);
    expect(likely[0]).toMatchObject({ code: same.code, why: { zh: '写的几乎一样' } });
    const looks = await world.deps.database.read
      .selectFrom('audit_waiting')
      .select('object')
      .where('action', '=', 'case.compared')
      .execute();
    expect(looks.length).toBeGreaterThan(0);
  });
  test('the same complaint in another part of the county is not the same', async () => {
    const one = await report(first, { words: '篮球场的灯通宵开着', position: positions.west });
    const away = await report(second, { words: '篮球场的灯通宵开着', position: positions.east });
    const { likely } = await matterOf(one.code);
    expect(likely.map(({ code }) => code)).not.toContain(away.code);
  });
});

describe('before a report is sent', () => {
  const here = { lng: 120.0312, lat: 28.8441 };
  const ask = async (me: Caller, given: object = {}) =>
    (await me('findNearby', { body: { words: '桥上的栏杆松动了', position: here, ...given } })).ok
      .reports;

  test('others’ open reports at the spot are asked about, by what everybody may know of them', async () => {
    const { code } = await report(first, { words: '桥上的栏杆松动了，一推就晃', position: here });
    const [near, ...more] = await ask(second);
    expect(more).toEqual([]);
    expect(near).toMatchObject({ categoryName: { zh: '违停乱停' }, reports: 1, stage: 'reported' });
    expect(JSON.stringify(near)).not.toContain('栏杆');
    expect(JSON.stringify(near)).not.toContain(code);
    expect(await ask(first)).toEqual([]);
  });
  test('of a place in words, what others tell of in like words in the community where the asker lives', async () => {
    const words = '水塔的铁梯锈断了两级';
    const { id } = await report(first, { words, position: positions.west });
    const neighbour = await grownUp();
    const away = await grownUp(grids.east);
    const ids = async (me: Caller, told = words) =>
      (await me('findNearby', { body: { words: told } })).ok.reports.map((one) => one.id);
    expect(await ids(neighbour)).toEqual([id]);
    expect(await ids(neighbour, '广场舞太吵')).toEqual([]);
    expect([await ids(await world.resident()), await ids(away)]).toEqual([[], []]);

    const { position, ...inWords } = aReport({ words, place: '水塔下面', sameAs: id });
    const steps = async (me: Caller) =>
      (await me('reportCase', { body: inWords })).ok.history.map(({ kind }) => kind);
    expect(await steps(neighbour)).toContain('merged');
    expect(await steps(away)).not.toContain('merged');
  });
  test('not what lies further away, and nothing that is confidential', async () => {
    expect(await ask(second, { position: { lng: here.lng + 0.01, lat: here.lat } })).toEqual([]);
    const spot = { lng: 120.0712, lat: 28.8641 };
    await report(first, { category: '070200', words: '邻居吵架动手了', position: spot });
    expect(await ask(second, { words: '邻居吵架动手了', position: spot })).toEqual([]);
  });
  test('wherever in a cell of a hundred metres somebody stands, the same is told: nobody finds the spot by walking', async () => {
    const spot = { lng: 120.0512, lat: 28.8341 };
    await report(first, { words: '桥上的栏杆松动了，一推就晃', position: spot });
    for (const east of [0.002, 0.0022]) {
      const position = { lng: spot.lng + east, lat: spot.lat };
      expect(await ask(second, { position })).toHaveLength(1);
    }
    const category = '040300';
    for (const east of [0.0005, 0.0011]) {
      const position = { lng: spot.lng + east, lat: spot.lat };
      const found = await ask(second, { words: '这里不对劲', category, position });
      expect(found).toHaveLength(1);
    }
  });
  test('whoever says that theirs is one of those has it handled with that, and staff have no second case', async () => {
    const open = async () => (await desk.intake('listCases', { body: { show: 'open' } })).ok;
    const before = await open();
    const [near] = await ask(third);
    const sent = await report(third, { words: '扶手晃得厉害', position: here, sameAs: near?.id });
    expect(sent.history.map(({ kind, by }) => [kind, by.zh])).toEqual([
      ['reported', '您'],
      ['merged', '您'],
    ]);
    const [lead = '', ...together] = await togetherWith(sent.code);
    expect(together).toEqual([sent.code]);
    const after = await open();
    expect(after.counts).toEqual(before.counts);
    expect(after.cases.map(({ code }) => code)).not.toContain(sent.code);
    const found = await desk.intake('listCases', { body: { show: 'open', find: sent.code } });
    expect(found.ok.cases.map(({ code }) => code)).toEqual([sent.code]);
    expect((await ask(second))[0]?.reports).toBe(2);
    // They have said so, and are not asked again.
    expect(await ask(third)).toEqual([]);
    (await desk.intake('acceptCase', { params: { code: lead }, body: { note } })).ok;
    expect((await mine(third, sent.code)).stage).toBe('accepted');
    (await split(sent.code)).ok;
    expect((await open()).cases.map(({ code }) => code)).toContain(sent.code);
  });
  test('what they could not have been asked about stays by itself, and on top for staff', async () => {
    const [near] = await ask(second);
    const position = { lng: here.lng + 0.01, lat: here.lat };
    const far = await report(third, { words: '扶手又松了', position, sameAs: near?.id });
    expect(await togetherWith(far.code)).toEqual([far.code]);
    expect((await matterOf(far.code)).likely[0]?.why.zh).toBe('上报的人说是同一件事');
    const dispute = { category: '070200', words: '为栏杆吵架', position: here, sameAs: near?.id };
    const other = await report(second, dispute);
    expect(await togetherWith(other.code)).toEqual([other.code]);
  });
  test('one that is over by then is passed over: the report comes in all the same', async () => {
    const [near] = await ask(second);
    const id = near?.id ?? '';
    const gone = '0199e000-0000-7000-8000-000000000000';
    expect((await report(second, { words: '又松了', sameAs: gone })).stage).toBe('reported');
    expect(id).not.toBe('');
  });
});

test('who works for one town reads of a matter what lies there, and which case it follows', async () => {
  const away = await report(first, { position: positions.east });
  const here = await report(second, { position: positions.west });
  (await merge(here.code, away.code)).ok;
  const west = await world.staff('intake_west');
  const { lead, cases } = (await west('getMatter', { params: { code: here.code } })).ok;
  expect(lead).toBe(away.code);
  expect(cases.map(({ code }) => code)).toEqual([here.code]);
});

test('a case that complains of a unit is not there for its people, beside others neither', async () => {
  const ofUnit = await world.staff('intake_of_unit');
  const words = '西中队的车天天堵着消防通道，说了没人听';
  const [complaint, same] = [await report(first, { words }), await report(second, { words })];
  const likely = async (me: Caller) =>
    (await me('getMatter', { params: { code: same.code } })).ok.likely.map(({ code }) => code);
  const body = { note, against: units.west };
  (await desk.intake('acceptCase', { params: { code: complaint.code }, body })).ok;
  expect(await likely(desk.intake)).toContain(complaint.code);
  expect(await likely(ofUnit)).not.toContain(complaint.code);
  const params = { code: complaint.code };
  expect((await ofUnit('getMatter', { params })).status).toBe(404);
  for (const [code, into] of [
    [complaint.code, same.code],
    [same.code, complaint.code],
  ] as const)
    expect((await merge(code, into, ofUnit)).problem.code).toBe('case_not_found');
  const apart = await ofUnit('splitCase', { params, body: { note } });
  expect(apart.problem.code).toBe('case_not_found');
});

test('whoever asks all the time what lies nearby is told of nothing until the next hour, and can report', async () => {
  const position = { lng: 120.0812, lat: 28.8341 };
  const words = '凉亭的柱子裂了一道缝';
  await report(first, { words, position });
  const asker = await world.resident();
  const ask = async () =>
    (await asker('findNearby', { body: { words, position } })).ok.reports.length;
  for (let i = 0; i < 60; i += 1) expect(await ask()).toBe(1);
  expect(await ask()).toBe(0);
  expect((await report(asker, { words, position })).stage).toBe('reported');
  world.clock.advance({ hours: 1 });
  const other = await world.resident();
  expect((await other('findNearby', { body: { words, position } })).ok.reports).not.toEqual([]);
});
