import type {
  CaseMove,
  HandBackReason,
  PauseReason,
  RefusalReason,
  TransferTarget,
  VisitResult,
} from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import type { MaskedPhoto, Photo } from '../../contract/photos.ts';
import { maskedPlace } from './masked-place.ts';

/** Everything that can be written into a move's form; each move uses its own part of it. */
export interface Draft {
  note: string;
  /** What the case is found to be. */
  category: string;
  reason: RefusalReason | '';
  /** The unit that it complains of. */
  against: string;
  handBack: HandBackReason | '';
  pause: PauseReason | '';
  /** Until which day the clock stands still. */
  until: string;
  to: TransferTarget | '';
  result: VisitResult | '';
  /** What the reporter gives it, one to five; 0: not asked yet. */
  rating: number;
  unit: string;
  resolveDays: number;
  words: string;
  handled: boolean;
  /** Uploaded with the answer. */
  photos: Photo[];
  solved: 'yes' | 'no' | '';
  title: string;
  place: string;
  /** Masked copies of photos of the case, for the bulletin. */
  chosen: MaskedPhoto[];
  /** How long it is shown. */
  shownDays: number;
  /** What looked like a name was read, and is none. */
  namesChecked: boolean;
}
export type DraftField = keyof Draft;

const longestTitle = 40;

/**
 * The form as it opens: the suggested unit chosen, the category's own days, nothing promised. The bulletin starts from the
 * category, not from the resident's own words, which may name somebody.
 */
export function newDraft(move: CaseMove, one: StaffCase): Draft {
  const suggested = one.units.find(({ why }) => why !== null);
  const publishing = move === 'publish';
  return {
    note: '',
    category: one.category,
    reason: '',
    against: '',
    handBack: '',
    pause: '',
    until: '',
    to: '',
    result: '',
    rating: 0,
    unit: move === 'involve' ? '' : (suggested?.id ?? ''),
    resolveDays: one.resolveDays,
    words: publishing ? lastAnswer(one) : '',
    handled: false,
    photos: [],
    solved: '',
    title: publishing ? one.categoryName.zh.slice(0, longestTitle) : '',
    place: publishing ? maskedPlace(one.place) : '',
    chosen: [],
    shownDays: 90,
    namesChecked: false,
  };
}

/** A unit is said to be complained of: chosen before to have the case, it is not any more. */
export const keptOut = ({ unit }: Pick<Draft, 'unit'>, against: string): Partial<Draft> =>
  against !== '' && against === unit ? { against, unit: '' } : { against };

/** What the unit last told the resident: the best first version of what the public reads. */
function lastAnswer({ history }: StaffCase): string {
  const said = history.filter(({ kind }) => kind === 'handled' || kind === 'answered');
  return said.at(-1)?.note ?? '';
}

const within = (text: string, least: number, most: number) =>
  text.trim().length >= least && text.trim().length <= most;
const hasNote = ({ note }: Draft) => within(note, 2, 500);
const wholeDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= 60;

const checks: Record<CaseMove, Partial<Record<DraftField, (draft: Draft) => boolean>>> = {
  accept: {},
  return: { note: ({ note }) => within(note, 2, 500) },
  refuse: { reason: ({ reason }) => reason !== '', note: ({ note }) => within(note, 2, 500) },
  dispatch: {
    unit: ({ unit }) => unit !== '',
    resolveDays: ({ resolveDays }) => wholeDays(resolveDays),
  },
  answer: { words: ({ words }) => within(words, 2, 2000) },
  verify: { solved: ({ solved }) => solved !== '', note: ({ note }) => within(note, 2, 500) },
  close: {},
  publish: {
    title: ({ title }) => within(title, 2, longestTitle),
    words: ({ words }) => within(words, 2, 500),
    place: ({ place }) => within(place, 2, 60),
  },
  unpublish: { note: hasNote },
  hand_back: { handBack: ({ handBack }) => handBack !== '', note: hasNote },
  involve: { unit: ({ unit }) => unit !== '', note: hasNote },
  pause: {
    pause: ({ pause }) => pause !== '',
    until: ({ until }) => until !== '',
    note: hasNote,
  },
  resume: {},
  transfer: { to: ({ to }) => to !== '', note: hasNote },
  visit: {
    result: ({ result }) => result !== '',
    rating: ({ result, rating }) => result !== 'solved' || rating > 0,
    note: hasNote,
  },
};

/** The fields that are not yet fit to send, in the order in which the form shows them. */
export function gapsOf(move: CaseMove, draft: Draft): DraftField[] {
  return Object.entries(checks[move])
    .filter(([, isFit]) => !isFit(draft))
    .map(([field]) => field as DraftField);
}
