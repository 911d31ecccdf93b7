import type { AgeClass } from '../../../contract/residents.ts';
import {
  addDays,
  addHours,
  dayMs,
  hourMs,
  type LocalDate,
  localDate,
  startOfDay,
} from '../../platform/calendar.ts';

/** Codes: six digits, ten minutes, five tries (ASVS 6.5: one use, 20 bits, at most ten minutes). */
export const codeForm = { digits: 6, livesMs: 600_000, tries: 5 } as const;

/** How often codes may be asked for and tried. */
export interface SignInLimits {
  /**
   * Codes sent to one phone, as the SMS provider counts them; of those of a day some are kept for
   * devices that are known to the phone; and codes with a wrong try.
   */
  phone: {
    perMinute: number;
    perHour: number;
    perDay: number;
    keptForKnown: number;
    triedPerDay: number;
  };
  device: { sentPerHour: number; sentPerDay: number; failedPerDay: number };
  /** A mobile network puts thousands behind one address: up to `easyPerHour` nothing is asked of them. */
  address: {
    easyPerHour: number;
    sentPerHour: number;
    /** Wrong tries at codes that were asked for at the address. */
    failedPerHour: number;
    /** Wrong tries at codes wherever they were asked for. */
    triedPerHour: number;
    /** Tries at phones without a code, each of which leaves an entry in the audit. */
    notedPerHour: number;
  };
  county: { failedPerDay: number };
}

/**
 * Whoever was not signed in by a phone before has at most 4 of its codes with 5 tries in 24 hours, so
 * guessing succeeds with 20 in 1,000,000; who was has for their wrong tries the measure of their device
 * alone. What a phone is sent in a minute, an hour and a day binds everybody, and a new code ends the one
 * before. Nobody gets an address refused for its tries with the codes that it is sent without effort. All
 * guesses in a county together have no bound: above its measure a code costs effort, and the security
 * officer is told.
 */
export const usualSignInLimits: SignInLimits = {
  phone: { perMinute: 1, perHour: 5, perDay: 10, keptForKnown: 3, triedPerDay: 4 },
  device: { sentPerHour: 10, sentPerDay: 30, failedPerDay: 20 },
  address: {
    easyPerHour: 60,
    sentPerHour: 600,
    failedPerHour: 1_500,
    triedPerHour: 3_000,
    notedPerHour: 300,
  },
  county: { failedPerDay: 1_000 },
};

/** Nobody is slowed down: for a demo that is walked by a few people and by files of messages at once. */
export const openSignInLimits: SignInLimits = {
  phone: {
    perMinute: Infinity,
    perHour: Infinity,
    perDay: Infinity,
    keptForKnown: 0,
    triedPerDay: Infinity,
  },
  device: { sentPerHour: Infinity, sentPerDay: Infinity, failedPerDay: Infinity },
  address: {
    easyPerHour: Infinity,
    sentPerHour: Infinity,
    failedPerHour: Infinity,
    triedPerHour: Infinity,
    notedPerHour: Infinity,
  },
  county: { failedPerDay: Infinity },
};

interface Counted {
  thisHour: number;
  today: number;
}

export interface CodeFacts {
  /** Somebody has signed in by this phone on this device before: a stranger's doings do not bind them. */
  known: boolean;
  /** Codes sent to the phone in the last 24 hours, newest first. */
  sent: readonly { at: Date; tried: boolean }[];
  /** Sent before from the device and the address. */
  device: Counted;
  address: Counted;
  /** Wrong tries of codes in the county today. */
  failedToday: number;
  /** Bits of a valid answer to a puzzle; 0 without one. */
  provenBits: number;
}

export type CodeDecision =
  | { kind: 'send' }
  | { kind: 'wait'; until: Date; because: 'just_sent' | 'too_many' | 'tries_too_many' }
  | { kind: 'prove'; bits: number };

