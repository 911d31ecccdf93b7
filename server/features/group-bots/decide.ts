import type { DigestReaders } from '../../../contract/group-bot-kinds.ts';
import type { BrokenClock } from '../../../contract/supervisions.ts';
import type { Sentence } from '../../../contract/values.ts';
import { addHours, type LocalDate, localMinute } from '../../platform/calendar.ts';

/** Every product takes as many in a minute. */
export const mostAMinute = 20;

/** What an area tells about a day. Counts only: nobody is named in a group. */
export interface DayFacts {
  area: string;
  day: LocalDate;
  solved: readonly { name: Sentence; cases: number }[];
  reported: number;
  given: { points: number; people: number };
  waiting: { toAccept: number; dueSoon: number; overdue: number };
  /** Where everybody reads more; undefined where the platform has no address. */
  link: string | undefined;
}

/** Of fewer people a sum would say what one of them got. */
export const leastPeople = 5;
const mostKinds = 8;

/** Whether there is anything to tell; a group that hears of nothing is muted. */
export function isWorthTelling(
  { solved, reported, given, waiting }: DayFacts,
  readers: DigestReaders,
): boolean {
  if (readers === 'residents')
    return solved.length > 0 || reported > 0 || given.people >= leastPeople;
  return Object.values(waiting).some((count) => count > 0) || solved.length > 0;
}

/** A digest as it is read in a group, which is in Chinese. */
export const digestWords: Readonly<Record<DigestReaders, (facts: DayFacts) => string>> = {
  residents: ({ area, day, solved, reported, given, link }) =>
    lines([
      `【平安积分】${area} · ${dayWords(day)}`,
      solvedWords(solved),
      reported > 0 ? `新上报 ${reported} 件，正在办。` : undefined,
      given.people >= leastPeople
        ? `${given.people} 位居民因为出力得到 ${given.points} 分，谢谢大家。`
        : undefined,
      link === undefined ? undefined : `办了什么、怎么得分，都在这里：${link}`,
    ]),
  staff: ({ area, day, solved, waiting: { toAccept, dueSoon, overdue } }) =>
    lines([
      `【平安积分 · 工作提醒】${area} · ${dayWords(day)}`,
      `待受理 ${toAccept} 件，24 小时内到期 ${dueSoon} 件，已超时 ${overdue} 件。`,
      solvedWords(solved),
      overdue > 0 ? '超时的请先办；办不了的写明原因，按程序暂停或转派。' : undefined,
    ]),
};

const lines = (words: readonly (string | undefined)[]) =>
  words.filter((line) => line !== undefined).join('\n');

function solvedWords(solved: DayFacts['solved']): string {
  const total = solved.reduce((sum, { cases }) => sum + cases, 0);
  if (total === 0) return '这一天没有办结的。';
  const named = solved.slice(0, mostKinds).map(({ name, cases }) => `${name.zh} ${cases}`);
  const more = solved.length > mostKinds ? '等' : '';
  return `办结 ${total} 件：${named.join('、')}${more}。`;
}

function dayWords(day: LocalDate): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

const clockWords: Record<BrokenClock, string> = {
  dispatch: '派单',
  first_answer: '首次回应',
  resolution: '办结',
  verification: '核查',
  by_hand: '督办',
};

/** A broken limit, or the slip that was sent for it: of what was reported only the kind and the area. */
export interface Late {
  code: string;
  category: string;
  /** The grid or the area that it lies in; null: it has no place. */
  areaName: string | null;
  clock: BrokenClock;
  dueAt: Date;
  /** Of a slip: its step on the ladder; 0: a leader sent it. */
  step?: number;
}

interface Alert {
  area: string;
  late: readonly Late[];
  link: string | undefined;
}

/** Together they stay below what WeCom takes, however long the names are. */
const mostLate = 10;
const longestName = 12;

/** What a group of staff is told at once, one message for all that came since the last. */
export function alertWords({ area, late, link }: Alert): string {
  const more = late.length - mostLate;
  return lines([
    `【平安积分 · 超时提醒】${area}`,
    ...late.slice(0, mostLate).map(lateWords),
    more > 0 ? `另有 ${more} 件。` : undefined,
    link === undefined ? '请在工作台“督办”里办理。' : `请在工作台“督办”里办理：${link}`,
  ]);
}

function lateWords({ code, category, areaName, clock, dueAt, step }: Late): string {
  const about = [code, short(category), ...(areaName === null ? [] : [short(areaName)])].join(' ');
  const broken = `${clockWords[clock]}超时，应于 ${localMinute(dueAt)} 前`;
  if (step === undefined) return `${about}：${broken}。`;
  return step === 0
    ? `${about}：领导发了督办单。`
    : `${about}：${broken}，已发第 ${step} 级督办单。`;
}

const short = (name: string) =>
  [...name].length > longestName ? `${[...name].slice(0, longestName).join('')}…` : name;

export const testWords = (name: string) =>
  `【平安积分】测试消息：群机器人“${name}”已经接通。以后每天早上在这里发前一天办结和积分的情况，不提任何人。`;

/** How long a product that said it was too much is left alone. DingTalk takes nothing for ten minutes. */
export const shutUntil = (now: Date): Date => addHours(now, 10 / 60);
