import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { consentForms } from '../../../contract/consent-forms.ts';
import { codeTo as codeToPhone } from '../../../test/agreed.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, positions, staffId } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { copied, takenBack } from '../../../test/owing.ts';
import { aReport, openDesk, report, walkTo } from '../../../test/road.ts';
import { chainAll } from '../../platform/audit/chain.ts';

let world: TestApp;
let intake: Caller;
let worker: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
  worker = await world.staff('grid_worker');
});
afterAll(() => world.close());

let phones = 0;
async function person(name: string, grid: string = grids.west) {
  const phone = `1357770${String(++phones).padStart(4, '0')}`;
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name, grid, age: adult } })).ok;
  await world.settle();
  return { me, phone, id: await idOf(me) };
}

const codeTo = (phone: string, by: Caller) => codeToPhone(world, by, phone);

async function agree({ phone }: { phone: string }, by: Caller = intake) {
  const code = await codeTo(phone, by);
  return by('agree', { body: { paper: 'id_card', phone, code } });
}
const agreed = async (one: { phone: string }, by: Caller = intake) => (await agree(one, by)).ok.id;

const body = ({ agreedBefore, ...given }: Record<string, unknown> = {}) => {
  const { category, words, place, position, photoIds } = aReport(given);
  const before = agreedBefore === undefined ? {} : { agreedBefore };
  return { category, words, place, position, photoIds, ...before };
};
const reportFor = (id: string, given: Record<string, unknown> = {}, by: Caller = intake) =>
  by('reportFor', { params: { id }, body: body(given) });