/** Whether a code goes out now. What is decided knows nothing of whether the phone is registered. */
export function decideCodeRequest(
  facts: CodeFacts,
  { limits, now }: { limits: SignInLimits; now: Date },
): CodeDecision {
  const { known, sent, device, address } = facts;
  const tried = known ? [] : sent.filter((code) => code.tried);
  const perDay = limits.phone.perDay - (known ? 0 : limits.phone.keptForKnown);
  const waits = [
    wait('just_sent', freeAgain(sent, { most: limits.phone.perMinute, withinMs: 60_000 })),
    wait('too_many', freeAgain(sent, { most: limits.phone.perHour, withinMs: hourMs })),
    wait('too_many', freeAgain(sent, { most: perDay, withinMs: dayMs })),
    wait('tries_too_many', freeAgain(tried, { most: limits.phone.triedPerDay, withinMs: dayMs })),
    device.thisHour >= limits.device.sentPerHour ? wait('too_many', nextHour(now)) : undefined,
    device.today >= limits.device.sentPerDay ? wait('too_many', nextDay(now)) : undefined,
    !known && address.thisHour >= limits.address.sentPerHour
      ? wait('too_many', nextHour(now))
      : undefined,
  ].filter((one) => one !== undefined && one.until > now);
  const [longest] = waits.toSorted((a, b) => (b?.until.getTime() ?? 0) - (a?.until.getTime() ?? 0));
  if (longest !== undefined) return longest;
  const bits = neededBits(facts, limits);
  return facts.provenBits >= bits ? { kind: 'send' } : { kind: 'prove', bits };
}

type Wait = Extract<CodeDecision, { kind: 'wait' }>;
const wait = (because: Wait['because'], until: Date | undefined): Wait | undefined =>
  until && { kind: 'wait', because, until };

/** When the oldest of the newest `most` drops out of the span; undefined while there are fewer. */
function freeAgain(
  codes: readonly { at: Date }[],
  { most, withinMs }: { most: number; withinMs: number },
): Date | undefined {
  const oldest = codes[most - 1];
  return oldest && new Date(oldest.at.getTime() + withinMs);
}

const nextHour = (now: Date) => new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs);
const nextDay = (now: Date) => startOfDay(addDays(localDate(now), 1));

/** A cheap phone finds 17 bits in a second or two; each doubling of the guesses doubles the effort. */
const firstBits = 17;
const mostBits = 21;

/** The effort to be shown before a code is sent: none on an ordinary day. */
export function neededBits(
  { address, failedToday }: Pick<CodeFacts, 'address' | 'failedToday'>,
  { address: { easyPerHour }, county: { failedPerDay } }: SignInLimits,
): number {
  const guessed = failedToday > failedPerDay ? Math.log2(failedToday / failedPerDay) : -1;
  const crowded =
    address.thisHour >= easyPerHour ? Math.log2((address.thisHour + 1) / easyPerHour) : -1;
  const above = Math.max(guessed, crowded);
  return above < 0 ? 0 : Math.min(mostBits, firstBits + Math.floor(above));
}

export interface TryFacts {
  /** As for a code. */
  known: boolean;
  /** The newest usable code of the phone. */
  code: { right: boolean; tries: number } | undefined;
  /** Other codes of the phone with a wrong try in the last 24 hours. */
  othersTried: number;
  /** Wrong tries before from the device, and from the address at codes that were sent at its request. */
  device: Counted;
  address: Counted;
  /** Wrong tries before from the address, at codes wherever they were asked for. */
  triedAtAddress: number;
}

export type TryDecision = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; until: Date };

/** What a try of a code comes to. Over a limit the right code is refused as the wrong one is. */
export function decideTry(
  { known, code, othersTried, device, address, triedAtAddress }: TryFacts,
  { limits, now }: { limits: SignInLimits; now: Date },
): TryDecision {
  if (device.today >= limits.device.failedPerDay) return { kind: 'wait', until: nextDay(now) };
  if (known) return { kind: code?.right ? 'right' : 'wrong' };
  const isAddressOver =
    address.thisHour >= limits.address.failedPerHour ||
    triedAtAddress >= limits.address.triedPerHour;
  if (isAddressOver) return { kind: 'wait', until: nextHour(now) };
  if (code === undefined || code.tries >= codeForm.tries) return { kind: 'wrong' };
  if (othersTried >= limits.phone.triedPerDay) return { kind: 'wrong' };
  return { kind: code.right ? 'right' : 'wrong' };
}

/** The span in which a phone's codes count. */
export const codesSince = (now: Date) => addHours(now, -24);

/** What only grown-ups do, because it can bring a minor into danger or into view. */
export const adultActs = [
  'dispute_clue',
  'cheat_report',
  'patrol',
  'mediation',
  'ranking',
] as const;
export type AdultAct = (typeof adultActs)[number];

/**
 * Minors report hazards and suggestions, and nothing of this list (PIPL 31, regulation on minors
 * online 2024). Whoever has not said an age says it first: a word is enough, nobody has to prove it.
 */
export function refuseAct(
  age: AgeClass | null,
  act: AdultAct,
): 'age_unknown' | 'grown_ups_only' | undefined {
  if (age === 'adult' || !adultActs.includes(act)) return undefined;
  return age === null ? 'age_unknown' : 'grown_ups_only';
}

