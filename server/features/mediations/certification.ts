import type { MediatorState } from '../../../contract/mediators.ts';
import { addDays, type LocalDate } from '../../platform/calendar.ts';
import { isEmployerOnRecord } from './ties.ts';

/** A certificate holds for two years. */
export const termDays = 730;
/** Days before its end from which it can be renewed. */
export const renewDays = 60;

export interface CertificateFacts {
  state: 'applied' | 'certified' | 'refused' | 'ended';
  certifiedUntil: LocalDate | null;
}

/** What of a mediator's row decides. */
export const certificateOf = (row: {
  state: string;
  certified_until: LocalDate | null;
}): CertificateFacts => ({
  state: row.state as CertificateFacts['state'],
  certifiedUntil: row.certified_until,
});

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

/**
 * Whether somebody was certified and not struck off or refused since: they bring to an end what they began,
 * though their term be over.
 */
export const mayGoOn = ({ state, certifiedUntil }: CertificateFacts) =>
  state !== 'ended' && certifiedUntil !== null;

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

/** Where a mediator works, and what ties them to parties. */
export interface Standing {
  area: string;
  employer: string;
}

/** The first of these that a renewal would change; an employer is the same as a change of employer has it. */
export function changedByRenewal(standing: Standing, asked: Standing): keyof Standing | undefined {
  if (asked.area !== standing.area) return 'area';
  return isEmployerOnRecord(standing.employer, asked.employer) ? undefined : 'employer';
}

interface PaySaid {
  /** What counts until now. */
  paidByState: boolean;
  says: boolean;
}

/** Of a mediator's row, whether the state pays them, and whether they have said that it does no longer. */
interface StatePay {
  state_employee: boolean;
  state_pay_over: boolean;
}

/**
 * Who pays somebody, as they say it when they apply or renew. That the state does counts at once; that it does no
 * longer is remembered until the centre has certified them.
 */
export const saidOfPay = ({ paidByState, says }: PaySaid): StatePay => ({
  state_employee: paidByState || says,
  state_pay_over: paidByState && !says,
});

/**
 * The same as they say it when their employer changes. That the state pays them no longer is said when they apply
 * or renew; here it is only taken back.
 */
export const saidMoving = ({ row, says }: { row: StatePay; says: boolean }): StatePay => ({
  state_employee: row.state_employee || says,
  state_pay_over: row.state_pay_over && !says,
});

/** The same once the centre has certified them: what was remembered holds. */
export const onceCertified = ({ state_employee, state_pay_over }: StatePay): StatePay => ({
  state_employee: state_employee && !state_pay_over,
  state_pay_over: false,
});

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
