import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import { liveTogether } from '../../../test/holders.ts';
import {
  agreement,
  answerAs,
  byId,
  earnedBy,
  type File,
  openFile,
  openMediator,
  photographed,
  type Someone,
  sat,
  someone,
  startMediations,
  toldTo,
  wellDone,
} from '../../../test/mediations.ts';
import { addDays, localDate } from '../../platform/calendar.ts';

/* A mediator without a smartphone writes on paper; the desk types it in, and what was done stays the mediator's. */

let world: TestApp;
let desk: Caller;
let reviewer: Caller;
beforeAll(async () => {
  ({ world, desk, reviewer } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

/** A file that was given to a mediator who has written down nothing yet. */
async function given(team: string | null = null): Promise<File> {
  const [one, other] = [await someone(world), await someone(world)];
  const mediator = await openMediator(world);
  const { id } = await openFile(world, { one, other });
  for (const party of [one, other]) (await party.call('acknowledgeMyRights', byId(id))).ok;
  (await assign({ id }, mediator, team)).ok;
  return { id, one, other, mediator };
}

const assign = ({ id }: { id: string }, to: Someone, team: string | null = null) =>
  desk('assignMediator', byId(id, { mediator: to.id, team, grade: 3 }));

async function teamOf(...members: readonly Someone[]): Promise<string> {
  const body = {
    id: null,
    name: '西镇调解队',
    area: '339999001000',
    members: members.map(({ phone }) => ({ phone, role: 'volunteer', stateEmployee: false })),
  };
  return (await desk('saveMediationTeam', { body })).ok.id;
}

const get = async (id: string, who = desk) => (await who('getMediation', byId(id))).ok;
const session = (...helpers: readonly Someone[]) => ({
  kind: 'session',
  side: null,
  heldOn: localDate(world.clock.now()),
  words: sat,
  helpers: helpers.map(({ id }) => id),
});
/** With a photo of the paper that it is on. */
const shown = async (who: Caller, body: object) => ({
  ...body,
  photoIds: [await photographed(who)],
});
const typeSession = async (who: Caller, id: string, ...helpers: readonly Someone[]) =>
  who('addMediationPaper', byId(id, await shown(who, session(...helpers))));
const typeText = async (who: Caller, id: string, text: object) =>
  who('proposeForMediator', byId(id, await shown(who, text)));
const typeAgreement = (who: Caller, id: string) => typeText(who, id, agreement);
const typeFailure = async (who: Caller, id: string) =>
  who('giveUpForMediator', byId(id, await shown(who, { words: '谈了一次，告诉双方可以去法院' })));

describe('a mediator without a phone brings a file to its end', () => {
  test('with an agreement: they and their helper earn, and whoever typed stands in the file', async () => {
    const helper = await someone(world);
    const { id, one, other, mediator } = await given(await teamOf(helper));
    expect((await typeSession(desk, id, helper)).ok.moves).toContain('propose');
    const typed = (await typeAgreement(desk, id)).ok;
    expect(typed).toMatchObject({ state: 'proposed', terms: agreement.terms });
    for (const party of [one, other]) (await answerAs(party, id)).ok;
    const { papers, steps } = await get(id);
    expect(papers.map(({ kind, photos }) => [kind, photos.length])).toEqual([
      ['session', 1],
      ['agreement', 1],
    ]);
    const name = steps[0]?.by.zh ?? '';
    expect(papers[0]).toMatchObject({
      kind: 'session',
      by: name,
      typedFor: mediator.name,
      helpers: [helper.name],
    });
    const written = steps.find(({ kind }) => kind === 'proposed');
    expect(written?.by).toEqual({
      zh: `${name}代调解员录入`,
      en: `${name}, typing for the mediator`,
    });
    // Of the session, and of the agreement.
    expect((await toldTo(world, mediator)).split('照您的纸面记录')).toHaveLength(3);
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12 });
    expect(await earnedBy(helper)).toEqual({ '4.1 settled': 5 });
    expect(await earnedBy(one)).toEqual({ '4.3 settled': 5 });
  });

  test('without one: the work is paid all the same, and paid once', async () => {
    const { id, mediator } = await given();
    (await typeSession(desk, id)).ok;
    const body = await shown(desk, { words: '谈了一次，告诉双方可以去法院' });
    const sent = { ...byId(id, body), requestId: `typed-once-${id}` };
    for (const answered of [
      await desk('giveUpForMediator', sent),
      await desk('giveUpForMediator', sent),
    ])
      expect(answered.ok.state).toBe('failed');
    expect((await typeFailure(desk, id)).problem.code).toBe('mediation_not_now');
    const gaveUp = (await get(id)).papers.at(-1);
    expect(gaveUp).toMatchObject({ kind: 'explanation', typedFor: mediator.name });
    (await reviewer('reviewMediation', byId(id, wellDone))).ok;
    expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12 });
  });

  test('by one hand only, whoever ends it at the same moment', async () => {
    const { id, mediator } = await given();
    (await typeSession(desk, id)).ok;
    const ended = await Promise.all([
      typeFailure(desk, id),
      typeFailure(await world.staff('mediator_west'), id),
      mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' })),
    ]);
    expect(ended.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { papers } = await get(id);
    expect(papers.filter(({ kind }) => kind === 'explanation')).toHaveLength(1);
    expect(await earnedBy(mediator)).toEqual({ '4.2 provisional': 12 });
  });

  test('with a new text, what was answered to the one before counts no more', async () => {
    const { id, one } = await given();
    (await typeSession(desk, id)).ok;
    (await typeAgreement(desk, id)).ok;
    (await answerAs(one, id)).ok;
    world.clock.advance({ minutes: 1 });
    const anew = { ...agreement, terms: '楼上五天内修好' };
    const { parties, papers } = (await typeText(desk, id, anew)).ok;
    expect(parties.map(({ answer }) => answer)).toEqual([null, null]);
    // What was typed in before stays beside it, each with its photo.
    const typed = papers.filter(({ kind }) => kind === 'agreement');
    expect(typed.map(({ words, photos }) => [words, photos.length])).toEqual([
      [agreement.terms, 1],
      [anew.terms, 1],
    ]);
  });
});

