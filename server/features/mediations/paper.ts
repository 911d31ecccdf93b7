import {
  type DisputeKind,
  type FileItem,
  fileItems,
  type MediationSource,
  type PaperKind,
  type Referral,
} from '../../../contract/mediations.ts';
import type { Sentence } from '../../../contract/values.ts';
import { localDate, secondsText } from '../../platform/calendar.ts';
import type { OpenPaper, OpenParty, Whole } from './gather.ts';
import { typistOfText } from './hands.ts';
import { type Language, textsIn } from './paper-texts.ts';
import { rights } from './rights.ts';
import { linesOf, numberOf } from './view.ts';

export interface FilePaper {
  whole: Whole;
  county: Sentence;
  language: Language;
  /** Lines of pens by the keys of the parties. */
  signatures: ReadonlyMap<string, string>;
  /** Photos of papers as base64 of a JPEG, by their keys. */
  pictures: ReadonlyMap<string, string>;
}

interface Picture {
  width: number;
  height: number;
  jpeg: string;
}

interface Paragraph {
  head: string;
  text: string;
  foot: string;
  pictures: Picture[];
}

interface Section {
  title: string;
  /** In place of all else where the item is not there. */
  none: string;
  facts: [string, string][];
  paragraphs: Paragraph[];
  pens: { label: string; state: string; path: string }[];
}

/** The data of the template: everything is text as it is printed. */
export function paperOf(paper: FilePaper) {
  const { whole, county, language } = paper;
  const { row, nameOf } = whole;
  const texts = textsIn(language);
  const lines = linesOf(whole);
  const missing = lines.filter(({ required, present }) => required && !present);
  const day = (at: Date | null) => (at === null ? '—' : localDate(at));
  return {
    language,
    county: county[language],
    title: texts.title,
    seal: '',
    page: texts.page,
    facts: [
      [texts.number, numberOf(row)[language]],
      [texts.kind, texts.kinds[row.kind as DisputeKind]],
      [texts.source, texts.sources[row.source as MediationSource]],
      [texts.grade, `${row.grade} / 4`],
      [texts.opened, day(row.opened_at)],
      [texts.due, row.due_on],
      [texts.mediator, row.mediator === null ? '—' : nameOf(row.mediator)],
      [texts.ended, day(row.ended_at)],
    ],
    contents: {
      headings: ['', texts.item, '', texts.state],
      rows: lines.map(({ item, required, present }, place) => [
        String(place + 1),
        texts.items[item],
        required ? texts.required : texts.needed,
        stateOf(texts, { required, present }),
      ]),
    },
    missing: {
      label: texts.missingTitle,
      words:
        missing.length === 0
          ? texts.complete
          : missing.map(({ item }) => texts.items[item]).join(language === 'zh' ? '、' : ', '),
      any: missing.length > 0,
    },
    sections: fileItems
      .filter((item) => item !== 'back_cover')
      .map((item) => sectionOf(item, paper)),
    back: { title: texts.items.back_cover, words: texts.back },
    // A written agreement takes effect by the seal of the committee as well (人民调解法 §29); an oral one does not need it.
    signatures: [texts.signMediator, ...(row.form === 'written' ? [texts.stamp] : [])],
    date: texts.date,
  };
}

const stateOf = (
  texts: ReturnType<typeof textsIn>,
  { required, present }: { required: boolean; present: boolean },
) => {
  if (present) return texts.there;
  return required ? texts.missing : texts.none;
};

function sectionOf(item: FileItem, paper: FilePaper): Section {
  const { whole, language } = paper;
  const texts = textsIn(language);
  const empty: Section = {
    title: texts.items[item],
    none: '',
    facts: [],
    paragraphs: [],
    pens: [],
  };
  const papers = papersOf(item, paper);
  const shown = { ...empty, paragraphs: papers };
  switch (item) {
    case 'application':
      return { ...shown, facts: formOf(paper), paragraphs: [...told(paper), ...papers] };
    case 'rights':
      return {
        ...empty,
        paragraphs: rights.map((one, place) => ({
          head: '',
          text: `${place + 1}. ${one[language]}`,
          foot: '',
          pictures: [],
        })),
        facts: whole.parties.map((party) => [
          labelOf(party, language),
          informedOf(party, language),
        ]),
      };
    case 'agreement':
      return whole.terms === '' ? { ...empty, none: texts.none } : agreementOf(empty, paper);
    default:
      return papers.length === 0 ? { ...empty, none: texts.none } : shown;
  }
}

const labelOf = ({ row, name }: OpenParty, language: Language) =>
  `${textsIn(language).party[row.side === 1 ? 0 : 1]} ${name}`;

function informedOf({ row }: OpenParty, language: Language): string {
  const texts = textsIn(language);
  if (row.informed_at === null) return texts.notTold;
  const how = row.informed_by === null ? texts.readOnPhone : texts.toldAloud;
  return `${how} ${localDate(row.informed_at)}`;
}

const told = ({ whole, language }: FilePaper): Paragraph[] => {
  const texts = textsIn(language);
  return [
    { head: texts.facts, text: whole.facts, foot: '', pictures: [] },
    ...(whole.wishes === ''
      ? []
      : [{ head: texts.wishes, text: whole.wishes, foot: '', pictures: [] }]),
  ];
};

