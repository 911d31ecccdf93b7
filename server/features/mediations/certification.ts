import type { MediatorState } from '../../../contract/mediators.ts';
import { addDays, type LocalDate } from '../../platform/calendar.ts';

/** A certificate holds for two years. */
export const termDays = 730;
/** Days before its end from which it can be renewed. */
export const renewDays = 60;

export interface CertificateFacts {
  state: 'applied' | 'certified' | 'refused' | 'ended';
  certifiedUntil: LocalDate | null;
}

/** How somebody stands today: a renewal that waits leaves them certified until their term is over. */
export function standingOf(row: CertificateFacts | undefined, today: LocalDate): MediatorState {
  if (row === undefined) return 'none';
  if (row.state !== 'certified') return row.state;
  return row.certifiedUntil !== null && today > row.certifiedUntil ? 'lapsed' : 'certified';
}

/** Whether somebody may mediate today. */
export const isCertified = ({ state, certifiedUntil }: CertificateFacts, today: LocalDate) =>
  (state === 'certified' || state === 'applied') &&
  certifiedUntil !== null &&
  today <= certifiedUntil;

export type ApplicationRefusal =
  | 'adults_mediate'
  | 'age_before_mediating'
  | 'applied_already'
  | 'renew_later'
  | 'lessons_first';

export interface ApplicationFacts {
  row: CertificateFacts | undefined;
  lessonsLeft: number;
  age: 'age_unknown' | 'grown_ups_only' | undefined;
}

/** What stands against an application or a renewal. */
export function refuseApplication(
  { row, lessonsLeft, age }: ApplicationFacts,
  today: LocalDate,
): ApplicationRefusal | undefined {
  if (age === 'age_unknown') return 'age_before_mediating';
  if (age === 'grown_ups_only') return 'adults_mediate';
  if (row?.state === 'applied') return 'applied_already';
  if (row?.state === 'certified' && row.certifiedUntil !== null) {
    const renewableFrom = addDays(row.certifiedUntil, -renewDays);
    if (today < renewableFrom) return 'renew_later';
  }
  return lessonsLeft > 0 ? 'lessons_first' : undefined;
}

/** Files that were kept make the tier. */
export function dueTier(kept: number): 1 | 2 | 3 {
  if (kept >= 20) return 3;
  return kept >= 5 ? 2 : 1;
}

/** A renewal in time goes on from the last day of the term, a late one and the first from today. */
export function termUntil(certifiedUntil: LocalDate | null, today: LocalDate): LocalDate {
  const from = certifiedUntil !== null && certifiedUntil >= today ? certifiedUntil : today;
  return addDays(from, termDays);
}
