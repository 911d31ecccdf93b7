import type { Sentence } from '../../../contract/values.ts';

/** One way to a provider and back. Made here, given to nobody but the provider and this server. */
export interface Way {
  county: number;
  /** Comes back with the answer; begins with the county, which a page must know before it asks. */
  state: string;
  /** Comes back inside what the provider signs. */
  nonce: string;
  /** The secret whose hash the provider is shown at first and which the ticket is worth nothing without. */
  verifier: string;
}

/** Why somebody who came back is not let in. */
export type Unwelcome = {
  kind: 'unwelcome';
  because: /** They said no. */
    | 'declined'
    /** The ticket or code has expired or was used. */
    | 'spent'
    /** What came back is not signed as it must be, or not meant for this. */
    | 'unproven'
    /** The account is that of a company or an office. */
    | 'no_person'
    /** The provider does not answer, or not to us. */
    | 'unavailable';
};

export interface Grant {
  kind: 'granted';
  token: string;
  /** What came with the token, proved already. */
  claims: Readonly<Record<string, unknown>>;
}

export interface Person {
  kind: 'person';
  /** The provider's own name for the person: the same at every sign-in. */
  subject: string;
  /** 11 digits; only one that the provider has verified. */
  phone: string | null;
  name: string | null;
  birth: { year: number; month: number } | null;
}

/** Somebody else who knows who a person is: 浙里办, an OpenID provider of a province or a city. */
export interface IdentityProvider {
  readonly id: string;
  readonly name: Sentence;
  /** A script by which a page asks the app around it for a ticket, and how its reader likes to read. */
  readonly bridge: string | null;
  /** Where the browser goes to sign in. */
  startUrl(way: Way): Promise<string | Unwelcome>;
  /** Trades the one-time ticket or code of a return, given as the query it came in. */
  exchange(query: string, way: Way): Promise<Grant | Unwelcome>;
  profile(grant: Grant): Promise<Person | Unwelcome>;
}

export const unwelcome = (because: Unwelcome['because']): Unwelcome => ({
  kind: 'unwelcome',
  because,
});

/** A phone as this product writes it; null for one of another country, or none. */
export function mainlandPhone(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  return /^(?:\+?86[- ]?)?(1[3-9]\d{9})$/.exec(text.trim())?.[1] ?? null;
}

/** Year and month of `19860412`, `1986-04-12` or `1986-04`; null where the month is not said. */
export function birthMonth(text: unknown): { year: number; month: number } | null {
  const parts = /^(\d{4})-?(\d{2})(?:-?\d{2})?$/.exec(typeof text === 'string' ? text : '');
  const [year, month] = [Number(parts?.[1]), Number(parts?.[2])];
  return year >= 1900 && month >= 1 && month <= 12 ? { year, month } : null;
}

/** A text that says something. */
export const wordsOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 40) : null;