describe('what is typed in is checked as on a phone', () => {
  test('a session first, and a mediator before that', async () => {
    const { id } = await given();
    for (const type of [typeAgreement, typeFailure])
      expect((await type(desk, id)).problem.code).toBe('session_first');
    expect((await get(id)).moves).not.toContain('propose');
    const fresh = await openFile(world, { one: await someone(world), other: await someone(world) });
    for (const type of [typeSession, typeAgreement, typeFailure])
      expect((await type(desk, fresh.id)).problem.code).toBe('mediation_not_now');
  });

  test('the day of performance is to come', async () => {
    const { id } = await given();
    (await typeSession(desk, id)).ok;
    const late = { ...agreement, performBy: '2020-01-01' };
    expect((await typeText(desk, id, late)).problem).toMatchObject({
      code: 'perform_in_the_past',
      fields: [{ field: '/performBy' }],
    });
  });

  test('helpers are of the team, tied to nobody, and of a session', async () => {
    const [relative, free] = [await someone(world), await someone(world)];
    const { id, one } = await given(await teamOf(relative, free));
    await liveTogether(world, [one.call, relative.call]);
    const refused = async (...helpers: readonly Someone[]) =>
      (await typeSession(desk, id, ...helpers)).problem;
    expect(await refused(relative)).toMatchObject({
      code: 'helper_tied',
      fields: [{ field: '/helpers' }],
    });
    expect((await refused(await someone(world))).code).toBe('helper_unknown');
    expect((await refused(one)).code).toBe('helper_unknown');
    const receipt = { ...session(free), kind: 'receipt' };
    expect((await desk('addMediationPaper', byId(id, receipt))).problem).toMatchObject({
      code: 'helpers_of_session',
      fields: [{ field: '/helpers' }],
    });
  });

  test('nothing for whoever was struck off; another one goes on', async () => {
    const { id, mediator } = await given();
    (await typeSession(desk, id)).ok;
    const end = { verdict: 'end', tier: 1, note: '收了一方的礼' };
    (await desk('decideMediator', { params: { id: mediator.id }, body: end })).ok;
    for (const type of [typeSession, typeAgreement, typeFailure])
      expect((await type(desk, id)).problem.code).toBe('mediator_gone');
    expect(await get(id)).toMatchObject({ mayTypeSession: false });
    expect((await get(id)).moves).not.toContain('propose');
    (await assign({ id }, await openMediator(world))).ok;
    expect((await typeSession(desk, id)).status).toBe(201);
  });

  test('a session is of the mediator for whom it was typed, whoever has the file since', async () => {
    const { id, mediator } = await given();
    (await typeSession(desk, id)).ok;
    (await assign({ id }, await openMediator(world))).ok;
    expect((await typeAgreement(desk, id)).problem.code).toBe('session_first');
    (await assign({ id }, mediator)).ok;
    expect((await typeAgreement(desk, id)).status).toBe(200);
  });
});

