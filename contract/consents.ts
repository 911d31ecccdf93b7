import Type, { type Static } from 'typebox';
import { consentPurposes } from './consent-forms.ts';
import { Instant } from './values.ts';

export const ConsentPurpose = Type.Enum([...consentPurposes]);

export const Consent = Type.Object({
  purpose: ConsentPurpose,
  given: Type.Boolean(),
  /** Since when; null: never asked. */
  since: Type.Union([Instant, Type.Null()]),
  /** The text that is in force, and would be agreed to now. */
  textVersion: Type.Integer(),
  /** It was said to an earlier text: what came with the one in force does not hold yet. */
  toEarlierText: Type.Boolean(),
});
export type Consent = Static<typeof Consent>;
