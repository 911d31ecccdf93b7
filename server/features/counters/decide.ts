import type { Bearer, ConflictKind } from '../../../contract/counter.ts';
import type { EntryKind } from '../../../contract/counter-journal.ts';
import type { RedemptionState } from '../../../contract/redemptions.ts';

/** Hours for which what a till took along is good. */
export const sheetHours = 12;
/** Reservations that a till takes along, the oldest first. */
export const mostLines = 2_000;

/** What the server can say of what somebody showed at a counter. */
export type Proof =
  | { kind: 'good'; until: Date }
  /** It was shown by a card that its owner has ended since. */
  | { kind: 'card_ended'; until: Date }
  /** Signed for another counter. */
  | { kind: 'other_counter' }
  /** Nobody signed it, or it is about something else. */
  | { kind: 'unsigned' };

/** A redemption as it stands when an entry about it comes in. */
export interface Standing {
  state: RedemptionState;
  /** It is of the counter whose entry this is. */
  isOurs: boolean;
  /** The county called its offer off, which without a network nobody at the counter could know. */
  calledOff: boolean;
  /** It was given back, handed over all the same, and paid for. */
  charged: boolean;
  erased: boolean;
}

export interface EntryFacts {
  kind: EntryKind;
  proof: Proof;
  /** The instant that counts. */
  at: Date;
  /** undefined: there is no such redemption. */
  redemption: Standing | undefined;
}

export type EntryDecision =
  | { kind: 'hand_over' }
  | { kind: 'refuse' }
  /** It was refused, and had ended by itself. */
  | { kind: 'ended' }
  | { kind: 'conflict'; conflict: ConflictKind };

/**
 * Who bears a hand-over that does not agree with the books. Whoever gave a reservation back and then
 * collects it has had the piece, and pays; a counter that does not look, looks too late, or gives twice,
 * is not paid; what neither could know is the county's.
 */
export const bearerOf: Record<ConflictKind, Bearer> = {
  unsigned: 'counter',
  other_counter: 'counter',
  expired: 'counter',
  card_ended: 'county',
  cancelled: 'resident',
  erased: 'county',
  timed_out: 'counter',
  refused: 'counter',
  called_off: 'county',
  handed_over: 'counter',
  returned: 'counter',
  nothing_good: 'counter',
};

/** What becomes of an entry of a till. Of two hand-overs the one that comes in first is the one. */
export function decideEntry({ kind, proof, at, redemption }: EntryFacts): EntryDecision {
  if (kind === 'refused')
    return { kind: redemption?.isOurs && redemption.state === 'reserved' ? 'refuse' : 'ended' };
  const conflict = conflictOf({ proof, at, redemption });
  return conflict === undefined ? { kind: 'hand_over' } : { kind: 'conflict', conflict };
}

function conflictOf({ proof, at, redemption }: Omit<EntryFacts, 'kind'>): ConflictKind | undefined {
  if (proof.kind === 'unsigned' || redemption === undefined) return 'unsigned';
  if (proof.kind === 'other_counter' || !redemption.isOurs) return 'other_counter';
  // Whoever gives out twice bears the second, whatever else stands against it.
  if (redemption.state === 'returned') return 'returned';
  if (redemption.state === 'handed_over' || redemption.charged) return 'handed_over';
  if (at > proof.until) return 'expired';
  if (redemption.state === 'cancelled') return redemption.erased ? 'erased' : 'cancelled';
  if (redemption.calledOff) return 'called_off';
  if (redemption.state !== 'reserved') return redemption.state;
  return proof.kind === 'card_ended' ? 'card_ended' : undefined;
}

/**
 * The instant that counts of an entry: not before its till last took something along or did something,
 * and not after it came in. A clock that was set back gains nothing.
 */
export function countedAt(said: Date, { notBefore, now }: { notBefore: Date; now: Date }): Date {
  const least = Math.max(said.getTime(), notBefore.getTime());
  return new Date(Math.min(least, now.getTime()));
}

/** Until when a till may hand over by what it takes along now: a whole hour, so that it seldom moves. */
export function sheetUntil(now: Date): Date {
  const hour = 3_600_000;
  return new Date(Math.ceil(now.getTime() / hour) * hour + sheetHours * hour);
}
