import type { versionStates } from '../../../contract/rulebooks.ts';
import { addDays, type LocalDate, localDate } from '../../platform/calendar.ts';

export type DraftState = 'open' | 'waiting' | 'returned' | 'published' | 'removed';

/** What is known of a draft when something is to be done with it. */
export interface DraftFacts {
  state: DraftState;
  revision: number;
  editedBy: string;
  /** Who asked for the publication that waits; null where none does. */
  askedBy: string | null;
}

export type Objection = 'draft_waiting' | 'draft_published' | 'draft_not_waiting' | 'draft_changed';

/** Whether the owner may write, ask or remove: not over somebody's newer work, not while it waits. */
export function objectionToWriting(draft: DraftFacts, seenRevision: number): Objection | undefined {
  if (draft.state === 'published') return 'draft_published';
  if (draft.state === 'waiting') return 'draft_waiting';
  return draft.revision === seenRevision ? undefined : 'draft_changed';
}

/** Whether a waiting draft may be withdrawn, sent back or published as it was seen. */
export function objectionToDeciding(
  draft: DraftFacts,
  seenRevision: number,
): Objection | undefined {
  if (draft.state === 'published') return 'draft_published';
  if (draft.state !== 'waiting') return 'draft_not_waiting';
  return draft.revision === seenRevision ? undefined : 'draft_changed';
}

/** Four eyes: neither the last to edit nor the one who asked decides about a publication. */
export function isSecondPerson(draft: DraftFacts, person: string): boolean {
  return draft.editedBy !== person && draft.askedBy !== person;
}

/** The farthest first day that can be asked for. */
export const farthestDays = 366;

/** A version begins tomorrow at the earliest: what was done today was done under today's book. */
export function objectionToFirstDay(
  effectiveFrom: LocalDate,
  today: LocalDate,
): 'effective_too_soon' | 'effective_too_late' | undefined {
  if (effectiveFrom <= today) return 'effective_too_soon';
  return effectiveFrom > addDays(today, farthestDays) ? 'effective_too_late' : undefined;
}

interface Published extends Dated {
  publishedAt: Date;
}

/**
 * The newest version, where publishing the draft would undo its changes unsaid: it came out after the
 * draft was begun, or it was only announced then and the draft was taken from an earlier one. Whoever
 * goes back behind a version that is in force has chosen to, and whoever brings a file brings it whole.
 */
export function overtaking<T extends Published>(
  { createdAt, basedOn }: { createdAt: Date; basedOn: number | null },
  newest: T | undefined,
): T | undefined {
  if (newest === undefined || newest.version === basedOn) return undefined;
  const wasOut = newest.publishedAt <= createdAt;
  const wasAnnounced = wasOut && newest.effectiveFrom > localDate(createdAt);
  return !wasOut || (wasAnnounced && basedOn !== null) ? newest : undefined;
}

interface Dated {
  version: number;
  effectiveFrom: LocalDate;
}

/** In force is the newest version that has begun; one that a newer version overtook never speaks. */
export function versionState(
  { version, effectiveFrom }: Dated,
  all: readonly Dated[],
  today: LocalDate,
): (typeof versionStates)[number] {
  const newer = all.filter((other) => other.version > version);
  if (newer.some((other) => other.effectiveFrom <= effectiveFrom)) return 'passed_over';
  if (effectiveFrom > today) return 'coming';
  return newer.some((other) => other.effectiveFrom <= today) ? 'past' : 'in_force';
}
