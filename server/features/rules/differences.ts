import type { Change, Differences } from '../../../contract/rulebooks.ts';
import type { RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { AreaNames } from './area-names.ts';
import { dayLimitSentence, graceSentence, lapseSentence, levelSentence } from './book-sentences.ts';
import { campaignSentence, ruleSentence } from './sentences.ts';

/** What sentences are read with: the day, and what people call areas. */
export interface Reading {
  today: LocalDate;
  areas: AreaNames;
}

/** A part of a book that is compared as a whole: a rule, a campaign, what holds for all of it. */
export interface Part {
  part: string;
  name: Sentence;
  sentence: Sentence;
  /** Everything the part says, also what its sentence leaves out. */
  content: object;
}

/**
 * What book `after` changes in book `before`, in the sentences that residents read. Rules are the
 * same rule when they bear the same number, campaigns when they bear the same Chinese name.
 * `today` only chooses the years that the sentence about lapsing gives as an example.
 */
export function diffBooks(
  before: RulebookDocument,
  after: RulebookDocument,
  reading: Reading,
): Omit<Differences, 'against'> {
  const [was, now] = [partsOf(before, reading), partsOf(after, reading)];
  const rules = diffParts(was.rules, now.rules);
  const campaigns = diffParts(was.campaigns, now.campaigns);
  const book = diffParts(was.book, now.book);
  return {
    rules: rules.changes,
    campaigns: campaigns.changes,
    book: book.changes,
    unchanged: rules.same.map(({ part, name, sentence }) => ({ part, name, sentence })),
  };
}

/** Everything that a book says, part by part. */
export const partsOf = (book: RulebookDocument, { today, areas }: Reading) => ({
  rules: ruleParts(book, areas),
  campaigns: campaignParts(book, areas),
  book: bookParts(book, today),
});

/** Changes in the order of the new book; what is gone stands at the end. */
function diffParts(before: readonly Part[], after: readonly Part[]) {
  const old = new Map(before.map((one) => [one.part, one]));
  const kept = new Set(after.map(({ part }) => part));
  const changes: Change[] = [];
  const same: Part[] = [];
  for (const now of after) {
    const was = old.get(now.part);
    const fields = was === undefined ? [] : fieldsChanged(was.content, now.content);
    if (was === undefined) changes.push(changeOf('added', undefined, now));
    else if (fields.length === 0) same.push(now);
    else changes.push({ ...changeOf('changed', was, now), fields });
  }
  for (const was of before)
    if (!kept.has(was.part)) changes.push(changeOf('removed', was, undefined));
  return { changes, same };
}

function changeOf(kind: Change['kind'], was: Part | undefined, now: Part | undefined): Change {
  const named = now ?? was;
  if (named === undefined) throw new Error('a change has a before or an after');
  return {
    kind,
    part: named.part,
    name: named.name,
    before: was?.sentence ?? null,
    after: now?.sentence ?? null,
    fields: [],
  };
}

/** Names of the fields whose values differ, in the order of the alphabet. */
function fieldsChanged(before: object, after: object): string[] {
  const [was, now] = [before, after] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => !isSame(was?.[name], now?.[name]));
}

/** Whether two values say the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return fieldsChanged(a, b).length === 0;
}

const ruleParts = ({ rules }: RulebookDocument, areas: AreaNames): Part[] =>
  rules.map((rule) => ({
    part: rule.id,
    name: rule.name,
    sentence: ruleSentence(rule, areas),
    content: rule,
  }));

const campaignParts = ({ campaigns }: RulebookDocument, areas: AreaNames): Part[] =>
  campaigns.map((campaign) => ({
    part: campaign.name.zh,
    name: campaign.name,
    sentence: campaignSentence(campaign, areas),
    content: campaign,
  }));

const none: Sentence = { zh: '没有。', en: 'None.' };

/** What holds for the whole book, each in one sentence. */
function bookParts(book: RulebookDocument, today: LocalDate): Part[] {
  const { title, chapters, lapse, refundGraceDays, awardsPerPersonDay, levels } = book;
  const named = chapters.map(({ number, name }) => ({
    zh: `${number} ${name.zh}`,
    en: `${number} ${name.en}`,
  }));
  return [
    {
      part: 'title',
      name: { zh: '名称', en: 'Title' },
      sentence: title,
      content: { title },
    },
    {
      part: 'chapters',
      name: { zh: '章', en: 'Chapters' },
      sentence: listed(named),
      content: { chapters },
    },
    {
      part: 'lapse',
      name: { zh: '到期', en: 'Lapsing' },
      sentence: lapseSentence(book, today),
      content: { lapse },
    },
    {
      part: 'refundGraceDays',
      name: { zh: '过期后的宽限', en: 'Grace after lapsing' },
      sentence: graceSentence(book) ?? none,
      content: { refundGraceDays },
    },
    {
      part: 'awardsPerPersonDay',
      name: { zh: '每天合计', en: 'All rules together' },
      sentence: dayLimitSentence(book) ?? none,
      content: { awardsPerPersonDay },
    },
    {
      part: 'levels',
      name: { zh: '等级', en: 'Levels' },
      sentence: listed(levels.map(levelSentence)),
      content: { levels },
    },
  ];
}

function listed(names: readonly Sentence[]): Sentence {
  if (names.length === 0) return none;
  return {
    zh: `${names.map(({ zh }) => zh).join('、')}。`,
    en: `${names.map(({ en }) => en).join(', ')}.`,
  };
}
