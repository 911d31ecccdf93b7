import type { Agreement, Receipt, ToldBy } from '../../contract/agreements.ts';
import type { VisitResult } from '../../contract/case-road.ts';
import type { FieldTask } from '../../contract/field-work.ts';
import type { ProvedPatrol } from '../../contract/patrols.ts';
import type { WhomToAsk } from '../../contract/unmaskings.ts';
import type { Position, Sentence } from '../../contract/values.ts';
import type { DraftAnswers } from '../report/draft.ts';
import { agreedAnew, type Done } from './done.ts';
import type { Walk } from './walks.ts';

/** A photo by its key in the phone, and under which id the server has it. */
export interface KeptPhoto {
  key: string;
  id: string | null;
  /** Under which it goes out, where the server had it once and no longer has; otherwise under its key. */
  requestId?: string;
  /** The server’s sentence when it would not have this one. */
  refused?: string;
}

interface Kept {
  /** The request id: however often it goes out, it counts once. */
  id: string;
  writtenAt: string;
  photos: readonly KeptPhoto[];
  /** Its photos went out once more by themselves, since somebody last pressed: they do so once. */
  photosAnew?: boolean;
  /** unagreed: whoever told it has not agreed yet, and it goes nowhere before. */
  state: 'waiting' | 'unagreed' | 'sent' | 'refused';
  /** Why the server does not take it. */
  problem: string | null;
}

/** What was seen on the spot. */
export interface Visit extends Kept {
  kind: 'visit';
  code: string;
  title: string;
  solved: boolean;
  note: string;
  position: Position;
  seenAt: string;
}

/** A report in the words of somebody who agreed to it, or will. */
export interface ReportFor extends Kept {
  kind: 'report';
  /** null: there was no network to agree by. */
  agreement: string | null;
  /** Who they said they were, where nobody could agree: the server compares it with who does. */
  toldBy?: ToldBy;
  /** The agreement that it was written under, where they had to agree anew. */
  agreedBefore?: string;
  residentName: Sentence;
  words: string;
  place: string;
  position: Position | null;
  /** What kind of thing it is; null: the server goes by the words. An older build kept none of these. */
  category?: string | null;
  answers?: DraftAnswers;
  /** The child who noticed it, as they say its name; null: they did so themselves. */
  child?: string | null;
  /** A report nearby that tells of the same, as they say. */
  sameAs?: string | null;
  receipt: Receipt | null;
}

/** A patrol beside somebody, ended: what was scanned on it proves it. */
export interface WalkFor extends Kept, Pick<Walk, 'patrol' | 'agreement' | 'residentName'> {
  kind: 'walk';
  /** Under which the end is told; the proof goes out under `id`. */
  endId: string;
  scans: Walk['scans'];
  /** What it came to; null: it is not here yet, or nothing was scanned. */
  proved: ProvedPatrol | null;
}

export type Entry = AtCase | ReportFor | WalkFor;

/** What was done at a case. */
export type AtCase = Visit | Acceptance | Asking;

/** What the server told of a day’s work, and when. */
export interface Taken {
  at: string;
  tasks: readonly FieldTask[];
  /** There are others, due later. An older build kept nothing of it. */
  more?: boolean;
}

/** A report that is taken in as what it was reported. */
export interface Acceptance extends Kept {
  kind: 'acceptance';
  code: string;
  title: string;
}

/** What a reporter said who was asked whether it is solved. */
export interface Asking extends Kept {
  kind: 'asking';
  code: string;
  title: string;
  result: VisitResult;
  /** With `solved`: how they rate it. */
  rating: number | null;
  note: string;
}

/** An agreement, and who gave it: the number that the code went to, or the account that was found. */
export interface Agreed {
  agreement: Agreement;
  who: string;
  /** By which they had agreed before, without anybody else between. */
  earlier?: readonly string[];
}

/** Whom the worker looked at, to ask them where there may be no network. */
export interface Shown {
  code: string;
  at: string;
  whom: WhomToAsk;
}

/** What a phone holds of one grid worker. */
export interface Work {
  taken: Taken | null;
  shown: readonly Shown[];
  entries: readonly Entry[];
  /** Of whoever stands beside the worker, until it ends. */
  agreed: Agreed | null;
  /** What was done for them, to be told to them or printed. */
  done: readonly Done[];
  /** Patrols beside those who agreed, until they are ended. */
  walks: readonly Walk[];
}

export const noWork: Work = {
  taken: null,
  shown: [],
  entries: [],
  agreed: null,
  done: [],
  walks: [],
};

/** What came in is kept for a look back, so many of it. */
const mostSent = 20;
/** For so long a list may be gone by where there is no network. */
const goodForMs = 12 * 3_600_000;

/** What was taken along, as long as it may be gone by. */
export const takenNow = ({ taken }: Work, now: number): Taken | null =>
  taken !== null && now - Date.parse(taken.at) < goodForMs ? taken : null;

/** A new list: whom it no longer sends the worker to ask, the phone no longer knows. */
export const takenAnew = (work: Work, taken: Taken): Work => ({
  ...work,
  taken,
  shown: work.shown.filter(({ code }) =>
    taken.tasks.some((task) => task.code === code && task.errand === 'ask'),
  ),
});

/** What was looked at, as long as it may be gone by. */
export const shownNow = ({ shown }: Work, now: number): readonly Shown[] => {
  const still = shown.filter(({ at }) => now - Date.parse(at) < goodForMs);
  return still.length === shown.length ? shown : still;
};

export const withoutShown = (work: Work, code: string): Work => ({
  ...work,
  shown: work.shown.filter((one) => one.code !== code),
});

