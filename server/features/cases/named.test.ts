import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { units } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { namedIn, toldIn } from './named.ts';

/* A report that may complain of a unit is read before that unit could have it, whatever it is handled with. */

describe('a unit is named', () => {
  const squad = { name: { zh: '城东中队', en: 'East Squad' } };
  const named = (words: string) => namedIn(words, [squad]).length > 0;
  test.each([
    '城东中队来过，没人管',
    'East Squad came twice and did nothing',
    'the east  squad’s car blocks the exit',
    '找过EAST SQUAD两次',
  ])('%s', (words) => {
    expect(named(words)).toBe(true);
  });
  test.each(['路灯不亮', '', 'at least squads came', 'the southeast squad', 'east of the squad'])(
    'not in “%s”',
    (words) => {
      expect(named(words)).toBe(false);
    },
  );
  test('not where it has no English name', () => {
    expect(namedIn('路灯不亮', [{ name: { zh: '城东中队', en: '' } }])).toEqual([]);
    expect(namedIn('', [{ name: { zh: '城东中队', en: '城东中队' } }])).toEqual([]);
  });
});

test('what is told is all of a report, and of its history what is the reporter’s own', () => {
  const said = (zh: string, en: string) => ({ zh, en });
  const tapped = [{ ask: said('谁来过？', 'Who came?'), answer: said('城东中队', 'East Squad') }];
  const report = { words: '收费不给票', place: '城西中队门口', answers: tapped };
  const told = toldIn(report, [
    { actorKind: 'staff', note: '请补充' },
    { actorKind: 'resident', note: '还骂人' },
  ]);
  for (const part of ['收费不给票', '城西中队门口', '城东中队', 'East Squad', '还骂人'])
    expect(told).toContain(part);
  for (const part of ['请补充', '谁来过']) expect(told).not.toContain(part);
});

