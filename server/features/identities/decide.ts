import type { AgeClass } from '../../../contract/residents.ts';

export const wayLivesMs = 10 * 60_000;

export interface WayFacts {
  /** A way with this state, begun by the device that asks; undefined where there is none. */
  way: { expiresAt: Date; returnedAt: Date | null } | undefined;
}

export type WayRefusal = 'way_unknown' | 'way_expired' | 'way_used';

/** Whether what came back may be traded; undefined means yes. Nobody learns of another's ways. */
export function refuseReturn({ way }: WayFacts, now: Date): WayRefusal | undefined {
  if (way === undefined) return 'way_unknown';
  if (way.returnedAt !== null) return 'way_used';
  return way.expiresAt <= now ? 'way_expired' : undefined;
}

export interface PersonFacts {
  /** The resident to whom this account is bound already. */
  bound: string | undefined;
  phone: string | null;
  /** null: the provider does not say. */
  ageClass: AgeClass | null;
}

export type Welcome =
  | { kind: 'enter'; resident: string }
  | { kind: 'confirm' }
  | { kind: 'ask_phone' }
  | { kind: 'too_young' };

/**
 * What follows from whom a provider names. A phone is bound only after a code to it: numbers are handed
 * on, and a provider may not have heard. That holds for a phone which nobody has here as well, or its
 * next holder would share the account of the one before.
 */
export function decideWelcome({ bound, phone, ageClass }: PersonFacts): Welcome {
  if (bound !== undefined) return { kind: 'enter', resident: bound };
  if (ageClass === 'under_14') return { kind: 'too_young' };
  return { kind: phone === null ? 'ask_phone' : 'confirm' };
}
