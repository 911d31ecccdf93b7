import type { ActivityKind, NewActivity } from '../../contract/activities.ts';
import { instantOf } from '../rewards/reward-draft.ts';

/** An activity as it stands in the form: with gaps, and moments as they are typed. */
export interface ActivityDraft {
  kind: ActivityKind;
  titleZh: string;
  titleEn: string;
  saidZh: string;
  saidEn: string;
  venue: string;
  area: string;
  starts: string;
  ends: string;
  closes: string;
  seats: number | null;
  kept: number | null;
  /** null: everybody alike. */
  priorityFrom: number | null;
  priorityUntil: string;
}

export const emptyActivity: ActivityDraft = {
  kind: 'volunteering',
  titleZh: '',
  titleEn: '',
  saidZh: '',
  saidEn: '',
  venue: '',
  area: '',
  starts: '',
  ends: '',
  closes: '',
  seats: 20,
  kept: 0,
  priorityFrom: null,
  priorityUntil: '',
};

const texts = ['titleZh', 'titleEn', 'saidZh', 'saidEn', 'venue'] as const;
const moments = ['starts', 'ends', 'closes'] as const;

/** What must still be filled in. */
export function missingIn(draft: ActivityDraft): (keyof ActivityDraft)[] {
  return [
    ...texts.filter((name) => draft[name].trim() === ''),
    ...(draft.area === '' ? (['area'] as const) : []),
    ...moments.filter((name) => instantOf(draft[name]) === null),
    ...(draft.seats === null ? (['seats'] as const) : []),
    ...(draft.priorityFrom !== null && instantOf(draft.priorityUntil) === null
      ? (['priorityUntil'] as const)
      : []),
  ];
}

/** What is sent of it; undefined while something is missing. */
export function bodyOf(draft: ActivityDraft): NewActivity | undefined {
  const [startsAt, endsAt, closesAt, until] = [
    draft.starts,
    draft.ends,
    draft.closes,
    draft.priorityUntil,
  ].map(instantOf);
  const { seats, priorityFrom } = draft;
  if (missingIn(draft).length > 0 || !startsAt || !endsAt || !closesAt || seats === null)
    return undefined;
  return {
    kind: draft.kind,
    title: { zh: draft.titleZh.trim(), en: draft.titleEn.trim() },
    said: { zh: draft.saidZh.trim(), en: draft.saidEn.trim() },
    venue: draft.venue.trim(),
    area: draft.area,
    startsAt,
    endsAt,
    closesAt,
    seats,
    keptSeats: draft.kept ?? 0,
    priority: priorityFrom === null || !until ? null : { from: priorityFrom, until },
  };
}