describe('the paper itself is photographed', () => {
  test('a session, an agreement and that there is none come with a photo of it', async () => {
    const { id } = await given();
    expect((await desk('addMediationPaper', byId(id, session()))).problem).toMatchObject({
      code: 'photo_of_paper',
      fields: [{ field: '/photoIds' }],
    });
    (await typeSession(desk, id)).ok;
    const refused = [
      await desk('proposeForMediator', byId(id, { ...agreement, photoIds: [] })),
      await desk('giveUpForMediator', byId(id, { words: '谈不拢', photoIds: [] })),
    ];
    for (const { problem } of refused)
      expect(problem.fields?.map(({ field }) => field)).toEqual(['/photoIds']);
    expect((await get(id)).papers).toHaveLength(1);
    expect((await get(id)).state).toBe('assigned');
  });

  test('nothing stands in the file where its photo is another one’s, or in it already', async () => {
    const { id } = await given();
    (await typeSession(desk, id)).ok;
    const [used = ''] = (await get(id)).papers.flatMap(({ photos }) => photos.map((one) => one.id));
    const others = await photographed(await world.staff('mediator_second'));
    for (const photo of [used, others]) {
      const body = { ...agreement, photoIds: [photo] };
      expect((await desk('proposeForMediator', byId(id, body))).problem.code).toBe(
        'photo_unusable',
      );
    }
    expect(await get(id)).toMatchObject({ state: 'assigned', terms: '' });
  });

  test('whoever reviews the work opens it; who only oversees does not', async () => {
    const { id, one, mediator } = await given();
    (await typeSession(desk, id)).ok;
    (await typeAgreement(desk, id)).ok;
    const photo = (await get(id, reviewer)).papers.at(-1)?.photos[0]?.id ?? '';
    const opens = async (who: Caller) =>
      (await who('getStaffPhoto', { params: { id: photo } })).status;
    expect(await opens(reviewer)).toBe(200);
    expect(await opens(await world.staff('leader'))).toBe(404);
    const mine = { params: { id: photo } };
    expect((await mediator.call('getMyPhoto', mine)).status).toBe(200);
    // The text is for both parties to answer, the paper for the file.
    expect((await one.call('getMyPhoto', mine)).status).toBe(404);
    const { papers, terms } = (await one.call('getMyMediation', byId(id))).ok;
    expect([terms, papers.map(({ kind }) => kind)]).toEqual([agreement.terms, ['session']]);
  });

  test('the text of an agreement is no paper of its own, and makes the item complete once both agreed', async () => {
    const { id, one, other } = await given();
    const alone = await shown(desk, { ...session(), kind: 'agreement' });
    expect((await desk('addMediationPaper', byId(id, alone))).status).toBe(400);
    (await typeSession(desk, id)).ok;
    (await typeAgreement(desk, id)).ok;
    const isThere = async () =>
      (await get(id)).file.find(({ item }) => item === 'agreement')?.present;
    expect(await isThere()).toBe(false);
    for (const party of [one, other]) (await answerAs(party, id)).ok;
    expect(await isThere()).toBe(true);
  });
});

