import {
  alwaysInApp,
  type NoticeKind,
  type NoticeWay,
  noticeKinds,
  noticeKindWords,
  noticeWays,
  type QuietHours,
  usualQuiet,
  usualWays,
  type Ways,
} from '../../../contract/notice-ways.ts';
import type { Sentence } from '../../../contract/values.ts';
import { addDays, addHours, localDate, startOfDay } from '../../platform/calendar.ts';

/** What somebody chose, or what holds for whoever chose nothing. */
export interface Settings {
  ways: Ways;
  quiet: QuietHours;
}
export const usualSettings: Settings = { ways: usualWays, quiet: usualQuiet };

/** What is about to be told where nobody said what it is: a decision that can be contested is one of them. */
export function kindOf({
  caseCode,
  award,
}: {
  caseCode: string | null;
  award?: string | undefined;
}): NoticeKind {
  return caseCode !== null && award === undefined ? 'case' : 'rights';
}

/** As it is kept: in the order of the contract, each way once, and what must stay in the app with it. */
export function settle(chosen: Ways): Ways {
  const settled = noticeKinds.map((kind) => [
    kind,
    noticeWays.filter((way) => isWanted(chosen, kind, way)),
  ]);
  return Object.fromEntries(settled) as Ways;
}

/** Whether a notice of this kind goes this way. */
export const isWanted = (ways: Ways, kind: NoticeKind, way: NoticeWay): boolean =>
  ways[kind].includes(way) || (way === 'app' && alwaysInApp.includes(kind));

/** Ways that lead away from the platform. */
export type AwayWay = Exclude<NoticeWay, 'app'>;
export const awayWays: readonly AwayWay[] = ['push', 'sms'];

/** A text message waits for what follows: each costs money, and a number takes few in an hour. */
const gatheringMinutes: Readonly<Record<AwayWay, number>> = { push: 0, sms: 10 };
/** More text messages than that are a nuisance; what comes after them waits for the next morning. */
export const mostTextsADay = 3;

interface Going {
  way: AwayWay;
  quiet: QuietHours;
  /** How many text messages went out today. */
  textsToday: number;
}

/** When a message that begins to gather now is sent: after its quiet hours, and not too often. */
export function dueAt({ way, quiet, textsToday }: Going, now: Date): Date {
  const due = addHours(now, gatheringMinutes[way] / 60);
  if (way === 'sms' && textsToday >= mostTextsADay) {
    const tomorrow = addDays(localDate(now), 1);
    return afterQuiet(startOfDay(tomorrow, usualQuiet.until), quiet);
  }
  return afterQuiet(due, quiet);
}

/** The same instant, or the end of the quiet hours that it falls into. */
export function afterQuiet(instant: Date, { from, until }: QuietHours): Date {
  if (from === until) return instant;
  const today = localDate(instant);
  const [begin, end] = [startOfDay(today, from), startOfDay(today, until)];
  if (from < until) return instant >= begin && instant < end ? end : instant;
  if (instant < end) return end;
  return instant >= begin ? startOfDay(addDays(today, 1), until) : instant;
}

/** What has gathered, and what its resident wants to hear of it by now. */
export interface Gathered {
  way: AwayWay;
  kinds: readonly NoticeKind[];
  /** Kinds of which something is unread. */
  unread: readonly NoticeKind[];
}

/**
 * What of it is still worth a message: what is wanted this way and was not read in the app meanwhile. What has
 * no lamp in the app does not count as read.
 */
export function stillWorth({ way, kinds, unread }: Gathered, ways: Ways): NoticeKind[] {
  return kinds.filter(
    (kind) => isWanted(ways, kind, way) && (!isWanted(ways, kind, 'app') || unread.includes(kind)),
  );
}

/**
 * How many of those that gathered are still news, of the kinds that are told: what was read meanwhile is none. Of a
 * kind that the phone does not show nothing is ever read there: it counts as one.
 */
export function stillNew(
  gathered: number,
  { kinds, unread }: { kinds: readonly NoticeKind[]; unread: ReadonlyMap<NoticeKind, number> },
): number {
  const left = kinds.reduce((sum, kind) => sum + (unread.get(kind) ?? 1), 0);
  return Math.min(gathered, left);
}

/** How many there are and of which kinds: nothing of what they say leaves the platform. */
export function wordsOf(notices: number, kinds: readonly NoticeKind[]): Sentence {
  const { zh, en } = namesOf(kinds);
  return {
    zh: `您有 ${notices} 条新通知：${zh}`,
    en: `${notices === 1 ? 'A new notice' : `${notices} new notices`}: ${en}`,
  };
}

/** Kinds as they are read one after the other. */
export function namesOf(kinds: readonly NoticeKind[]): Sentence {
  const named = noticeKinds.filter((kind) => kinds.includes(kind));
  const list = (language: 'zh' | 'en', between: string) =>
    named.map((kind) => noticeKindWords[kind][language]).join(between);
  return { zh: list('zh', '、'), en: list('en', '; ') };
}
