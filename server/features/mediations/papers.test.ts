import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fileItems } from '../../../contract/mediations.ts';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, makePhoto, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { awake } from '../../../test/for-somebody.ts';
import {
  agreed,
  agreement,
  answerAs,
  byId,
  inSession,
  type Someone,
  someone,
  startMediations,
} from '../../../test/mediations.ts';
import { paperOf as pages, printedText } from '../../../test/printed.ts';
import { localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { createTypesetter, templates } from '../rules/papers/service.ts';
import { gather, type Whole } from './gather.ts';
import { paperOf } from './paper.ts';
import { type Language, textsIn } from './paper-texts.ts';
import { picturesOf } from './print.ts';
import { findBelow } from './store.ts';

let world: TestApp;
let desk: Caller;
const typesetter = createTypesetter(templates);
beforeAll(async () => {
  ({ world, desk } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(async () => {
  await typesetter.close();
  await world.close();
});

let pictures = 700;
const uploaded = async (by: Caller = desk) =>
  (await by('uploadStaffPhoto', { file: await makePhoto(pictures++) })).ok.id;

interface Adding {
  kind: string;
  side?: number | null;
  photoIds: readonly string[];
}

function add(id: string, { kind, side = null, photoIds }: Adding) {
  const heldOn = localDate(world.clock.now());
  const paper = { kind, side, heldOn, words: '原件已核对', photoIds };
  return desk('addMediationPaper', byId(id, paper));
}

/** The file as it is printed: its text, and how many photos are in it. */
async function printed(id: string, language: Language, asKept = (whole: Whole) => whole) {
  const { read } = world.deps.database;
  const by = { deps: world.deps, scope: jobScope(county, 'test') };
  const row = await findBelow(read, by.scope, id);
  if (row === undefined) throw new Error('no file');
  const whole = asKept(await gather(read, by, row));
  const name = { zh: '临溪县', en: 'Linxi County' };
  const shown = await picturesOf(world.deps, by, whole);
  const data = paperOf({
    whole,
    county: name,
    language,
    signatures: new Map(),
    pictures: shown,
  });
  const setting = await typesetter.svg({ template: 'mediation.typ', data, madeAt: row.opened_at });
  const svg = pages(setting);
  return {
    text: printedText(svg),
    photos: svg.split('<image').length - 1,
    sections: data.sections,
  };
}

const bare = (words: string) => words.replaceAll(/\s/g, '');

describe('the printed file', () => {
  test.each(['zh', 'en'] as const)(
    'has the thirteen items in the official order, and names what is missing (%s)',
    async (language) => {
      const { id } = await agreed(world);
      const { text } = await printed(id, language);
      const { items, missingTitle, kinds } = textsIn(language);
      // Once in the list of contents, and once more as a section or the back cover.
      let contents = 0;
      for (const item of fileItems) {
        const found = text.indexOf(bare(items[item]), contents);
        expect(found, item).toBeGreaterThan(-1);
        contents = found + 1;
      }
      const missing = text.indexOf(bare(missingTitle), contents);
      let section = text.indexOf(bare(items.identity), missing);
      expect(section - missing).toBeLessThan(40);
      section += bare(items.identity).length;
      for (const item of fileItems) {
        const found = text.indexOf(bare(items[item]), section);
        expect(found, item).toBeGreaterThan(-1);
        section = found + 1;
      }
      expect(text).toContain(bare(kinds.neighbours));
    },
  );

  test('says of each party by what they agreed: a code that staff typed, or a signature', async () => {
    const intake = awake(world, 'intake');
    const { id, one, other, mediator } = await inSession(world);
    const written = await mediator.call('proposeMyAgreement', byId(id, agreement));
    const { proposedAt } = written.ok;
    const params = { id: await agreedWith(world, intake, one), mediation: id };
    (await intake('answerMediationFor', { params, body: { agreed: true, proposedAt } })).ok;
    const signed = { side: 2, signature: 'M10 10 L120 80', proposedAt };
    (await desk('signAgreement', byId(id, signed))).ok;
    const { confirmed } = textsIn('zh');
    const { sections } = await printed(id, 'zh');
    const pens = sections.flatMap((section) => section.pens);
    expect(pens.map(({ label }) => label)).toEqual([
      expect.stringContaining(one.name),
      expect.stringContaining(other.name),
    ]);
    expect(pens.map(({ state }) => state)).toEqual([
      expect.stringContaining(confirmed.code),
      expect.stringContaining(confirmed.tablet),
    ]);
    expect(confirmed.code).toContain('验证码');
  });

  test.each([
    ['zh', '由工作人员录入，本人在场确认'],
    ['en', 'typed in by staff'],
  ] as const)(
    'of an answer from before it was kept by what, no more than who typed (%s)',
    async (language, words) => {
      const intake = awake(world, 'intake');
      const { id, one, other, mediator } = await inSession(world);
      const { proposedAt } = (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
      const params = { id: await agreedWith(world, intake, one), mediation: id };
      (await intake('answerMediationFor', { params, body: { agreed: true, proposedAt } })).ok;
      (await answerAs(other, id)).ok;
      const before = (whole: Whole): Whole => ({
        ...whole,
        events: whole.events.map(({ data, ...event }) => {
          const { code: _, ...kept } = data as Record<string, string>;
          return { ...event, data: kept };
        }),
      });
      const { sections } = await printed(id, language, before);
      const [first, second] = sections.flatMap(({ pens }) => pens.map(({ state }) => state));
      expect(first).toContain(words);
      expect(second).toContain(textsIn(language).confirmed.phone);
    },
  );

  test('says that all is there once it is, and shows the photos of each item in it', async () => {
    const { id } = await agreed(world);
    for (const side of [1, 2])
      (await add(id, { kind: 'identity', side, photoIds: [await uploaded(), await uploaded()] }))
        .ok;
    (await add(id, { kind: 'receipt', photoIds: [await uploaded()] })).ok;
    const { text, photos, sections } = await printed(id, 'zh');
    expect(text).toContain('必备材料齐全');
    expect(photos).toBe(5);
    const shown = (title: string) =>
      sections
        .find((section) => section.title === title)
        ?.paragraphs.map((paragraph) => paragraph.pictures.length);
    expect(shown('当事人身份证明')).toEqual([2, 2]);
    expect(shown('履行凭证')).toEqual([1]);
    const { raw } = await desk('getMediationFile', byId(id));
    expect(raw.rawPayload.includes('/DCTDecode')).toBe(true);
    // Whoever oversees prints no card and no receipt.
    const leader = await world.staff('leader');
    const theirs = await leader('getMediationFile', byId(id));
    expect(theirs.raw.rawPayload.includes('/DCTDecode')).toBe(false);
  });

  test('names who typed in what its mediator had on paper', async () => {
    const { id, mediator } = await inSession(world);
    const { steps } = (await add(id, { kind: 'session', photoIds: [await uploaded()] })).ok;
    const clerk = steps[0]?.by.zh ?? '';
    const typing = { ...agreement, photoIds: [await uploaded()] };
    (await desk('proposeForMediator', byId(id, typing))).ok;
    const { text, sections } = await printed(id, 'zh');
    const ofText = sections.find(({ title }) => title === '人民调解协议书');
    expect(ofText?.paragraphs.map(({ pictures }) => pictures.length)).toEqual([1]);
    expect(text).toContain(bare(`记录人 ${mediator.name}`));
    expect(text).toContain(bare(`记录人 ${clerk}（代调解员${mediator.name}录入）`));
    expect(text).toContain(bare(`记录人 ${clerk}（照调解员的纸面录入）`));
  });

  test('shows no paper beside a text that its mediator wrote on their phone after it', async () => {
    const { id, mediator } = await inSession(world);
    (await desk('proposeForMediator', byId(id, { ...agreement, photoIds: [await uploaded()] }))).ok;
    (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    const { sections } = await printed(id, 'zh');
    const ofText = sections.find(({ title }) => title === textsIn('zh').items.agreement);
    expect(ofText?.paragraphs.map(({ foot, pictures }) => [foot, pictures.length])).toEqual([
      ['', 0],
    ]);
  });
});

describe('photos of a paper', () => {
  const opens = async (who: Caller, route: 'getStaffPhoto' | 'getMyPhoto', id: string) =>
    (await who(route, { params: { id } })).status === 200;

  test('are opened by whoever is in charge, and their mediator; by no other desk and nobody outside', async () => {
    const { id, one, other, mediator } = await inSession(world);
    const photo = await uploaded();
    (await add(id, { kind: 'evidence', photoIds: [photo] })).ok;
    expect((await desk('getMediation', byId(id))).ok.papers.at(-1)?.photos).toMatchObject([
      { id: photo },
    ]);
    expect(await opens(desk, 'getStaffPhoto', photo)).toBe(true);
    for (const person of ['intake', 'dispatcher', 'reviewer', 'leader', 'auditor_west'] as const)
      expect(await opens(await world.staff(person), 'getStaffPhoto', photo), person).toBe(false);
    expect(await opens(mediator.call, 'getMyPhoto', photo)).toBe(true);
    const stranger = await someone(world);
    for (const who of [one, other, stranger])
      expect(await opens(who.call, 'getMyPhoto', photo)).toBe(false);
    expect((await stranger.call('getPublishedPhoto', { params: { id: photo } })).status).toBe(404);
    (await one.call('leaveMyMediation', byId(id))).ok;
    expect(await opens(mediator.call, 'getMyPhoto', photo)).toBe(false);
    expect(await opens(desk, 'getStaffPhoto', photo)).toBe(true);
  });

  test('of the table and the door are for both parties, too', async () => {
    const { id, one } = await inSession(world);
    const photo = await uploaded();
    (await add(id, { kind: 'session', photoIds: [photo] })).ok;
    expect(await opens(one.call, 'getMyPhoto', photo)).toBe(true);
    const { papers } = (await one.call('getMyMediation', byId(id))).ok;
    expect(papers.flatMap(({ photos }) => photos)).toMatchObject([{ id: photo }]);
  });

  test('that prove who somebody is are theirs, and go with them; the other one’s stay', async () => {
    const { id, one, other } = await inSession(world);
    const [mine, theirs] = [await uploaded(), await uploaded()];
    (await add(id, { kind: 'identity', side: 1, photoIds: [mine] })).ok;
    (await add(id, { kind: 'identity', side: 2, photoIds: [theirs] })).ok;
    expect(await opens(one.call, 'getMyPhoto', mine)).toBe(true);
    expect(await opens(other.call, 'getMyPhoto', mine)).toBe(false);
    await erase(one);
    expect(await opens(desk, 'getStaffPhoto', mine)).toBe(false);
    expect(await opens(desk, 'getStaffPhoto', theirs)).toBe(true);
    const { papers } = (await desk('getMediation', byId(id))).ok;
    expect(papers.flatMap(({ photos }) => photos)).toMatchObject([{ id: theirs }]);
  });

  test('are in one paper once, and only who uploaded them puts them there', async () => {
    const { id } = await inSession(world);
    const photo = await uploaded();
    (await add(id, { kind: 'evidence', photoIds: [photo] })).ok;
    const others = await uploaded(await world.staff('mediator_second'));
    for (const photoIds of [[photo], [others], [world.deps.ids.uuid()]])
      expect((await add(id, { kind: 'evidence', photoIds })).problem).toMatchObject({
        code: 'photo_unusable',
        fields: [{ field: '/photoIds' }],
      });
    const papers = (await desk('getMediation', byId(id))).ok.papers.length;
    expect(papers).toBe(2);
  });
});

async function erase({ phone }: Someone): Promise<void> {
  const call = await world.resident(phone);
  const { demoCode } = (await call('sendMyCode', { body: {} })).ok;
  (await call('proveMyself', { body: { code: demoCode } })).ok;
  (await call('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  await world.settle();
}