function formOf({ whole, language }: FilePaper): [string, string][] {
  const texts = textsIn(language);
  return whole.parties.map((party) => {
    const { sex, ethnicity, age, occupation, employer, phone, address } = party.details;
    const said = [
      sex === null ? '' : texts.sexes[sex],
      ethnicity,
      age === null ? '' : `${texts.age} ${age}`,
      occupation,
      employer,
      phone ?? '',
      address,
    ].filter((one) => one !== '');
    return [labelOf(party, language), said.join(language === 'zh' ? '，' : ', ')];
  });
}

function papersOf(item: FileItem, { whole, language, pictures }: FilePaper): Paragraph[] {
  const texts = textsIn(language);
  return whole.papers
    .filter(({ row }) => (row.kind as PaperKind) === item)
    .map(({ row, words, photos }) => {
      const party = whole.parties.find((one) => one.row.side === row.side);
      const helpers = row.helpers
        .map((helper) => whole.nameOf(helper))
        .join(language === 'zh' ? '、' : ', ');
      return {
        head: [row.held_on, party === undefined ? '' : labelOf(party, language)]
          .filter((one) => one !== '')
          .join(' · '),
        text: words,
        pictures: picturesIn(photos, pictures),
        foot: [
          `${texts.heldBy} ${writerOf(whole, row, texts)}`,
          ...(helpers === '' ? [] : [`${texts.helpers} ${helpers}`]),
          ...(item === 'visit' && whole.row.kept !== null ? [visitOf(whole, language)] : []),
        ].join(' · '),
      };
    });
}

const picturesIn = (photos: OpenPaper['photos'], pictures: FilePaper['pictures']): Picture[] =>
  photos.flatMap(({ id, width, height }) => {
    const jpeg = pictures.get(id);
    return jpeg === undefined ? [] : [{ width, height, jpeg }];
  });

/** Who wrote a paper; where it was typed in, for which mediator. */
function writerOf(
  { nameOf }: Whole,
  { by, typed_for }: OpenPaper['row'],
  texts: ReturnType<typeof textsIn>,
): string {
  if (typed_for === null) return nameOf(by);
  return `${nameOf(by)}${texts.typedFor.replace('{name}', () => nameOf(typed_for))}`;
}

function visitOf({ row }: Whole, language: Language): string {
  const texts = textsIn(language);
  if (row.kept) return texts.kept;
  const to = row.referred_to === null ? '' : texts.referrals[row.referred_to as Referral];
  return `${texts.notKept} ${to}`;
}

/** The paper from which the text that stands was typed in; undefined where its mediator wrote it on their phone. */
const paperOfText = (whole: Whole) =>
  typistOfText(whole) === null
    ? undefined
    : whole.papers.findLast(({ row }) => row.kind === 'agreement');

function agreementOf(
  empty: Section,
  { whole, language, signatures, pictures }: FilePaper,
): Section {
  const texts = textsIn(language);
  const { row } = whole;
  const form = texts.form[row.form as 'written' | 'oral'];
  return {
    ...empty,
    facts: [
      // By this moment an answer names the text that its party has in hand.
      ...(row.proposed_at === null
        ? []
        : [[texts.writtenAt, secondsText(row.proposed_at)] satisfies [string, string]]),
      ...(row.perform_by === null
        ? []
        : [[texts.performBy, row.perform_by] satisfies [string, string]]),
    ],
    paragraphs: [
      {
        head: form,
        text: whole.terms,
        foot: typedBy(whole, texts),
        pictures: picturesIn(paperOfText(whole)?.photos ?? [], pictures),
      },
    ],
    pens: whole.parties.map((party) => ({
      label: labelOf(party, language),
      state: answeredOf(whole, party, language),
      path: signatures.get(party.row.id) ?? '',
    })),
  };
}

/** Who typed the agreement in from the mediator’s paper; empty where the mediator wrote it on their phone. */
function typedBy(whole: Whole, texts: ReturnType<typeof textsIn>): string {
  const typist = typistOfText(whole);
  return typist === null ? '' : `${texts.heldBy} ${whole.nameOf(typist)}${texts.typedIn}`;
}

function answeredOf(whole: Whole, { row }: OpenParty, language: Language): string {
  const { confirmed } = textsIn(language);
  if (row.answered_at === null) return confirmed.open;
  if (row.answer === 'declined') return confirmed.declined;
  return `${confirmed[howAgreed(whole, row)]} ${localDate(row.answered_at)}`;
}

/** By what a party agreed; of what staff typed in before that was kept nothing is known but that they did. */
function howAgreed(
  { events }: Whole,
  { side, answered_by, signature_sealed }: OpenParty['row'],
): 'phone' | 'tablet' | 'code' | 'typed' {
  if (answered_by === null) return 'phone';
  if (signature_sealed !== null) return 'tablet';
  const answers = events
    .filter(({ kind }) => kind === 'answered')
    .map(({ data }) => data as unknown as Answer);
  return answers.findLast((answer) => answer.side === side)?.code === true ? 'code' : 'typed';
}

/** Of an answer, as the history of its file keeps it. */
interface Answer {
  side: number;
  code?: boolean;
}
