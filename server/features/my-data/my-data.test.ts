import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ConsentPurpose,
  consentForms,
  consentPurposes,
} from '../../../contract/consent-forms.ts';
import { personalData } from '../../../contract/privacy.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, positions } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { aReport, openDesk, report, walkTo } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { everBoard, feedScores, getStanding } from '../honours/service.ts';
import { warnOfLapse } from '../year-end/service.ts';
import { groupOf, ofNobodyWhoAsks } from './held.ts';
import { countHeld } from './held-store.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

async function person(name: string): Promise<Caller> {
  const me = await world.resident();
  const age = { kind: 'adult' };
  (await me('completeProfile', { body: { name, grid: grids.west, age } })).ok;
  return me;
}

const agree = (me: Caller, purpose: ConsentPurpose, given = true) => {
  const textVersion = consentForms[purpose].version;
  return me('setMyConsent', { params: { purpose }, body: { given, textVersion } });
};

/** Shows a code to the phone, as the screen asks for it. */
async function prove(me: Caller): Promise<void> {
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
}

describe('consents', () => {
  test('nobody has agreed to anything who was not asked; reminders of one’s own points come by themselves', async () => {
    const { consents } = (await (await person('安静'))('listMyConsents')).ok;
    expect(consents.map(({ purpose, given, since }) => [purpose, given, since])).toEqual([
      ['publicity', false, null],
      ['ranking', false, null],
      ['location', false, null],
      ['tracks', false, null],
      ['notices', true, null],
    ]);
  });

  test('each is given and withdrawn alone, and every word stays on record with its text', async () => {
    const me = await person('安慰');
    await agree(me, 'ranking');
    await agree(me, 'ranking', false);
    await agree(me, 'ranking');
    const { consents } = (await me('listMyConsents')).ok;
    for (const { purpose, given } of consents)
      expect(given, purpose).toBe(purpose === 'ranking' || purpose === 'notices');
    const { rows } = await world.deps.database.pool.query(
      'select purpose, seq, given, text_version from consents where resident = $1 order by seq',
      [await idOf(me)],
    );
    expect(rows).toEqual([
      { purpose: 'ranking', seq: 1, given: true, text_version: 1 },
      { purpose: 'ranking', seq: 2, given: false, text_version: 1 },
      { purpose: 'ranking', seq: 3, given: true, text_version: 1 },
    ]);
    const change = world.deps.database.pool.query('update consents set given = true');
    await expect(change).rejects.toThrow('append-only');
  });

  test('said twice it is written once; to a text that is not in force nobody agrees', async () => {
    const me = await person('安心');
    await agree(me, 'publicity');
    expect((await agree(me, 'publicity')).status).toBe(200);
    const body = { given: true, textVersion: 2 };
    const outdated = await me('setMyConsent', { params: { purpose: 'ranking' }, body });
    expect(outdated.problem).toMatchObject({ status: 409, code: 'consent_text_outdated' });
    const { rows } = await world.deps.database.pool.query(
      'select count(*)::integer from consents where resident = $1',
      [await idOf(me)],
    );
    expect(rows[0].count).toBe(1);
  });

  test('without the consent the phone’s position is dropped and the place in words is enough', async () => {
    const me = await person('安放');
    const position = { ...positions.west, accuracyM: 12 };
    const withWords = (await me('reportCase', { body: aReport({ position }) })).ok;
    expect(withWords.position).toBeNull();
    const { rows } = await world.deps.database.pool.query(
      'select lng, lat, accuracy_m from cases where code = $1',
      [withWords.code],
    );
    expect(rows[0]).toEqual({ lng: null, lat: null, accuracy_m: null });
    const without = await me('reportCase', { body: aReport({ position, place: '' }) });
    expect(without.problem).toMatchObject({ status: 422, code: 'location_not_agreed' });
    expect(without.problem.fields?.[0]?.field).toBe('/place');
  });

  test('with it the position is kept until it is withdrawn; a touch on the map needs none', async () => {
    const me = await person('安排');
    const position = { lng: 120.03, lat: 28.83, accuracyM: 9 };
    await agree(me, 'location');
    expect((await report(me, { position })).position).toEqual(position);
    await agree(me, 'location', false);
    expect((await report(me, { position })).position).toBeNull();
    const touched = { lng: 120.04, lat: 28.84 };
    expect((await report(me, { position: touched, place: '' })).position).toEqual(touched);
  });

  test('on the boards are those who agreed, with all they ever earned, until they withdraw', async () => {
    const me = await person('安康');
    const quiet = await person('安逸');
    const desk = await openDesk(world);
    const earn = async (resident: Caller) => {
      const { code } = await report(resident);
      await walkTo('awaiting_confirmation', { desk, resident, code });
      await feedScores(world.deps);
    };
    const standing = async (resident: Caller) => {
      const { read } = world.deps.database;
      const { holder_no: holderNo } = await read
        .selectFrom('residents')
        .select('holder_no')
        .where('id', '=', await idOf(resident))
        .executeTakeFirstOrThrow();
      const holder = { board: everBoard, holderNo };
      return (await getStanding(read, jobScope(county, 'test'), holder))?.score;
    };
    await world.settle();
    await earn(me);
    await earn(quiet);
    expect(await standing(me)).toBeUndefined();
    await agree(me, 'ranking');
    const before = await standing(me);
    expect(before).toBeGreaterThan(0n);
    await earn(me);
    expect(await standing(me)).toBe((before ?? 0n) + 3n);
    expect(await standing(quiet)).toBeUndefined();
    await agree(me, 'ranking', false);
    expect(await standing(me)).toBeUndefined();
    await earn(me);
    expect(await standing(me)).toBeUndefined();
  });

  test('nobody is thanked in public, not even masked, who did not agree', async () => {
    const me = await person('欧阳安乐');
    const desk = await openDesk(world);
    const { code } = await report(me);
    await walkTo('closed', { desk, resident: me, code });
    const publish = (words: string) =>
      desk.reviewer('publishCase', {
        params: { code },
        body: { title: '路修好了', words, place: '老街', photoIds: [] },
      });
    for (const words of ['感谢欧阳*乐', '感谢欧阳某某', '感谢欧阳女士', '欧阳＊＊反映'])
      expect((await publish(words)).problem, words).toMatchObject({
        code: 'thanked_without_consent',
        fields: [{ field: '/words' }],
      });
    await agree(me, 'publicity');
    expect((await publish('感谢欧阳安乐')).problem.code).toBe('personal_data');
    expect((await publish('感谢欧阳*乐')).status).toBe(200);
  });

  test('whoever takes the consent back, or everything, is thanked nowhere any more', async () => {
    const me = await person('欧阳乐安');
    const desk = await openDesk(world);
    await agree(me, 'publicity');
    const publish = async (text: { title: string; words: string }) => {
      const { code } = await report(me);
      await walkTo('closed', { desk, resident: me, code });
      const body = { place: '老街', photoIds: [], ...text };
      (await desk.reviewer('publishCase', { params: { code }, body })).ok;
      return code;
    };
    const entryOf = async (code: string) =>
      (await world.anyone('listBulletin')).ok.entries.find((entry) => entry.code === code);
    const first = await publish({
      title: '欧阳＊安反映的路',
      words: '感谢欧阳某某先生，路修好了。',
    });
    const other = await publish({ title: '灯亮了', words: '灯修好了。' });
    await agree(me, 'publicity', false);
    expect(await entryOf(first)).toMatchObject({
      title: '报告人反映的路',
      words: '感谢报告人，路修好了。',
    });
    expect(await entryOf(other)).toMatchObject({ title: '灯亮了', words: '灯修好了。' });
    const { rows } = await world.deps.database.pool.query(
      `select object, details from audit_waiting where action = 'resident.unnamed' and actor = $1`,
      [await idOf(me)],
    );
    expect(rows).toEqual([{ object: 'resident', details: { entries: 1 } }]);
    await agree(me, 'publicity');
    const last = await publish({ title: '栏杆装好了', words: '感谢欧阳*安' });
    await prove(me);
    (await me('eraseMe', { body: { openCases: 'withdraw' } })).ok;
    expect(await entryOf(last)).toMatchObject({ words: '感谢报告人' });
  });

  test('whoever wants no reminders gets none, and still hears what becomes of a report', async () => {
    const phones = ['13700001111', '13700002222'] as const;
    const desk = await openDesk(world);
    for (const [place, phone] of phones.entries()) {
      const resident = await world.resident(phone);
      const { code } = await report(resident);
      await walkTo('awaiting_confirmation', { desk, resident, code });
      await agree(resident, 'notices', place > 0);
    }
    await world.settle();
    const { lapsingNext } = (await (await world.resident(phones[0]))('getMyPoints')).ok;
    const lastDay = new Date(`${lapsingNext?.on}T01:00:00Z`);
    world.clock.set(new Date(lastDay.getTime() - 3 * 86_400_000));
    await warnOfLapse(world.deps);
    const [me, other] = [await world.resident(phones[0]), await world.resident(phones[1])];
    const told = async (resident: Caller) => {
      const { notices } = (await resident('listMyNotices')).ok;
      return {
        reminded: notices.some(({ words }) => words.zh.includes('到期')),
        ofCases: notices.some(({ caseCode }) => caseCode !== null),
      };
    };
    expect(await told(other)).toEqual({ reminded: true, ofCases: true });
    expect(await told(me)).toEqual({ reminded: false, ofCases: true });
  });
});

