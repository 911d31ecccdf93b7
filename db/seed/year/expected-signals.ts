import type { Signal } from '../../../contract/awards.ts';
import { dayMs, localDate } from '../../../server/platform/calendar.ts';
import { reportedAt, type YearCase } from './case.ts';

export type SignalCode = Signal['code'];

/** Days for which words and photos are remembered, and reports of one person in a day that are usual. */
const remembered = { words: 60, photo: 180 };
const usualReports = 8;

/**
 * Which signals each report of a year must raise, by its key: found by looking at the plan alone, in
 * the order in which people reported.
 */
export function expectSignals(cases: readonly YearCase[]): Map<string, Set<SignalCode>> {
  const expected = new Map<string, Set<SignalCode>>();
  const seen = new Map<string, { at: number; phone: string }[]>();
  const today = new Map<string, number>();
  for (const one of cases) {
    const at = reportedAt(one);
    const { phone } = one.resident;
    const codes = new Set<SignalCode>();
    const before = (kind: keyof typeof remembered, what: string) =>
      (seen.get(`${kind}/${what}`) ?? []).filter(
        (other) => at.getTime() - other.at < remembered[kind] * dayMs,
      );
    if (before('words', one.words).length > 0) codes.add('same_text');
    for (const { seed } of one.before)
      for (const other of before('photo', seed))
        codes.add(other.phone === phone ? 'photo_reused_own' : 'same_photo');
    const day = `${phone}/${localDate(at)}`;
    today.set(day, (today.get(day) ?? 0) + 1);
    if ((today.get(day) ?? 0) > usualReports) codes.add('too_many');
    if (one.trick === 'elsewhere') codes.add('outside_county');
    const remember = (what: string) =>
      seen.set(what, [...(seen.get(what) ?? []), { at: at.getTime(), phone }]);
    remember(`words/${one.words}`);
    for (const { seed } of one.before) remember(`photo/${seed}`);
    expected.set(one.key, codes);
  }
  return expected;
}
