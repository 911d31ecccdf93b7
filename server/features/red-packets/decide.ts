import {
  type accountKinds,
  type RedPacketState,
  redPacketCaps,
} from '../../../contract/red-packets.ts';
import type { AgeClass } from '../../../contract/residents.ts';
import type { PayoutAnswer } from '../../platform/alipay/client.ts';
import { addHours } from '../../platform/calendar.ts';

/** Points that a sum stands for: never fewer than it is worth, so that money has points behind it. */
export const worthInPoints = (amountFen: number, pointValueFen: number): number =>
  Math.ceil(amountFen / pointValueFen);

/** What stands against opening an offer. */
export function objectionToOffer({
  price,
  value,
  pools,
  closesAt,
  now,
}: {
  price: number;
  value: number;
  pools: readonly string[];
  closesAt: Date | null;
  now: Date;
}): 'offer_price_above_value' | 'offer_without_pool' | 'offer_over' | undefined {
  if (price > value) return 'offer_price_above_value';
  if (price < value && pools.length === 0) return 'offer_without_pool';
  return closesAt !== null && closesAt <= now ? 'offer_over' : undefined;
}

export interface OfferFacts {
  amountFen: number;
  price: number;
  earnedFrom: number;
  perYear: number;
  left: number;
  closed: boolean;
  closesAt: Date | null;
}

export interface AskerFacts {
  age: AgeClass | null;
  named: boolean;
  spendable: bigint;
  earned: number;
  /** Whether one of theirs has not ended. */
  waiting: boolean;
  /** Of this offer in this year, those that ended unpaid left out. */
  had: number;
  /** Of any offer, in fen. */
  todayFen: number;
  yearFen: number;
}

export type AskingObjection =
  | 'red_packets_closed'
  | 'offer_closed'
  | 'packets_gone'
  | 'payout_age_unknown'
  | 'payout_grown_ups_only'
  | 'payee_name_missing'
  | 'packet_waiting'
  | 'packet_earned_too_little'
  | 'packets_had'
  | 'packets_day_cap'
  | 'packets_year_cap'
  | 'packet_points_missing';

/** What stands against paying somebody a red packet, as it could be asked for at this moment. */
export function objectionToAsking(
  offer: OfferFacts,
  who: AskerFacts,
  now: Date,
): AskingObjection | undefined {
  if (offer.closed || (offer.closesAt !== null && offer.closesAt <= now)) return 'offer_closed';
  if (who.age === null) return 'payout_age_unknown';
  if (who.age !== 'adult') return 'payout_grown_ups_only';
  if (!who.named) return 'payee_name_missing';
  if (who.waiting) return 'packet_waiting';
  if (who.earned < offer.earnedFrom) return 'packet_earned_too_little';
  return objectionToSum(offer, who);
}

function objectionToSum(offer: OfferFacts, who: AskerFacts): AskingObjection | undefined {
  if (who.had >= offer.perYear) return 'packets_had';
  if (who.todayFen + offer.amountFen > redPacketCaps.personDay) return 'packets_day_cap';
  if (who.yearFen + offer.amountFen > redPacketCaps.personYear) return 'packets_year_cap';
  if (offer.left < 1) return 'packets_gone';
  return who.spendable < BigInt(offer.price) ? 'packet_points_missing' : undefined;
}

export type AccountKind = (typeof accountKinds)[number];

const accountForms: Record<AccountKind, RegExp> = {
  phone: /^1[3-9]\d{9}$/,
  email: /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/,
  user: /^2088\d{12}$/,
};

/** Whether an account can be one at Alipay, by its form. */
export const isAccount = ({ kind, id }: { kind: AccountKind; id: string }): boolean =>
  accountForms[kind].test(id);

/** What may be taken back by whoever asked. */
export const mayWithdraw = (state: RedPacketState): boolean =>
  state === 'asked' || state === 'prepared';

