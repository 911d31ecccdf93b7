import type {
  Activity,
  ActivityKind,
  ActivityState,
  DeskActivity,
  MyPart,
  ParticipationState,
  PresenceWay,
} from '../../../contract/activities.ts';
import { isToConfirm, type PartFacts, type Taken, type Terms } from './decide.ts';
import type { PartRow } from './people-store.ts';
import type { Figures, FoundActivity } from './store.ts';

/** Ratings of fewer are shown to nobody: they would be somebody’s. */
const fewestRatings = 5;

export const iso = (at: Date | null) => at?.toISOString() ?? null;

export const termsOf = (row: FoundActivity): Terms => ({
  state: row.state as ActivityState,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  closesAt: row.closes_at,
  seats: row.seats,
  keptSeats: row.kept_seats,
  priority:
    row.priority_from === null || row.priority_until === null
      ? null
      : { from: row.priority_from, until: row.priority_until },
});

export const takenOf = ({ seated, kept_taken }: FoundActivity): Taken => ({
  seated,
  kept: kept_taken,
});

export const factsOf = (part: PartRow): PartFacts => ({
  state: part.state as ParticipationState,
  inAt: part.in_at,
  outAt: part.out_at,
  countedAt: part.counted_at,
  takenBackAt: part.taken_back_at,
  toCompare: part.to_compare,
  confirmedAt: part.confirmed_at,
});

export function showActivity(row: FoundActivity): Activity {
  const { priority } = termsOf(row);
  return {
    id: row.id,
    kind: row.kind as ActivityKind,
    title: { zh: row.title_zh, en: row.title_en },
    said: { zh: row.said_zh, en: row.said_en },
    venue: row.venue,
    area: row.area,
    areaName: { zh: row.area_zh, en: row.area_en },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    seats: row.seats,
    keptSeats: row.kept_seats,
    priority: priority && { from: priority.from, until: priority.until.toISOString() },
    state: row.state as ActivityState,
    changeReason: row.change_reason,
    seated: row.seated,
    waiting: row.waiting,
  };
}

/** Of the time that somebody was there, what something else had counted. */
const minutesElsewhere = ({ from_at: from, until_at: until, minutes }: PartRow): number =>
  from === null || until === null || minutes === null
    ? 0
    : Math.floor((until.getTime() - from.getTime()) / 60_000) - minutes;

export const showPart = (
  part: PartRow,
  { waitingPlace, onPaper }: Pick<MyPart, 'waitingPlace' | 'onPaper'>,
): MyPart => ({
  state: part.state as ParticipationState,
  waitingPlace,
  inAt: iso(part.in_at),
  outAt: iso(part.out_at),
  minutes: part.minutes,
  elsewhere: minutesElsewhere(part),
  onPaper,
  toConfirm: isToConfirm(factsOf(part)),
  takenBack: part.taken_back_at !== null,
  stars: part.stars,
});

export const wayOf = (way: string | null) => way as PresenceWay | null;

interface Shown {
  figures: Figures | undefined;
  mayKeep: boolean;
}

export function showDesk(row: FoundActivity, { figures, mayKeep }: Shown): DeskActivity {
  const { present = 0, counted = 0, toConfirm = 0, people = 0, stars = null } = figures ?? {};
  return {
    ...showActivity(row),
    publishedAt: row.published_at.toISOString(),
    present,
    counted,
    toConfirm,
    rating:
      stars === null || people < fewestRatings
        ? null
        : { stars: Math.round(stars * 10) / 10, people },
    mayKeep,
  };
}
