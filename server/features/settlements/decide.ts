import type { SettlementState } from '../../../contract/settlements.ts';
import { addDays, dayMs, type LocalDate, localDate, startOfDay } from '../../platform/calendar.ts';

export interface Period {
  /** 2026-11 */
  month: string;
  first: LocalDate;
  /** When it is over. */
  until: Date;
}

/** A calendar month in China. */
export function periodOf(month: string): Period {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { month, first: `${month}-01`, until: startOfDay(`${next}-01`) };
}

export const monthOf = (first: LocalDate): string => first.slice(0, 7);

/** What stands against opening a month: nothing of it may still happen. */
export const objectionToOpening = ({ until }: Period, now: Date): 'period_not_over' | undefined =>
  until > now ? 'period_not_over' : undefined;

/** What stands against opening it for one counter: a month is opened once, and none before it afterwards. */
export function objectionToCounter(
  newest: LocalDate | undefined,
  { first }: Period,
): 'settlement_there' | 'settlement_later_there' | undefined {
  if (newest === undefined || newest < first) return undefined;
  return newest === first ? 'settlement_there' : 'settlement_later_there';
}

/** What stands against contesting a line: who said yes has; who said nothing may still speak. */
export function objectionToDispute({
  state,
  bySilence,
  disputed,
}: {
  state: SettlementState;
  bySilence: boolean;
  disputed: boolean;
}): 'settlement_confirmed' | 'line_disputed' | undefined {
  if (state !== 'draft' && !bySilence) return 'settlement_confirmed';
  return disputed ? 'line_disputed' : undefined;
}

/** The end of the day so many days after this one, in China. */
export const endOfTerm = (at: Date, days: number): Date =>
  startOfDay(addDays(localDate(at), days + 1));

/** Days before the end of its term from which a merchant is told again. */
export const remindDays = 3;

/** Whether a draft is to be told of again, or counts as agreed to: never without the days after the reminder. */
export function silenceOf(
  { answerBy, remindedAt }: { answerBy: Date; remindedAt: Date | null },
  now: Date,
): 'remind' | 'agreed' | undefined {
  const lead = remindDays * dayMs;
  if (remindedAt === null) return now.getTime() >= answerBy.getTime() - lead ? 'remind' : undefined;
  const until = Math.max(answerBy.getTime(), remindedAt.getTime() + lead);
  return now.getTime() >= until ? 'agreed' : undefined;
}

/** Confirmed and nothing left to answer: settled. */
export function stateOf({
  confirmed,
  openDisputes,
}: {
  confirmed: boolean;
  openDisputes: number;
}): 'draft' | 'disputed' | 'settled' {
  if (!confirmed) return 'draft';
  return openDisputes > 0 ? 'disputed' : 'settled';
}

export interface Correction {
  points: number;
  amountFen: number;
  pool: string | null;
}

/** What stands against a correction of a line: nobody gives back more than the line gave. */
export function objectionToCorrection(
  { points, amountFen, pool }: Correction,
  line: { points: number; amountFen: number },
): 'correction_nothing' | 'correction_pool_missing' | 'correction_too_much' | undefined {
  if (points === 0 && amountFen === 0) return 'correction_nothing';
  if (points > 0 && pool === null) return 'correction_pool_missing';
  const back = Math.max(0, line.points) + points < 0 || Math.max(0, line.amountFen) + amountFen < 0;
  return back ? 'correction_too_much' : undefined;
}

export interface Share {
  payer: bigint;
  points: number;
}

/** To whom points of a line go back: to those who gave them, in this order. */
export function sharesBack(shares: readonly Share[], points: number): Share[] {
  const back: Share[] = [];
  let missing = points;
  for (const { payer, points: had } of shares) {
    const part = Math.min(had, missing);
    if (part > 0) back.push({ payer, points: part });
    missing -= part;
  }
  return back;
}

/** Shares that add up to a line: what the journal does not tell of is nobody’s. */
export function completed(
  shares: readonly Share[],
  { points, unknown }: { points: number; unknown: bigint },
): Share[] {
  const told = shares.reduce((sum, share) => sum + share.points, 0);
  const sums = new Map(shares.map(({ payer, points: some }) => [payer, some]));
  if (told !== points) sums.set(unknown, (sums.get(unknown) ?? 0) + points - told);
  return [...sums]
    .filter(([, some]) => some !== 0)
    .map(([payer, some]) => ({ payer, points: some }));
}

/** What stands against marking it as paid: two people, whatever roles one of them holds. */
export function objectionToPayment({
  state,
  makers,
  reader,
}: {
  state: SettlementState;
  /** Who opened it, and who answered in it. */
  makers: readonly string[];
  reader: string;
}): 'settlement_not_settled' | 'settlement_paid' | 'settlement_own' | undefined {
  if (makers.includes(reader)) return 'settlement_own';
  if (state === 'paid') return 'settlement_paid';
  return state === 'settled' ? undefined : 'settlement_not_settled';
}
