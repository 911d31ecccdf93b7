import type { Award } from '../../../contract/awards.ts';
import type { CaseEventKind, ToldEventKind } from '../../../contract/case-road.ts';
import type {
  CaseSummary,
  MyCase,
  StaffEvent as ShownEvent,
  StaffCase,
  TypedBy,
} from '../../../contract/case-views.ts';
import type { Photo } from '../../../contract/photos.ts';
import type { Sentence } from '../../../contract/values.ts';
import { showClocks } from './clocks.ts';
import { applyEvent, begin, type CaseEvent, type CaseState } from './history.ts';
import type { Reading, Told } from './instants.ts';
import { placeOf, shownArea } from './place.ts';
import type { CaseRow } from './store.ts';
import type { ReadableCase } from './texts.ts';

/** A case in a list, with the award that its report earned. */
export function showSummary(
  listed: ReadableCase,
  awards: readonly Award[],
  reading: Reading,
): CaseSummary {
  const [points = null] = datedAwards(awards, reading.told);
  return { ...facts(listed, reading), points };
}

/** Awards are given in the moment of what the reporter did. */
export const datedAwards = (awards: readonly Award[], told: Told): Award[] =>
  awards.map((award) => ({
    ...award,
    at: told(new Date(award.at)).toISOString(),
    settledAt: award.settledAt && told(new Date(award.settledAt)).toISOString(),
  }));

function facts(
  { report, text, state, categoryName, gridName, unitName }: ReadableCase,
  reading: Reading,
) {
  return {
    id: report.id,
    code: report.code,
    kind: report.kind as CaseSummary['kind'],
    category: report.category,
    categoryName,
    title: text.title,
    place: text.place,
    grid: shownArea(report),
    gridName,
    stage: state.stage,
    reportedAt: reading.told(report.reported_at).toISOString(),
    unit: unitName,
    ...showClocks(report.reported_at, state, reading),
    pause: pauseOf(state),
    reopened: state.reopened,
  };
}

function pauseOf({ pausedAt, pauseReason, pausedUntil }: CaseState): CaseSummary['pause'] {
  if (pausedAt === null || pauseReason === null || pausedUntil === null) return null;
  return {
    reason: pauseReason,
    since: pausedAt.toISOString(),
    until: pausedUntil.toISOString(),
  };
}

type StepOf<Kind extends CaseEventKind> = CaseEvent & { kind: Kind };

export interface Details<Kind extends CaseEventKind = CaseEventKind> extends Reading {
  listed: ReadableCase;
  history: readonly StepOf<Kind>[];
  photos: ReadonlyMap<number, Photo[]>;
  /** Of units, by id. */
  unitNames: ReadonlyMap<string, Sentence>;
  /** Who acted, as this reader may see it. */
  nameOf: (event: CaseEvent) => Sentence;
}

export function showDetails<Kind extends CaseEventKind>(
  details: Details<Kind>,
): Omit<MyCase, 'history' | 'awards' | 'may' | 'asked' | 'typedBy'> &
  Omit<StaffCase, 'history' | OnlyStaff> & { history: (ShownEvent & { kind: Kind })[] } {
  const { listed, history, photos, unitNames, nameOf, told, now } = details;
  const { report, state } = listed;
  return {
    ...facts(listed, { told, now }),
    words: listed.text.words,
    answers: [...listed.text.answers],
    position: placeOf(report),
    photos: photos.get(1) ?? [],
    history: history.map((event): ShownEvent & { kind: Kind } => {
      const byReporter = event.actorKind === 'resident';
      return {
        seq: event.seq,
        kind: event.kind,
        at: (byReporter ? told(event.at) : doneAt(event)).toISOString(),
        by: nameOf(event),
        byReporter,
        note: event.note,
        photos: photos.get(event.seq) ?? [],
        ...sentTo(event, unitNames),
        ...onSiteOf(event),
      };
    }),
    rating: state.rating,
    coUnits: listed.helpers.map(({ name }) => name),
  };
}

/** What was done before its report came tells when that was, and not when the report did. */
const doneAt = ({ kind, at, data: { handledAt } }: CaseEvent): Date =>
  kind === 'handled' && handledAt ? new Date(handledAt) : at;