/** Known to be under 18, by their own word or the window's. */
export const isMinor = (age: AgeClass | null): boolean => age !== null && age !== 'adult';

export interface BirthMonth {
  year: number;
  /** 1 to 12. */
  month: number;
}

/** Who was born in a month counts as older from the month after: late by days, never early. */
export function ageClassOf({ year, month }: BirthMonth, today: LocalDate): AgeClass {
  const [nowYear, nowMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const months = (nowYear - year) * 12 + (nowMonth - month);
  const years = Math.floor((months - 1) / 12);
  if (years < 14) return 'under_14';
  return years < 18 ? '14_17' : 'adult';
}

/** The first day on which who was born in this month counts as 14. */
export function fourteenSince({ year, month }: BirthMonth): LocalDate {
  const [after, next] = month === 12 ? [year + 15, 1] : [year + 14, month + 1];
  return `${after}-${String(next).padStart(2, '0')}-01`;
}

const oldestYears = 130;

export function isPossibleBirth({ year, month }: BirthMonth, today: LocalDate): boolean {
  const nowYear = Number(today.slice(0, 4));
  if (year < nowYear - oldestYears) return false;
  return year < nowYear || (year === nowYear && month <= Number(today.slice(5, 7)));
}

/** What somebody said of their age, beside what is known. */
export interface AgeFacts {
  /** `doubted`: the window is to settle it. */
  known: { ageClass: AgeClass | null; birth: BirthMonth | null; doubted: boolean };
  /** `used`: something came of the account, so that it is not deleted without a trace. */
  past: { used: boolean; guardian: boolean };
  said: { kind: 'adult' } | ({ kind: 'born' } & BirthMonth);
}

export type AgeDecision =
  | { kind: 'keep' }
  | { kind: 'set'; ageClass: AgeClass; birth: BirthMonth | null }
  | { kind: 'refuse'; code: AgeRefusal };

export type AgeRefusal =
  | 'birth_impossible'
  | 'age_is_known'
  | 'guardian_is_adult'
  | 'under_14_at_window'
  | 'age_in_doubt';

/**
 * A minor cannot say to be grown up after all; only the window changes that, with a paper in hand. Nor
 * does a guardian become a minor, or close an account that has a past, by a month picked by mistake. While
 * an age is in doubt nothing that is said counts.
 */
export function decideAge({ known, past, said }: AgeFacts, today: LocalDate): AgeDecision {
  if (known.doubted) return { kind: 'refuse', code: 'age_in_doubt' };
  const isMinor = known.ageClass !== null && known.ageClass !== 'adult';
  if (said.kind === 'adult') {
    if (isMinor) return { kind: 'refuse', code: 'age_is_known' };
    return { kind: 'set', ageClass: 'adult', birth: null };
  }
  const { year, month } = said;
  if (!isPossibleBirth(said, today)) return { kind: 'refuse', code: 'birth_impossible' };
  const { birth } = known;
  if (isMinor && birth?.year === year && birth.month === month) return { kind: 'keep' };
  if (isMinor && birth !== null) return { kind: 'refuse', code: 'age_is_known' };
  const ageClass = ageClassOf(said, today);
  if (isMinor && ageClass === 'adult') return { kind: 'refuse', code: 'age_is_known' };
  if (past.guardian && ageClass !== 'adult') return { kind: 'refuse', code: 'guardian_is_adult' };
  if (ageClass === 'under_14' && (past.used || known.ageClass === 'adult'))
    return { kind: 'refuse', code: 'under_14_at_window' };
  return { kind: 'set', ageClass, birth: ageClass === 'adult' ? null : { year, month } };
}

/** The window always finds something: no age is kept as it was said. */
export type SettledAge = Exclude<AgeDecision, { kind: 'keep' }>;

/**
 * What the window found, with a paper in hand: it may be anything that was said before, or its contrary.
 * Only a guardian is not made a minor: whoever answers for a child has somebody else do so first.
 */
export function decideSettledAge(
  { past, said }: Pick<AgeFacts, 'said'> & { past: { guardian: boolean } },
  today: LocalDate,
): SettledAge {
  if (said.kind === 'adult') return { kind: 'set', ageClass: 'adult', birth: null };
  const { year, month } = said;
  if (!isPossibleBirth(said, today)) return { kind: 'refuse', code: 'birth_impossible' };
  const ageClass = ageClassOf(said, today);
  if (ageClass === 'adult') return { kind: 'set', ageClass, birth: null };
  if (past.guardian) return { kind: 'refuse', code: 'guardian_is_adult' };
  return { kind: 'set', ageClass, birth: { year, month } };
}