/** What stands against deciding on a batch: two people decide, and the second on what was seen. */
export function objectionToDeciding({
  state,
  preparedBy,
  reader,
}: {
  state: string;
  preparedBy: string;
  reader: string;
}): 'batch_decided' | 'batch_own' | undefined {
  if (state !== 'prepared') return 'batch_decided';
  return preparedBy === reader ? 'batch_own' : undefined;
}

export interface Sum {
  packets: number;
  amountFen: number;
}

/** Whether a batch is still what was approved. */
export const isAsSeen = (now: Sum, seen: Sum): boolean =>
  now.packets > 0 && now.packets === seen.packets && now.amountFen === seen.amountFen;

/** Nothing that was on its way when Alipay knew of no order arrives after so long. */
export const quietMinutes = 15;
/** How long after the first sending one that Alipay does not take is sent again, under the same number. */
export const sendingHours = 72;
/** After so long without an end somebody is told to look. */
export const stuckHours = 24;

/** When it is asked again: after one, two, four … minutes, an hour at most. */
export const pauseMinutes = (attempts: number): number =>
  Math.min(2 ** Math.max(0, attempts - 1), 60);

/** A packet that Alipay may have been told of. */
export interface SentFacts {
  firstSentAt: Date;
  sentAt: Date;
  /** Why it was not taken when it was last sent. */
  refusedCode: string | null;
  /** Whether it is still known whom to pay: not of somebody who was erased. */
  hasPayee: boolean;
}

/** pay and fail are ends; ask_again waits; send_again sends under the same number. */
export type Step =
  | { kind: 'pay'; order: string }
  | { kind: 'fail'; code: string }
  | { kind: 'ask_again'; code: string | null; refused: boolean }
  | { kind: 'send_again' };

/**
 * What follows from an answer of Alipay. Only its signed word ends a payout, or that it knows of no order long
 * after the last sending. An error of its door, and silence, end nothing: it is asked.
 */
export function decideAnswer(facts: SentFacts, answer: PayoutAnswer, now: Date): Step {
  switch (answer.kind) {
    case 'paid':
      return { kind: 'pay', order: answer.order };
    case 'failed':
      return { kind: 'fail', code: answer.code };
    case 'under_way':
      return { kind: 'ask_again', code: null, refused: false };
    case 'refused':
      return { kind: 'ask_again', code: answer.code, refused: true };
    case 'unknown':
      return { kind: 'ask_again', code: answer.code, refused: false };
    case 'no_such_order':
      return decideMissing(facts, now);
  }
}

/** Alipay knows of no such order. */
function decideMissing({ firstSentAt, sentAt, refusedCode, hasPayee }: SentFacts, now: Date): Step {
  const isQuiet = now >= addHours(sentAt, quietMinutes / 60);
  if (!isQuiet) return { kind: 'ask_again', code: 'no_such_order', refused: false };
  const isOver = now >= addHours(firstSentAt, sendingHours);
  if (isPayees(refusedCode) || isOver || !hasPayee)
    return { kind: 'fail', code: refusedCode ?? 'never_taken' };
  return { kind: 'send_again' };
}

/** What the payee alone can put right: sending it again would be refused again. */
function isPayees(code: string | null): boolean {
  return code !== null && (/^PAYEE_/.test(code) || payeesToo.includes(code));
}

const payeesToo = [
  'BLOCK_USER_FORBBIDEN_RECIEVE',
  'EXCEED_LIMIT_DC_RECEIVED',
  'EXCEED_LIMIT_UNRN_DM_AMOUNT',
  'NO_ACCOUNT_USER_FORBBIDEN_RECIEVE',
  'PERMIT_CHECK_RECEIVE_LIMIT',
  'PERM_AML_NOT_REALNAME_REV',
  'RELEASE_USER_FORBBIDEN_RECIEVE',
];

/** Whether whoever was to be paid can do something about it. */
export const isAccountsFault = (code: string): boolean => isPayees(code);