function sentTo(
  { kind, data }: CaseEvent,
  unitNames: Details['unitNames'],
): Pick<ShownEvent, 'unit'> {
  const unit = kind === 'dispatched' ? unitNames.get(data.unit ?? '') : undefined;
  return unit === undefined ? {} : { unit };
}

const onSiteOf = ({ data: { onSite } }: CaseEvent): Pick<ShownEvent, 'onSite'> =>
  onSite === undefined ? {} : { onSite: { metres: onSite.metres, seenAt: onSite.seenAt } };

type OnlyStaff =
  | 'awards'
  | 'reporter'
  | 'signals'
  | 'moves'
  | 'units'
  | 'resolveDays'
  | 'suggestion'
  | 'against'
  | 'named'
  | 'dueOn';

export const centre: Sentence = { zh: '综治中心', en: 'The centre' };
const you: Sentence = { zh: '您', en: 'You' };
const byUnits: readonly CaseEvent['kind'][] = ['answered', 'handled', 'handed_back'];
const someUnit: Sentence = { zh: '责任单位', en: 'The responsible unit' };

/**
 * For the reporter: "you", the unit that acts, or the centre; never a person of staff. What a unit said
 * stays under its own name, whichever has the case since.
 */
export function nameForReporter(
  history: readonly CaseEvent[],
  unitNames: ReadonlyMap<string, Sentence>,
) {
  const units = unitsThen(history);
  return (event: CaseEvent): Sentence => {
    if (event.actorKind === 'resident') return you;
    if (!byUnits.includes(event.kind)) return centre;
    const unit = event.data.coUnit ?? units.get(event.seq);
    return unitNames.get(unit ?? '') ?? someUnit;
  };
}

/** Which unit had a case when a step of it was taken, by the number of the step. */
function unitsThen([first, ...rest]: readonly CaseEvent[]): ReadonlyMap<number, string | null> {
  const units = new Map<number, string | null>();
  if (first === undefined) return units;
  let state = begin(first);
  for (const event of rest) {
    units.set(event.seq, state.unit);
    state = applyEvent(state, event);
  }
  return units;
}

/** Who typed a report for its owner; null: nobody did. */
export function typistOf(
  { typed_by, channel }: Pick<CaseRow, 'typed_by' | 'channel'>,
  names: ReadonlyMap<string, string>,
): TypedBy | null {
  const name = names.get(typed_by ?? '');
  if (name === undefined) return null;
  return { name, channel: channel === 'window' ? 'window' : 'grid_worker' };
}

const betweenColleagues: readonly CaseEvent['kind'][] = [
  'sent_back',
  'merged',
  'split',
  'handed_back',
  'involved',
  'visited',
  'supervised',
  'supervision_answered',
  'mediation_ended',
];

/** What the reporter reads of a history: notes between colleagues are left out. */
export function historyForReporter(history: readonly CaseEvent[]): StepOf<ToldEventKind>[] {
  const gone = takenDown(history);
  return history
    .filter((event): event is StepOf<ToldEventKind> => !gone.has(event.seq))
    .map((event) => (betweenColleagues.includes(event.kind) ? { ...event, note: '' } : event));
}

/** Numbers of the steps that took something down, and of those that had published it. */
function takenDown(history: readonly CaseEvent[]): ReadonlySet<number> {
  const steps = history.filter(({ kind }) => kind === 'published' || kind === 'unpublished');
  return new Set(
    steps.flatMap(({ kind, seq }, place) =>
      kind === 'unpublished' ? [steps[place - 1]?.seq ?? seq, seq] : [],
    ),
  );
}

/** For staff: colleagues by name, the reporter by alias or not at all. */
export function nameForStaff(names: ReadonlyMap<string, string>, reporter: Sentence) {
  return (event: CaseEvent): Sentence => {
    if (event.actorKind === 'system') return { zh: '系统', en: 'System' };
    if (event.actorKind === 'resident') return reporter;
    const name = names.get(event.actor ?? '');
    return name === undefined ? centre : { zh: name, en: name };
  };
}