describe('a report at the window', () => {
  test('is the resident’s own: the case, the points and the bonus are theirs, and the desk reads where it was taken', async () => {
    const one = await person('来窗口的');
    const receipt = (await reportFor(await agreed(one))).ok;
    expect(receipt).toMatchObject({ categoryName: { zh: '违停乱停' }, points: 3 });
    expect(Date.parse(receipt.answerBy)).toBeGreaterThan(Date.parse(receipt.reportedAt));
    const { cases } = (await one.me('listMyCases')).ok;
    expect(cases.map(({ code }) => code)).toEqual([receipt.code]);
    const seen = (await intake('getCase', { params: { code: receipt.code } })).ok;
    expect(seen.reporter.channel).toBe('window');
    const desk = await openDesk(world);
    const before = (await one.me('getMyPoints')).ok.spendable;
    await walkTo('awaiting_confirmation', { desk, resident: one.me, code: receipt.code });
    expect((await one.me('getMyPoints')).ok.spendable).toBe(before + 3);
  });

  test('is on record with who typed it, and so is that the resident agreed', async () => {
    const one = await person('有据可查');
    const { code } = (await reportFor(await agreed(one))).ok;
    await chainAll(world.deps);
    const { pool } = world.deps.database;
    const { rows: typed } = await pool.query(
      `select e.actor_kind, e.actor, e.details from audit_entries e
       join cases c on c.county = e.county and e.object = 'case/' || c.id
       where c.code = $1 and e.action = 'case.reported'`,
      [code],
    );
    expect(typed).toMatchObject([
      { actor_kind: 'resident', actor: one.id, details: { typedBy: staffId('intake') } },
    ]);
    const { rows: made } = await pool.query(
      `select actor, details from audit_entries where action = 'agreement.made' and object = $1`,
      [`resident/${one.id}`],
    );
    expect(made).toEqual([
      {
        actor: staffId('intake'),
        details: { paper: 'id_card', by: 'code', channel: 'window' },
      },
    ]);
    await world.settle();
    const told = (await one.me('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
    expect(told).toContain('您同意由工作人员代办 30 分钟');
  });

  test('tells a grid worker whom they type for, the name masked: another whose number was typed is noticed', async () => {
    const one = await person('站在旁边');
    expect((await agree(one, worker)).ok.residentName).toEqual({ zh: '站**边', en: '站**边' });
  });

  test('takes photos of whoever types; from then on they are the resident’s, and go with them', async () => {
    const one = await person('带照片的');
    const photo = (await worker('uploadStaffPhoto', { file: await makePhoto(311) })).ok.id;
    const id = await agreed(one, worker);
    const { code } = (await reportFor(id, { photoIds: [photo] }, worker)).ok;
    const mine = (await one.me('getMyCase', { params: { code } })).ok;
    expect(mine.photos.map(({ id: shown }) => shown)).toEqual([photo]);
    const seen = (await intake('getCase', { params: { code } })).ok;
    expect(seen.reporter.channel).toBe('grid_worker');
    const { demoCode } = (await one.me('sendMyCode', { body: {} })).ok;
    (await one.me('proveMyself', { body: { code: demoCode } })).ok;
    const erased = (await one.me('eraseMe', { body: { openCases: 'withdraw' } })).ok;
    expect(erased.photosDeleted).toBe(1);
    // Who is gone agrees to nothing any more.
    expect((await reportFor(id, {}, worker)).problem.code).toBe('agreement_over');
  });

  test('whoever typed a report does not verify it, a colleague does', async () => {
    const one = await person('没带手机的');
    const { code } = (await reportFor(await agreed(one, worker), {}, worker)).ok;
    const desk = await openDesk(world);
    await walkTo('answered', { desk, resident: one.me, code });
    const verdict = { solved: true, note: '看过' };
    const photo = (await worker('uploadStaffPhoto', { file: await makePhoto(4_411) })).ok.id;
    const seenAt = world.clock.now().toISOString();
    const seen = { ...verdict, photoIds: [photo], position: positions.west, seenAt };
    const onSpot = await worker('verifyOnSite', { params: { code }, body: seen });
    expect(onSpot.problem.code).toBe('verified_by_typist');
    const verified = await desk.reviewer('verifyCase', { params: { code }, body: verdict });
    expect(verified.ok.stage).toBe('awaiting_confirmation');
  });

  test('written for somebody whose half hour is over goes under their new agreement, and under nobody else’s', async () => {
    const [one, other] = [await person('李桂花'), await person('李桂兰')];
    const agreedBefore = await agreed(one);
    const [anew, another] = [await agreed(one), await agreed(other)];
    const wrong = await reportFor(another, { agreedBefore });
    expect(wrong.problem.code).toBe('agreement_of_another');
    expect((await other.me('listMyCases')).ok.total).toBe(0);
    const { code } = (await reportFor(anew, { agreedBefore })).ok;
    expect((await one.me('listMyCases')).ok.cases.map((mine) => mine.code)).toEqual([code]);
  });

  test('asked twice is reported once', async () => {
    const one = await person('按了两次');
    const id = await agreed(one);
    const asked = { params: { id }, body: body(), requestId: 'pressed-twice-at-the-window' };
    const [first, twin] = [await intake('reportFor', asked), await intake('reportFor', asked)];
    expect(twin.ok).toEqual(first.ok);
    expect((await one.me('listMyCases')).ok.total).toBe(1);
  });
});

describe('what else is done for somebody', () => {
  test('points and reports are shown, and the look is told to whom it was at', async () => {
    const one = await person('来看积分的');
    const { code } = await report(one.me);
    const id = await agreed(one);
    const points = (await intake('getPointsFor', { params: { id } })).ok;
    expect(points).toEqual((await one.me('getMyPoints')).ok);
    const { cases } = (await intake('listCasesFor', { params: { id } })).ok;
    expect(cases.map((shown) => shown.code)).toEqual([code]);
    const { looks } = (await one.me('listMyLooks')).ok;
    expect(looks.map(({ why }) => why.zh)).toEqual([
      '您当面同意由工作人员代办',
      '您当面同意由工作人员代办',
    ]);
  });

  test('what is confidential is not shown and not answered: nobody knows who reported it', async () => {
    const one = await person('举报的人');
    const desk = await openDesk(world);
    const open = (await report(one.me)).code;
    const { code } = await report(one.me, { category: '070200' });
    await walkTo('awaiting_confirmation', { desk, resident: one.me, code });
    const { awards } = (await one.me('getMyCase', { params: { code } })).ok;
    expect(awards).toHaveLength(1);
    const id = await agreed(one);
    const { cases } = (await intake('listCasesFor', { params: { id } })).ok;
    expect(cases.map((shown) => shown.code)).toEqual([open]);
    const statement = await intake('listAwardsFor', { params: { id } });
    expect(statement.ok.lines.some(({ caseCode }) => caseCode === open)).toBe(true);
    expect(statement.raw.body).not.toContain(code);
    const params = { id, code };
    const tries = [
      await intake('confirmFor', { params, body: { rating: 4, words: '' } }),
      await intake('reopenFor', { params, body: { words: '没解决' } }),
      await intake('supplementFor', { params, body: { words: '补一句' } }),
    ];
    expect(tries.map(({ problem }) => problem.code)).toEqual([
      'case_not_found',
      'case_not_found',
      'case_not_found',
    ]);
    const appeal = { params: { id, award: awards[0]?.id ?? '' }, body: { words: '我不同意' } };
    expect((await intake('openAppealFor', appeal)).problem.code).toBe('award_not_found');
    // On their own phone all of it is theirs.
    expect((await one.me('listMyCases')).ok.cases).toHaveLength(2);
  });

  test('a case is confirmed with a rating, or opened again', async () => {
    const one = await person('来评价的');
    const desk = await openDesk(world);
    const { code } = await report(one.me);
    await walkTo('awaiting_confirmation', { desk, resident: one.me, code });
    const params = { id: await agreed(one), code };
    const rating = { rating: 4, words: '办得不错' };
    expect((await intake('confirmFor', { params, body: rating })).ok.stage).toBe('closed');
    expect((await one.me('getMyCase', { params: { code } })).ok.rating).toBe(4);
    const again = await intake('reopenFor', { params, body: { words: '又停上了' } });
    expect(again.ok.stage).toBe('dispatched');
  });

  test('what was asked for is added to a case that was returned', async () => {
    const one = await person('来补材料的');
    const { code } = await report(one.me);
    const note = { note: '请写清楚是路的哪一边' };
    (await intake('returnCase', { params: { code }, body: note })).ok;
    const params = { id: await agreed(one), code };
    const added = await intake('supplementFor', { params, body: { words: '在路的东边' } });
    expect(added.ok.stage).toBe('reported');
  });

  test('an award that was taken back is contested, and its line is read with the reason', async () => {
    const one = await person('来申诉的');
    const desk = await openDesk(world);
    const award = await takenBack(world, { desk, resident: one.me });
    const id = await agreed(one);
    const { lines } = (await intake('listAwardsFor', { params: { id } })).ok;
    expect(lines.find((line) => line.id === award)?.reversal?.note).toBe(copied.note);
    const body = { words: '照片是我自己在现场拍的' };
    const contested = await intake('openAppealFor', { params: { id, award }, body });
    expect(contested.ok.appeal).toMatchObject({ state: 'open', words: body.words });
  });

  test('a consent is given and withdrawn after its text was read to them', async () => {
    const one = await person('来改同意的');
    const id = await agreed(one);
    const params = { id, purpose: 'ranking' };
    const body = { given: true, textVersion: consentForms.ranking.version };
    const given = (await intake('setConsentFor', { params, body })).ok.consents;
    expect(given).toEqual((await one.me('listMyConsents')).ok.consents);
    expect(given.find(({ purpose }) => purpose === 'ranking')?.given).toBe(true);
    const shown = (await intake('listConsentsFor', { params: { id } })).ok.consents;
    expect(shown).toEqual(given);
  });

  test('a household is founded, a relative joins by its code, and nobody in it is named', async () => {
    const [head, other] = [await person('来立户的'), await person('来入户的')];
    const params = { id: await agreed(head) };
    const before = (await intake('getHouseholdFor', { params })).ok;
    expect(before.home).toBeNull();
    const { sharePercent: agreedShare } = before;
    const founding = { name: '立户一家', agreedShare };
    const unlike = { params, body: { ...founding, agreedShare: agreedShare + 1 } };
    expect((await intake('foundHouseholdFor', unlike)).problem.code).toBe('share_another');
    const founded = await intake('foundHouseholdFor', { params, body: founding });
    expect(founded.ok.home).toEqual({ members: 1, children: 0 });
    const { code } = (await intake('inviteRelativeFor', { params })).ok;
    const theirs = { id: await agreed(other) };
    const joining = async (said: string) =>
      intake('joinHouseholdFor', { params: theirs, body: { code: said, agreedShare } });
    const wrong = await joining('00000000');
    expect(wrong.problem).toMatchObject({ status: 422, code: 'invite_wrong' });
    expect((await joining(code)).ok.home).toEqual({ members: 2, children: 0 });
    expect((await head.me('getMyHousehold')).ok.household?.name).toBe('立户一家');
    expect((await head.me('getMyHousehold')).ok.household?.members).toHaveLength(2);
    const left = await intake('leaveHouseholdFor', { params: theirs });
    expect(left.ok.home).toBeNull();
    expect((await head.me('getMyHousehold')).ok.household?.members).toHaveLength(1);
  });

  test('a suggestion is sent in their words', async () => {
    const one = await person('来提意见的');
    const params = { id: await agreed(one) };
    const said = { kind: 'suggestion', words: '窗口能不能周末也开' };
    (await intake('sendFeedbackFor', { params, body: said })).ok;
    expect((await one.me('listMyFeedback')).ok.feedback).toMatchObject([said]);
  });
});

describe('an agreement', () => {
  test('is good for half an hour, for whom it was made with, and for nobody else’s cases', async () => {
    const [one, other] = [await person('同意的'), await person('没同意的')];
    const { code } = await report(other.me);
    const id = await agreed(one);
    const second = await world.staff('intake_west');
    expect((await reportFor(id, {}, second)).problem).toMatchObject({
      status: 404,
      code: 'agreement_over',
    });
    const strange = await intake('reopenFor', { params: { id, code }, body: { words: '没解决' } });
    expect(strange.problem.code).toBe('case_not_found');
    world.clock.advance({ minutes: 30 });
    // A desk is left in less; this one is sat at anew.
    intake = await world.staff('intake');
    expect((await reportFor(id)).problem.code).toBe('agreement_over');
  });

  test('answers what was done in time once more, where the answer was lost until it was over', async () => {
    const one = await person('断网的');
    const params = { id: await agreed(one) };
    const requestId = '0199e000-0000-7000-8000-00000000a9ee';
    const asked = { params, body: body({ place: '断网巷 1 号' }), requestId };
    const first = (await intake('reportFor', asked)).ok;
    world.clock.advance({ minutes: 31 });
    intake = await world.staff('intake');
    expect((await intake('reportFor', asked)).ok).toEqual(first);
    const other = { ...asked, body: body({ place: '断网巷 2 号' }) };
    expect((await intake('reportFor', other)).problem.code).toBe('request_id_reused');
    expect((await one.me('listMyCases')).ok.cases).toHaveLength(1);
  });

  test('is made by a code to the resident’s own phone, sent for nothing else', async () => {
    const one = await person('念验证码的');
    const wrong = { paper: 'id_card', phone: one.phone, code: '000000' };
    expect((await intake('agree', { body: wrong })).problem.code).toBe('code_wrong');
    world.clock.advance({ minutes: 2 });
    const sent = await intake('sendWindowCode', {
      body: { phone: one.phone, purpose: 'phone_change' },
    });
    const other = { ...wrong, code: sent.ok.demoCode };
    expect((await intake('agree', { body: other })).problem.code).toBe('code_wrong');
    const { phone } = one;
    const code = await codeTo(phone, intake);
    const signIn = await world.anyone('signInResident', { body: { phone, code } });
    expect(signIn.problem.code).toBe('code_wrong');
  });

  test('by a signature alone is for accounts without a number', async () => {
    const one = await person('没有号码');
    const body = { paper: 'household_register', visitor: one.id };
    expect((await intake('agree', { body })).problem).toMatchObject({
      status: 409,
      code: 'agreement_by_code',
    });
    await world.deps.database.pool.query(
      'update residents set phone_index = null, phone_sealed = null, phone_detached_at = $2 where id = $1',
      [one.id, world.clock.now()],
    );
    expect((await intake('agree', { body })).ok).toMatchObject({
      agreedBy: 'signature',
      residentName: { zh: '没**码' },
    });
    expect((await intake('agree', { body: { paper: 'id_card' } })).problem.code).toBe(
      'agreement_incomplete',
    );
  });

  test('is made where the resident lives', async () => {
    const east = await person('住东边的人', grids.east);
    const refused = await agree(east, worker);
    expect(refused.problem).toMatchObject({ status: 404, code: 'agreement_nobody' });
    const nobody = await agree({ phone: '13577799999' }, worker);
    expect(nobody.problem).toEqual(refused.problem);
  });
});
