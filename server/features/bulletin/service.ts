import type { BulletinEntry } from '../../../contract/bulletin.ts';
import { doorsIn } from '../../../contract/doors.ts';
import type { Sentence } from '../../../contract/values.ts';
import { addDays, localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { prefixOf, type Scope, staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as photos from '../photos/service.ts';
import { says } from '../privacy/service.ts';
import { namesIn } from './names.ts';
import { hasMask, personalDataIn, platesIn, pointsAt, withoutMention } from './personal-data.ts';
import { refuse } from './refusals.ts';
import { showEntry } from './shown.ts';
import * as store from './store.ts';

export { endShown, takeDown } from './ending.ts';
export { type FeedDeps, jsonFeed, rssFeed } from './feeds.ts';
export { namesIn } from './names.ts';
export { personalDataIn, platesIn } from './personal-data.ts';
export { listShownAreas } from './store.ts';

/** What the bulletin is given of a case: nothing that names a person or a door. */
export interface MaskedFacts {
  caseId: string;
  caseCode: string;
  category: Sentence;
  unit: Sentence | null;
  reportedOn: string;
  closedOn: string;
  firstAnswerMinutes: number | null;
  totalHours: number;
  rating: number | null;
  confirmed: boolean;
  /** Where it is shown: its grid, or the community where only the reporter's home is known. */
  area: string | null;
  /** Photos of the case: the reporter's, and those of the work done. */
  photosBefore: readonly string[];
  photosAfter: readonly string[];
}

/** Somebody of the matter: their name must not stand in what is published. */
export interface Named {
  name: string | null;
  /** They agreed to be thanked by a masked name. */
  mayBeThanked: boolean;
}

export interface Publication extends MaskedFacts {
  /** Everybody who reported it, and the children who noticed it. */
  spokenOf: readonly Named[];
  title: string;
  words: string;
  place: string;
  /** Masked copies of photos of the case. */
  photoIds: readonly string[];
  /** How many days it is shown. */
  shownDays?: number | undefined;
  /** Somebody read what looked like a name, and it is none. */
  namesChecked?: boolean | undefined;
}

/** A quarter of a year: long enough to be seen, too short for an archive of other people's trouble. */
const usualDays = 90;

interface Publishing {
  deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>;
  ask: Ask;
}

/** Publishes a masked copy; a field that holds a number of a person is refused by name. */
export async function publish(
  tx: Tx,
  { deps, ask }: Publishing,
  publication: Publication,
): Promise<Refusal | undefined> {
  const { photoIds, photosBefore, photosAfter, shownDays = usualDays } = publication;
  const fault = faultOf(publication);
  if (fault !== undefined) return fault;
  const copies = await photos.holdMasked(tx, ask.scope, photoIds);
  const originalOf = (id: string) => copies.get(id)?.original ?? '';
  if (!photoIds.every((id) => copies.has(id)))
    return refuse('photo_not_masked', { field: '/photoIds' });
  const own = [...photosBefore, ...photosAfter];
  if (!photoIds.every((id) => own.includes(originalOf(id))))
    return refuse('photo_of_other_case', { field: '/photoIds' });
  const at = deps.clock.now();
  await store.insertEntry(tx, ask.scope, {
    ...publication,
    id: deps.ids.uuid(),
    before: photoIds.filter((id) => photosBefore.includes(originalOf(id))),
    after: photoIds.filter((id) => photosAfter.includes(originalOf(id))),
    at,
    shownUntil: addDays(localDate(at), shownDays - 1),
    by: staffOf(ask.scope).id,
  });
  return undefined;
}

/** What must not stand in what everyone reads: numbers, plates, names, doors. */
function faultOf({ title, words, place, ...about }: Publication): Refusal | undefined {
  const { spokenOf, namesChecked = false } = about;
  for (const [name, text] of Object.entries({ title, words, place })) {
    const field = `/${name}`;
    if (personalDataIn(text) || spokenOf.some((one) => says(text, one.name)))
      return refuse('personal_data', { field });
    if (platesIn(text)) return refuse('bulletin_plate', { field });
    if (thanksWithoutConsent(text, spokenOf)) return refuse('thanked_without_consent', { field });
  }
  if (namesChecked) return undefined;
  // All of it at once: whoever ticks that it was checked has seen all that there is to check.
  const found = Object.entries({ title, words, place }).flatMap(([name, text]) =>
    [
      ...namesIn(text).filter((one) => !spokenOf.some(({ name }) => pointsAt(one, name))),
      ...doorsIn(text),
    ].map((one) => ({ field: `/${name}`, one })),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const values = { found: found.map(({ one }) => one).join('”“') };
  return refuse('might_name_somebody', { field: first.field, values });
}

/** A surname that several share may stand where one of them agreed, but not so that it can only be another. */
function thanksWithoutConsent(text: string, spokenOf: readonly Named[]): boolean {
  const agreed = spokenOf.filter(({ mayBeThanked }) => mayBeThanked);
  const rest = agreed.reduce((left, { name }) => withoutMention(left, name), text);
  return spokenOf.some(
    ({ name, mayBeThanked }) => !mayBeThanked && (pointsAt(rest, name) || hasMask(text, name)),
  );
}

/** Takes back the entries of some cases, where there are any: what they say was solved is being worked on again. */
export async function withdraw(tx: Tx, scope: Scope, caseIds: readonly string[]): Promise<void> {
  await store.deleteEntries(tx, scope, caseIds);
}

/** The reporter of a case has said that it is solved, after it was published without their word. */
export function confirm(
  tx: Tx,
  scope: Scope,
  confirmed: { caseId: string; rating: number },
): Promise<void> {
  return store.setConfirmed(tx, scope, confirmed);
}

interface Leaving {
  caseIds: readonly string[];
  name: string | null;
  /** Whoever reported the same: their mentions stay. */
  others: readonly (string | null)[];
}

/**
 * Takes a reporter's masked name out of what was published of their cases.
 * @returns how many entries are otherwise than before
 */
export async function takeOutMentions(
  tx: Tx,
  scope: Scope,
  { caseIds, name, others }: Leaving,
): Promise<number> {
  let changed = 0;
  for (const entry of await store.listEntriesOf(tx, scope, caseIds)) {
    const [title, words, place] = [entry.title, entry.words, entry.place].map((text) =>
      withoutMention(text, name, others),
    ) as [string, string, string];
    if (title === entry.title && words === entry.words && place === entry.place) continue;
    await store.setTexts(tx, scope, { id: entry.id, title, words, place });
    changed += 1;
  }
  return changed;
}

const pageSize = 12;

/** What is shown today, newest first; with `area` what lies below it. */
export async function listEntries(
  deps: Pick<Deps, 'database' | 'clock'>,
  ask: Pick<Ask, 'scope'>,
  { after, area }: { after?: string | undefined; area?: string | undefined },
) {
  const rows = await store.listEntries(deps.database.read, ask.scope, {
    before: decodeCursor(after),
    limit: pageSize,
    today: localDate(deps.clock.now()),
    ...(area === undefined ? {} : { below: prefixOf(area) }),
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    entries: rows.map(showEntry),
    next: last ? encodeCursor(last.published_at, last.id) : null,
  };
}

export async function getEntry(deps: Deps, ask: Ask, id: string): Promise<BulletinEntry | Refusal> {
  const today = localDate(deps.clock.now());
  const row = await store.findEntry(deps.database.read, ask.scope, { id, today });
  return row === undefined ? refuse('entry_not_found') : showEntry(row);
}

/** So long at most somebody's cache still holds a picture that was taken down. */
const freshSeconds = 300;

/** For how many seconds a masked copy may be kept: some while it is shown, none once it is not. */
export async function photoKeptSeconds(
  deps: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
  photo: string,
): Promise<number> {
  const today = localDate(deps.clock.now());
  const isShown = await store.isPublishedPhoto(deps.database.read, scope, { photo, today });
  return isShown ? freshSeconds : 0;
}
