import {
  type ConsentPurpose,
  consentForms,
  consentPurposes,
} from '../../../contract/consent-forms.ts';

/** The last word of a person about one purpose. */
export interface Said {
  purpose: ConsentPurpose;
  seq: number;
  given: boolean;
  at: Date;
}

export interface Standing {
  purpose: ConsentPurpose;
  given: boolean;
  /** null: never asked. */
  since: Date | null;
}

/** What holds now for every purpose: the last word, or else what holds without one. */
export function standingOf(said: readonly Said[]): Standing[] {
  return consentPurposes.map((purpose) => {
    const last = said.find((one) => one.purpose === purpose);
    if (last === undefined) return { purpose, given: consentForms[purpose].unasked, since: null };
    return { purpose, given: last.given, since: last.at };
  });
}

export type ConsentDecision =
  | { kind: 'keep' }
  | { kind: 'write'; seq: number }
  | { kind: 'refuse'; code: 'consent_text_outdated' };

/** Giving is for the text in force; withdrawing works whatever text was read. */
export function decideConsent(
  { purpose, last }: { purpose: ConsentPurpose; last: Said | undefined },
  wanted: { given: boolean; textVersion: number },
): ConsentDecision {
  if (wanted.given && wanted.textVersion !== consentForms[purpose].version)
    return { kind: 'refuse', code: 'consent_text_outdated' };
  if (last?.given === wanted.given) return { kind: 'keep' };
  return { kind: 'write', seq: (last?.seq ?? 0) + 1 };
}