export const lookedAt = (work: Work, shown: Shown): Work => ({
  ...work,
  shown: [...withoutShown(work, shown.code).shown, shown],
});

/** Who agreed, as long as it holds. */
export const agreedNow = ({ agreed }: Work, now: number): Agreed | null =>
  agreed !== null && now < Date.parse(agreed.agreement.until) ? agreed : null;

/** What was done for who agreed outlasts the agreement: its numbers are noted once they are through. */
export function doneNow(work: Work, now: number): Pick<Work, 'agreed' | 'done'> {
  const { agreed, done } = work;
  if (agreed === null) return { agreed, done: [] };
  const until = Date.parse(agreed.agreement.until) + (done.length > 0 ? goodForMs : 0);
  return now < until ? { agreed, done } : { agreed: null, done: [] };
}

/**
 * Somebody agreed. What they told before, and gave this very number with, goes out under it: the code that was
 * read out says that the number is theirs. What was told without a number waits for a press.
 */
export const agreedBy = (work: Work, agreed: Agreed): Work => ({
  ...work,
  ...agreedAnew(work, agreed),
  entries: work.entries.map((one) =>
    one.kind === 'report' && one.state === 'unagreed' && one.toldBy?.phone === agreed.who
      ? { ...one, agreement: agreed.agreement.id, state: 'waiting' }
      : one,
  ),
});

/** Whether a report that lies here may be tried under an agreement. Who is named alike may be another: the server knows. */
export function mayGoUnder(
  { agreement, toldBy, residentName }: ReportFor,
  { agreement: given, who }: Agreed,
): boolean {
  if (given.id === agreement) return false;
  if (toldBy === undefined) return residentName.zh === given.residentName.zh;
  return toldBy.phone === undefined ? given.agreedBy === 'signature' : toldBy.phone === who;
}

/** Pressed twice, it is written down once; a walk that is written down is over. */
export function appended(work: Work, entry: Entry): Work {
  if (entry.kind === 'walk') {
    const walks = work.walks.filter(({ patrol }) => patrol !== entry.patrol);
    // Ended in another window, it has been written down there.
    if (walks.length === work.walks.length) return work;
    return { ...work, walks, entries: [...work.entries, entry] };
  }
  if (work.entries.some(({ id }) => id === entry.id)) return work;
  const sent = work.entries.filter(({ state }) => state === 'sent');
  const forgotten = new Set(sent.slice(0, Math.max(0, sent.length - mostSent)));
  // Whoever was asked need not be known any longer.
  const rest = entry.kind === 'asking' ? withoutShown(work, entry.code) : work;
  return { ...rest, entries: [...work.entries.filter((one) => !forgotten.has(one)), entry] };
}

export const changed = (work: Work, id: string, to: Partial<Entry>): Work => ({
  ...work,
  entries: work.entries.map((one) => (one.id === id ? ({ ...one, ...to } as Entry) : one)),
});

/** Why the server does not take it; what another window of the phone has sent meanwhile was taken. */
export const refused = (work: Work, id: string, problem: string): Work =>
  waitingIn(work).some((one) => one.id === id)
    ? changed(work, id, { state: 'refused', problem })
    : work;

/** The server has what was done at a case, which is no task any more until it lists it again. */
export function delivered(work: Work, { id, code }: Pick<AtCase, 'id' | 'code'>): Work {
  const { taken } = work;
  const left = taken && { ...taken, tasks: taken.tasks.filter((task) => task.code !== code) };
  return changed({ ...work, taken: left }, id, { state: 'sent', problem: null });
}

export const dropped = (work: Work, id: string): Work => ({
  ...work,
  entries: work.entries.filter((one) => one.id !== id),
});

/** Photos of what was not taken, as they are to go out with it: some are taken out, others put in their place. */
export const withPhotos = (
  work: Work,
  id: string,
  by: (keys: readonly string[]) => readonly string[],
): Work => ({
  ...work,
  entries: work.entries.map((one) => {
    if (one.id !== id || one.state !== 'refused') return one;
    const keys = by(one.photos.map(({ key }) => key));
    const photos = keys.map(
      (key) => one.photos.find((held) => held.key === key) ?? { key, id: null },
    );
    return { ...one, photos };
  }),
});

/** What the server said of one photo. */
export const photoAnswered = (work: Work, id: string, photo: KeptPhoto): Work => ({
  ...work,
  entries: work.entries.map((one) =>
    one.id === id
      ? { ...one, photos: one.photos.map((held) => (held.key === photo.key ? photo : held)) }
      : one,
  ),
});

interface Gone {
  problem: string;
  /** Another request id for each photo that lies in this phone. */
  anew: ReadonlyMap<string, string>;
}

/** Photos that the server no longer has go out once more by themselves; in place of what is nowhere any more comes another. */
export const withPhotosAnew = (work: Work, id: string, { problem, anew }: Gone): Work => ({
  ...work,
  entries: work.entries.map((one) => {
    // Another window of the phone may have done so, or sent it.
    if (one.id !== id || one.state !== 'waiting' || one.photosAnew === true) return one;
    const photos = one.photos.map(({ key }): KeptPhoto => {
      const requestId = anew.get(key);
      return { key, id: null, ...(requestId === undefined ? { refused: problem } : { requestId }) };
    });
    return { ...one, photos, photosAnew: true };
  }),
});

export const waitingIn = ({ entries }: Work): readonly Entry[] =>
  entries.filter(({ state }) => state === 'waiting');

/** Whether what this phone did at a case waits to go out: until the server has it, it is no task. */
export const isDone = (work: Work, code: string): boolean =>
  waitingIn(work).some((one) => 'code' in one && one.code === code);
