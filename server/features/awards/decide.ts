import type { Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { livesUntil } from '../../ledger/account.ts';
import { addDays, type LocalDate, localDate, startOfDay } from '../../platform/calendar.ts';
import { dateInWords } from '../../platform/sentence.ts';

export type AwardState = 'scheduled' | 'queued' | 'provisional' | 'held' | 'settled' | 'reversed';
/** What a queued award becomes once a pool covers it. */
export type QueuedAs = 'provisional' | 'held' | 'settled';

/** Hour of the next day at which a scheduled award arrives. */
const arrivalHour = 8;

export interface Opening {
  state: AwardState;
  /** How the ledger hears of it now. */
  posting: 'none' | 'announce' | 'post';
  verified: boolean;
  dueAt: Date | null;
}

interface OpeningFacts {
  /** The resident's and the household's together. */
  points: number;
  review: Rule['review'];
  decision: 'instant' | 'held';
}

/** How an award begins: its rule's review mode and the evidence checks decide together. */
export function openAward({ points, review, decision }: OpeningFacts, now: Date): Opening {
  // An empty award stands as it is; whether its deed proves true still matters if it is added to.
  if (points === 0)
    return {
      state: 'settled',
      posting: 'none',
      verified: review !== 'when_verified',
      dueAt: null,
    };
  if (decision === 'held')
    return {
      state: 'held',
      posting: 'announce',
      verified: review !== 'when_verified',
      dueAt: null,
    };
  switch (review) {
    case 'when_verified':
      return { state: 'provisional', posting: 'announce', verified: false, dueAt: null };
    case 'at_once':
      return { state: 'settled', posting: 'post', verified: true, dueAt: null };
    case 'next_day': {
      const dueAt = startOfDay(addDays(localDate(now), 1), arrivalHour);
      return { state: 'scheduled', posting: 'none', verified: true, dueAt };
    }
  }
}

/** No pool covers it, and its rule keeps a queue: it waits as what it would have become. */
export function queueAward({ state }: { state: string }) {
  return { state: 'queued' as const, queuedAs: state as QueuedAs, settledAt: null };
}

/** What an award says about its points: why they are given, and until when they can be used. */
export interface Lasting {
  why: Sentence;
  lapsesOn: LocalDate;
}

/**
 * An award as it arrives: whoever did it in time loses nothing because it was verified, or came due,
 * when its points had lapsed already. They live on for the book's days of grace, and the award says so.
 */
export function arriving(
  { why, lapsesOn }: Lasting,
  { graceDays, today }: { graceDays: number; today: LocalDate },
): Lasting {
  const until = livesUntil(lapsesOn, { graceDays, today });
  if (until === lapsesOn) return { why, lapsesOn };
  const [over, last] = [dateInWords(lapsesOn), dateInWords(until)];
  return {
    why: {
      zh: `${why.zh}入账时已过原来的期限（${over.zh}），按细则再给 ${graceDays} 天，用到 ${last.zh}。`,
      en: `${why.en} These points arrived after their last day, ${over.en}; by the rule book they can be used for ${graceDays} more days, until ${last.en}.`,
    },
    lapsesOn: until,
  };
}

export interface AwardFacts {
  state: AwardState;
  verified: boolean;
  /** The resident's and the household's together. */
  points: number;
  /** Of a queued award: what it becomes once a pool covers it. */
  queuedAs?: QueuedAs | null;
}

interface SupplementFacts {
  /** The award that is added to. */
  award: AwardFacts;
  review: Rule['review'];
  /** What the evidence checks said of the deed. */
  decision: 'instant' | 'held';
}

/** What is added to an award goes the way of that award; an empty one had no way of its own yet. */
export function openSupplement({
  award,
  review,
  decision,
}: SupplementFacts): Omit<Opening, 'dueAt'> {
  const { verified, points } = award;
  // What waits in the queue is on its way all the same.
  const state = award.queuedAs ?? award.state;
  if (points === 0 && decision === 'held') return { state: 'held', posting: 'announce', verified };
  if (points > 0 && (state === 'held' || state === 'provisional'))
    return { state, posting: 'announce', verified };
  if (points === 0 && review === 'when_verified' && !verified)
    return { state: 'provisional', posting: 'announce', verified };
  return { state: 'settled', posting: 'post', verified: true };
}

export interface AwardStep {
  state: AwardState;
  ledger: 'none' | 'settle' | 'void' | 'take_back';
  queuedAs?: QueuedAs;
}

/** The deed proved true. A held award stays held: the evidence is another question. */
export function verifyAward({ state, queuedAs }: AwardFacts): AwardStep {
  if (state === 'queued' && queuedAs)
    return { state, ledger: 'none', queuedAs: queuedAs === 'held' ? 'held' : 'settled' };
  if (state === 'provisional') return { state: 'settled', ledger: 'settle' };
  return { state, ledger: 'none' };
}

/**
 * Nobody here will verify the deed any more, and nobody found it untrue: what would have settled by that waits
 * for a reviewer.
 */
export function holdAward({ state, queuedAs }: AwardFacts): AwardStep {
  if (state === 'queued' && queuedAs)
    return { state, ledger: 'none', queuedAs: queuedAs === 'settled' ? 'settled' : 'held' };
  return { state: state === 'provisional' ? 'held' : state, ledger: 'none' };
}

/** A person found the evidence sound. */
export function releaseAward({ state, verified }: AwardFacts): AwardStep | undefined {
  if (state !== 'held') return undefined;
  return verified
    ? { state: 'settled', ledger: 'settle' }
    : { state: 'provisional', ledger: 'none' };
}

/** Takes an award back; what was settled is taken back by a transfer of its own. */
export function reverseAward({ state, points }: AwardFacts): AwardStep | undefined {
  switch (state) {
    case 'reversed':
      return undefined;
    case 'scheduled':
    case 'queued':
      return { state: 'reversed', ledger: 'none' };
    case 'provisional':
    case 'held':
      return { state: 'reversed', ledger: 'void' };
    case 'settled':
      return { state: 'reversed', ledger: points === 0 ? 'none' : 'take_back' };
  }
}