describe('of a matter', () => {
  let world: TestApp;
  let desk: Desk;
  let first: Caller;
  let second: Caller;
  beforeAll(async () => {
    world = await startTestApp();
    desk = await openDesk(world);
    [first, second] = [await world.resident(), await world.resident()];
  });
  afterAll(() => world.close());

  const note = '现场看过，情况属实';
  const complaint = { words: 'west 中队故意不修，还骂人' };
  const accept = (code: string, caller = desk.intake, given: object = {}) =>
    caller('acceptCase', { params: { code }, body: { note, ...given } });
  const acceptSeveral = async (code: string) =>
    (await desk.intake('acceptCases', { body: { codes: [code], note } })).ok.lines[0];
  const merge = (code: string, into: string) =>
    desk.intake('mergeCases', { params: { code }, body: { into, note } });
  const split = (code: string) => desk.intake('splitCase', { params: { code }, body: { note } });
  const stageOf = async (code: string) =>
    (await desk.intake('getCase', { params: { code } })).ok.stage;
  /** Two that wait to be accepted together: what follows complains of a unit. */
  async function together(): Promise<{ lead: string; along: string }> {
    const [{ code: lead }, { code: along }] = [
      await report(first),
      await report(second, complaint),
    ];
    (await merge(along, lead)).ok;
    return { lead, along };
  }

  test.each([complaint.words, 'The West Squad refuses to mend it'])(
    'the reporter’s own word does not send it to the unit that it names: %s',
    async (words) => {
      const lead = await report(first);
      await walkTo('dispatched', { desk, resident: first, code: lead.code });
      const position = lead.position ?? undefined;
      const sent = await report(second, { words, position, sameAs: lead.id });
      expect(sent).toMatchObject({ stage: 'reported', unit: null });
      const params = { code: sent.code };
      expect((await desk.handler('getCase', { params })).status).toBe(404);
      const { likely } = (await desk.intake('getMatter', { params })).ok;
      expect(likely[0]).toMatchObject({
        code: lead.code,
        why: { zh: '上报的人说是同一件事' },
      });
      expect((await desk.intake('getCase', { params })).ok.named).toEqual([units.west]);
    },
  );

  test('nor does it where only the place names it: the desk alone takes it from there', async () => {
    const complaint = { words: '收费不给票还骂人', place: 'west 中队服务厅' };
    const lead = await report(first);
    await walkTo('dispatched', { desk, resident: first, code: lead.code });
    const position = lead.position ?? undefined;
    const sent = await report(second, { ...complaint, position, sameAs: lead.id });
    expect(sent).toMatchObject({ stage: 'reported', unit: null });
    const { code } = sent;
    expect((await desk.intake('getCase', { params: { code } })).ok.named).toEqual([units.west]);
    expect((await acceptSeveral(code))?.accepted).toBe(false);
    const worker = await world.staff('grid_worker');
    expect((await accept(code, worker)).problem.code).toBe('unit_named');
    const { tasks } = (await worker('listFieldTasks')).ok;
    expect(tasks.map((task) => task.code)).not.toContain(code);
    expect((await merge(code, lead.code)).problem.code).toBe('names_unit');
    // Read, and found to be where it is and nothing more.
    (await accept(code)).ok;
  });

  test('one that names none goes along by its reporter’s word, as before', async () => {
    const lead = await report(first);
    await walkTo('dispatched', { desk, resident: first, code: lead.code });
    const position = lead.position ?? undefined;
    const sent = await report(second, { words: '灯还是不亮', position, sameAs: lead.id });
    expect(sent.stage).toBe('dispatched');
  });

  test('the one is not accepted before what goes along was read by itself', async () => {
    const { lead, along } = await together();
    const refused = (await accept(lead)).problem;
    expect(refused).toMatchObject({ status: 409, code: 'along_names_unit' });
    expect(refused.title).toContain(along);
    expect(await acceptSeveral(lead)).toMatchObject({
      accepted: false,
      refusal: { zh: expect.stringContaining(along) },
    });
    expect([await stageOf(lead), await stageOf(along)]).toEqual(['reported', 'reported']);
    (await split(along)).ok;
    (await accept(lead)).ok;
    (await accept(along, desk.intake, { against: units.west })).ok;
    expect((await merge(along, lead)).problem.code).toBe('merge_complaint');
  });

  test('unless whoever accepts says that all of them complain of that unit', async () => {
    const { lead, along } = await together();
    (await accept(lead, desk.intake, { against: units.west })).ok;
    const shown = (await desk.intake('getCase', { params: { code: along } })).ok;
    expect(shown).toMatchObject({ stage: 'accepted', against: { zh: 'west 中队' } });
  });

  test('a grid worker neither has the one in the list nor accepts it', async () => {
    const { lead } = await together();
    const worker = await world.staff('grid_worker');
    const { tasks } = (await worker('listFieldTasks')).ok;
    expect(tasks.map(({ code }) => code)).not.toContain(lead);
    expect((await accept(lead, worker)).problem.code).toBe('along_names_unit');
  });

  test('none is merged unread into what is accepted already; once read, it is', async () => {
    const lead = await report(first);
    await walkTo('dispatched', { desk, resident: first, code: lead.code });
    const { lead: one, along } = await together();
    expect((await merge(one, lead.code)).problem.code).toBe('along_names_unit');
    (await split(along)).ok;
    expect((await merge(along, lead.code)).problem.code).toBe('names_unit');
    (await merge(one, lead.code)).ok;
    (await accept(along)).ok;
    (await merge(along, lead.code)).ok;
    expect(await stageOf(along)).toBe('dispatched');
  });

  test('what is added when it was asked for is read like what was reported', async () => {
    const { code } = await report(first, { words: '门口的灯一直不亮' });
    const params = { code };
    (await desk.intake('returnCase', { params, body: { note: '是哪家的灯？' } })).ok;
    (await first('supplementCase', { params, body: { ...complaint, photoIds: [] } })).ok;
    const worker = await world.staff('grid_worker');
    const { tasks } = (await worker('listFieldTasks')).ok;
    expect(tasks.map((task) => task.code)).not.toContain(code);
    expect((await acceptSeveral(code))?.accepted).toBe(false);
    expect((await desk.intake('getCase', { params })).ok.named).toEqual([units.west]);
  });
});