describe('a session is typed in as of a day on which its mediator had the file', () => {
  const held = async (who: Caller, id: string, heldOn: string) =>
    who('addMediationPaper', byId(id, await shown(who, { ...session(), heldOn })));
  const today = () => localDate(world.clock.now());

  test('not of one before: that was another one’s, or nobody’s', async () => {
    const { id, mediator } = await given();
    const begun = today();
    const before = (await held(desk, id, addDays(begun, -1))).problem;
    expect(before).toMatchObject({
      code: 'held_before_theirs',
      fields: [{ field: '/heldOn' }],
    });
    expect(before.title).toContain(begun);
    (await held(desk, id, begun)).ok;
    world.clock.advance({ days: 5 });
    (await assign({ id }, await openMediator(world))).ok;
    for (const ago of [5, 1])
      expect((await held(desk, id, addDays(today(), -ago))).problem.code).toBe(
        'held_before_theirs',
      );
    expect(await earnedBy(mediator)).toEqual({});
    expect((await held(desk, id, today())).status).toBe(201);
  });

  test('also where only team or difficulty were said anew since', async () => {
    const { id, mediator } = await given();
    const begun = today();
    world.clock.advance({ days: 5 });
    (await assign({ id }, mediator)).ok;
    expect((await held(desk, id, begun)).status).toBe(201);
  });

  test('any other paper is of whatever day it says', async () => {
    const { id } = await given();
    const receipt = { ...session(), kind: 'receipt', heldOn: '2020-01-01' };
    expect((await desk('addMediationPaper', byId(id, receipt))).status).toBe(201);
  });
});

describe('whoever typed in an agreement', () => {
  const signature = 'M10 10 L120 80';
  const sign = async (who: Caller, id: string, side: number, drawn: string | null = signature) =>
    who(
      'signAgreement',
      byId(id, { side, signature: drawn, proposedAt: (await get(id)).proposedAt }),
    );
  const byThem = { status: 403, code: 'typed_by_you' };

  test('takes no signature to it, nor a “no”: a colleague does, or the parties answer themselves', async () => {
    const { id, other } = await given();
    (await typeSession(desk, id)).ok;
    (await typeAgreement(desk, id)).ok;
    expect((await get(id)).moves).not.toContain('sign');
    const refused = (await sign(desk, id, 1)).problem;
    expect(refused).toMatchObject(byThem);
    expect(refused.title).toContain('自己手机上');
    expect((await sign(desk, id, 1, null)).problem).toMatchObject(byThem);
    const second = await world.staff('mediator_second');
    expect((await get(id, second)).moves).toContain('sign');
    (await sign(second, id, 1)).ok;
    (await answerAs(other, id)).ok;
    expect((await get(id)).state).toBe('agreed');
  });

  test('holds the tablet once another text stands there, which somebody else wrote', async () => {
    const { id, mediator } = await given();
    (await typeSession(desk, id)).ok;
    (await typeAgreement(desk, id)).ok;
    world.clock.advance({ minutes: 1 });
    (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    expect((await sign(desk, id, 1)).status).toBe(200);
  });
});

describe('who types', () => {
  const call = (name: string) =>
    world.deps.database.pool.query('update staff set name = $1 where id = $2', [
      name,
      staffId('mediator_west'),
    ]);

  test('does not review, though they typed in nothing but the agreement', async () => {
    const { id, one, other } = await given();
    (await typeSession(desk, id)).ok;
    const second = await world.staff('mediator_second');
    (await typeAgreement(second, id)).ok;
    for (const party of [one, other]) (await answerAs(party, id)).ok;
    expect((await second('reviewMediation', byId(id, wellDone))).problem.code).toBe('review_own');
    expect((await get(id, second)).moves).not.toContain('review');
    const due = { query: { due: 'review' } };
    const waits = async (who: Caller) =>
      (await who('listMediations', due)).ok.mediations.map((file) => file.id);
    expect(await waits(second)).not.toContain(id);
    const west = await world.staff('mediator_west');
    expect(await waits(west)).toContain(id);
    expect((await west('reviewMediation', byId(id, wellDone))).status).toBe(200);
  });

  test.each(['one', 'mediator', 'helper'] as const)('is not called as its %s', async (as) => {
    const helper = await someone(world);
    const file = { ...(await given(await teamOf(helper))), helper };
    const { id } = file;
    await call(file[as].name);
    const west = await world.staff('mediator_west');
    const own = { status: 403, code: 'file_own' };
    expect((await typeSession(west, id, helper)).problem).toMatchObject(own);
    (await typeSession(desk, id, helper)).ok;
    for (const type of [typeSession, typeAgreement, typeFailure])
      expect((await type(west, id)).problem).toMatchObject(own);
    const seen = await get(id, west);
    for (const move of ['propose', 'give_up']) expect(seen.moves).not.toContain(move);
    expect(seen.mayTypeSession).toBe(false);
    expect((await get(id)).mayTypeSession).toBe(true);
    await call('不在里面的');
    expect((await typeAgreement(west, id)).status).toBe(200);
  });
});
