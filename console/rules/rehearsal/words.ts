import type { ChangeBand, GroupOutcome, RehearsalResult } from '../../../contract/rehearsals.ts';
import type { Sentence } from '../../../contract/values.ts';
import { pointsText } from '../../../ui/PointsFigure.tsx';
import { dateInWords } from '../../dates.ts';
import type { Language, Translate } from '../../language.ts';
import type { TextKey } from '../../texts/zh-CN.ts';

/** The reader's catalogue, as useWords gives it. */
export interface Words {
  t: Translate;
  say: (sentence: Sentence) => string;
  language: Language;
}

const daysOfYear = 365;
const monthsOfYear = 12;
const dayMs = 86_400_000;

/** Days from the first to the last date, both counted. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / dayMs) + 1;

/** Points that the draft costs more (or less, below zero) in an ordinary month. */
export function monthlyDifference({ current, draft, from, until }: RehearsalResult): number {
  const days = daysBetween(from, until);
  return Math.round(((draft.points - current.points) * daysOfYear) / days / monthsOfYear);
}

/** What a rehearsal found, in plain sentences: cost first, then dates, then people. */
export function findings(result: RehearsalResult, words: Words): string[] {
  return [
    costSentence(result, words),
    ...result.pools.flatMap((pool) => [
      coverSentence(pool, words),
      ...waitingSentences(pool, words),
    ]),
    ...budgetSentences(result, words),
    ...peopleSentences(result, words),
  ];
}

function costSentence(result: RehearsalResult, { t }: Words): string {
  const difference = monthlyDifference(result);
  if (difference === 0) return t('rehearsal.says.same');
  const points = pointsText(Math.abs(difference));
  return t(difference > 0 ? 'rehearsal.says.more' : 'rehearsal.says.less', { points });
}

function coverSentence(
  { name, current, draft }: RehearsalResult['pools'][number],
  { t, say, language }: Words,
): string {
  const date = (on: string | null) => (on === null ? '' : dateInWords(on, language));
  const values = {
    pool: say(name),
    draft: date(draft.lastsUntil),
    current: date(current.lastsUntil),
  };
  return t(`rehearsal.says.${coverKey(draft.lastsUntil, current.lastsUntil)}`, values);
}

/** Rules with a queue give nothing up when cover ends: it waits, and that is said. */
function waitingSentences(
  { name, current, draft }: RehearsalResult['pools'][number],
  { t, say }: Words,
): string[] {
  const points = { draft: draft.waiting ?? 0, current: current.waiting ?? 0 };
  if (points.draft === 0 && points.current === 0) return [];
  const values = { draft: pointsText(points.draft), current: pointsText(points.current) };
  return [t('rehearsal.says.poolWaiting', { pool: say(name), ...values })];
}

function coverKey(draft: string | null, current: string | null) {
  if (draft === null) return current === null ? 'poolNeither' : 'poolCurrentOnly';
  if (current === null) return 'poolDraftOnly';
  return draft === current ? 'poolSame' : 'poolBoth';
}

function budgetSentences({ budget }: RehearsalResult, { t, language }: Words): string[] {
  if (budget === null) return [];
  const values = { year: budget.year, points: pointsText(budget.points) };
  if (budget.draft === null) return [t('rehearsal.says.budgetLasts', values)];
  const draft = dateInWords(budget.draft, language);
  return [t('rehearsal.says.budgetDraft', { ...values, draft })];
}

function peopleSentences({ groups }: RehearsalResult, { t }: Words): string[] {
  const all = groups.filter(({ by }) => by === 'role');
  if (all.length === 0) return [];
  const sum = (side: 'gain' | 'lose') => all.reduce((total, group) => total + group[side], 0);
  const [gain, lose] = [sum('gain'), sum('lose')];
  if (gain === 0 && lose === 0) return [t('rehearsal.says.peopleNone')];
  return [t('rehearsal.says.people', { gain: pointsText(gain), lose: pointsText(lose) })];
}

/** A group's name: a town's own, or a word of the catalogue for its code. */
export function groupName({ code, name }: GroupOutcome, { t, say }: Words): string {
  if (name !== null) return say(name);
  const key = `rehearsal.codes.${code}` as TextKey;
  const word = t(key);
  return word === key ? code : word;
}

/** "多 1–5 分". */
export function bandName({ from, to }: ChangeBand, { t }: Words): string {
  if (from === 0 && to === 0) return t('rehearsal.bandSame');
  if (from === null && to !== null && to < 0) return t('rehearsal.bandBelow', { to: -to });
  if (to === null && from !== null && from > 0) return t('rehearsal.bandAbove', { from });
  if (from !== null && to !== null && to < 0)
    return t('rehearsal.bandLess', { from: -from, to: -to });
  if (from !== null && to !== null && from > 0) return t('rehearsal.bandMore', { from, to });
  const end = (figure: number | null, sign: string) =>
    figure === null ? `${sign}∞` : pointsText(figure, true);
  return t('rehearsal.bandMixed', { from: end(from, '−'), to: end(to, '+') });
}

/** Hundredths of a percent as "12.3%". */
export const shareText = (hundredths: number): string => `${(hundredths / 100).toFixed(1)}%`;

/** Hundredths of a point as "+0.36". */
export function meanText(hundredths: number): string {
  const sign = hundredths > 0 ? '+' : hundredths < 0 ? '−' : '';
  return `${sign}${(Math.abs(hundredths) / 100).toFixed(2)}`;
}
