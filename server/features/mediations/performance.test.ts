import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import {
  agreed,
  agreement,
  answerAs,
  byId,
  earnedBy,
  inSession,
  keptVisit,
  type Someone,
  startMediations,
  toldTo,
  wellDone,
} from '../../../test/mediations.ts';
import { addDays, localDate } from '../../platform/calendar.ts';

let world: TestApp;
let desk: Caller;
let reviewer: Caller;
beforeAll(async () => {
  ({ world, desk, reviewer } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

const today = () => localDate(world.clock.now());
const told = (who: { call: Caller }) => toldTo(world, who);

/** A file that was agreed to and found well done, with this day of performance. */
async function toPerformBy(performBy: string | null) {
  const file = await inSession(world);
  const { id, mediator, one, other } = file;
  const body = { ...agreement, performBy };
  (await mediator.call('proposeMyAgreement', byId(id, body))).ok;
  for (const party of [one, other]) (await answerAs(party, id)).ok;
  (await reviewer('reviewMediation', byId(id, wellDone))).ok;
  return file;
}

const visit = async (id: string) => desk('visitMediation', byId(id, keptVisit));
const secondHalf = async (mediator: Someone) => (await earnedBy(mediator))['kept 4.2 settled'];

describe('performance', () => {
  test('what is to be performed later than thirty days is not kept before that day', async () => {
    const performBy = addDays(today(), 90);
    const { id, one, mediator } = await toPerformBy(performBy);
    expect(await told(one)).toContain(`${performBy}起回访`);
    world.clock.advance({ days: 31 });
    const early = (await visit(id)).problem;
    expect(early.code).toBe('visit_too_early');
    expect(early.title).toContain(performBy);
    const list = (await desk('listMediations', { query: { due: 'visit' } })).ok;
    expect(list.mediations.map((file) => file.id)).not.toContain(id);
    expect(await secondHalf(mediator)).toBeUndefined();
    world.clock.advance({ days: 59 });
    expect((await visit(id)).ok).toMatchObject({ state: 'closed', kept: true });
    expect(await secondHalf(mediator)).toBe(12);
  });

  test('a look in between goes into the file, and releases nothing', async () => {
    const { id, mediator, one } = await toPerformBy(addDays(today(), 90));
    world.clock.advance({ days: 31 });
    const words = '头两期已经付了，第三期约在年底';
    const look = { kind: 'visit', side: null, heldOn: today(), words };
    expect((await desk('addMediationPaper', byId(id, look))).ok).toMatchObject({
      state: 'agreed',
      kept: null,
    });
    expect(await secondHalf(mediator)).toBeUndefined();
    const { papers } = (await one.call('getMyMediation', byId(id))).ok;
    expect(papers.map((paper) => paper.words)).toContain(words);
    world.clock.advance({ days: 60 });
    (await visit(id)).ok;
    expect((await desk('addMediationPaper', byId(id, look))).problem.code).toBe('kind_not_fitting');
  });

  test('performed at once, or within the thirty days, it is looked at after thirty', async () => {
    for (const days of [null, 0, 10]) {
      const { id } = await toPerformBy(days === null ? null : addDays(today(), days));
      world.clock.advance({ days: 29 });
      expect((await visit(id)).problem.code).toBe('visit_too_early');
      world.clock.advance({ days: 1 });
      expect((await visit(id)).ok.kept).toBe(true);
    }
  });
});

const ask = (id: string, on = today()) =>
  desk('confirmMediation', byId(id, { on, courtNumber: null }));
const courtNumber = '（2026）临溪民特 12 号';
const confirm = (id: string, on = today()) =>
  desk('confirmMediation', byId(id, { on, courtNumber }));

describe('confirmation by the court', () => {
  test('both ask within thirty days; the file goes on to its visit, with all that it earns', async () => {
    const { id, one, mediator } = await agreed(world);
    expect((await desk('getMediation', byId(id))).ok.moves).toContain('ask_court');
    expect((await confirm(id)).problem.code).toBe('mediation_not_now');
    expect((await ask(id)).ok).toMatchObject({ state: 'agreed', courtAskedOn: today() });
    expect((await ask(id)).problem.code).toBe('mediation_not_now');
    expect(await told(one)).toContain('一起向法院申请司法确认');
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    world.clock.advance({ days: 30 });
    expect((await visit(id)).ok).toMatchObject({
      state: 'closed',
      moves: expect.arrayContaining(['confirm']),
    });
    expect(await secondHalf(mediator)).toBe(12);
    const closed = (await confirm(id)).ok;
    expect(closed).toMatchObject({ state: 'closed', confirmedOn: today(), courtNumber });
    expect(closed.moves).not.toContain('confirm');
    expect(closed.file.find(({ item }) => item === 'judicial')).toMatchObject({ present: true });
    expect((await confirm(id)).problem.code).toBe('mediation_not_now');
    expect((await one.call('getMyMediation', byId(id))).ok.confirmedOn).toBe(today());
    const seen = (await (await world.staff('leader'))('getMediation', byId(id))).ok;
    expect(JSON.stringify(seen)).not.toContain(courtNumber);
  });

  test('not without an agreement, nor after its thirty days, nor on a day that cannot be', async () => {
    const { id: open } = await inSession(world);
    expect((await ask(open)).problem.code).toBe('mediation_not_now');
    const before = today();
    world.clock.advance({ days: 1 });
    const { id } = await agreed(world);
    for (const on of [before, addDays(today(), 1)])
      expect((await ask(id, on)).problem).toMatchObject({
        code: 'court_day',
        fields: [{ field: '/on' }],
      });
    world.clock.advance({ days: 31 });
    expect((await ask(id)).problem.code).toBe('court_too_late');
    expect((await desk('getMediation', byId(id))).ok.moves).not.toContain('ask_court');
  });

  test('is spoken of as long as they can ask: not on the day after', async () => {
    const { id, one } = await agreed(world);
    const until = addDays(today(), 30);
    const said = async () => [
      (await desk('getMediation', byId(id))).ok.confirmableUntil,
      (await one.call('getMyMediation', byId(id))).ok.confirmableUntil,
    ];
    expect(await said()).toEqual([until, until]);
    world.clock.advance({ days: 30 });
    expect(await said()).toEqual([until, until]);
    world.clock.advance({ days: 1 });
    expect(await said()).toEqual([null, null]);
  });

  test('no dispute of a family goes on to arbitrators', async () => {
    const { id } = await inSession(world, { given: { kind: 'marriage_family' } });
    const to = (way: string) =>
      desk('referMediation', byId(id, { to: way, note: '告诉双方去哪里' }));
    for (const way of ['arbitration', 'judicial_confirmation', 'withdrawn'])
      expect((await to(way)).problem).toMatchObject({ code: 'way_not_fitting' });
    expect((await to('court')).ok).toMatchObject({ state: 'referred', referredTo: 'court' });
  });
});