describe('what is held and why', () => {
  test('every entry of the register is shown to a person, or is about nobody who asks', () => {
    const firsts = personalData.map(({ columns: [first] }) => first);
    expect(Object.keys(groupOf).filter((one) => !firsts.includes(one))).toEqual([]);
    const unsorted = firsts.filter((one) => !groupOf[one] && !ofNobodyWhoAsks.includes(one));
    // Put it into held.ts, with a count in held-store.ts.
    expect(unsorted).toEqual([]);
  });

  test('every entry that is shown is counted: none says that there is nothing because nobody looked', async () => {
    const id = await idOf(await person('何其数'));
    const { read } = world.deps.database;
    const counted = await countHeld(read, jobScope(county, 'test'), id);
    expect(Object.keys(groupOf).filter((one) => !counted.has(one))).toEqual([]);
  });

  test('it says how many values there are, of whom they are and of nobody else', async () => {
    const me = await person('何其有');
    await person('何其无');
    const photo = (await me('uploadPhoto', { file: await makePhoto(41) })).ok.id;
    await report(me, { photoIds: [photo] });
    await report(me);
    const { groups } = (await me('getMyData')).ok;
    const counts = new Map(
      groups.flatMap(({ entries }) => entries.map(({ what, count }) => [what.en, count])),
    );
    expect(counts.get('name')).toBe(1);
    expect(counts.get('phone number')).toBe(1);
    expect(counts.get('what was reported, the place in words, and what was tapped in answer')).toBe(
      2,
    );
    expect(counts.get('photos taken for a report')).toBe(1);
    expect(counts.get('year and month of birth of minors')).toBe(0);
    for (const { entries } of groups)
      for (const entry of entries)
        for (const key of ['purpose', 'basis', 'seenBy', 'kept', 'keeping'] as const)
          expect(entry[key].zh.length, entry.what.zh).toBeGreaterThan(1);
  });
});

test('the purposes of the contract are those that the database takes', async () => {
  const me = await person('白露');
  for (const purpose of consentPurposes) expect((await agree(me, purpose, false)).status).toBe(200);
});
