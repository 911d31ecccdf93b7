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
  /** Which text was read. */
  textVersion: number;
}

export interface Standing {
  purpose: ConsentPurpose;
  given: boolean;
  /** null: never asked. */
  since: Date | null;
  /** Which text it was said to; null: never asked. */
  textVersion: number | null;
}

/**
 * Whether somebody agreed to what a text says. Whoever was never asked counts as the purpose says; words that
 * were said to an earlier text do not cover what came with this one.
 */
export const covers = ({ given, textVersion }: Standing, text: number): boolean =>
  given && (textVersion === null || textVersion >= text);

/** What holds now for every purpose: the last word, or else what holds without one. */
export function standingOf(said: readonly Said[]): Standing[] {
  return consentPurposes.map((purpose) => {
    const last = said.find((one) => one.purpose === purpose);
    if (last === undefined) {
      const given = consentForms[purpose].unasked;
      return { purpose, given, since: null, textVersion: null };
    }
    const { given, at, textVersion } = last;
    return { purpose, given, since: at, textVersion };
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
