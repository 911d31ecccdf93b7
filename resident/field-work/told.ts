import { sentKind } from '../report/draft.ts';
import type { Agreed } from './entries.ts';
import type { Half } from './half-written.ts';
import { isPhone } from './numbers.ts';
import type { NewEntry } from './satchel.ts';

/** What kind of thing it seems to be: chosen, or else suggested. */
export const kindOf = ({ category = null, suggested = null }: Half) => category ?? suggested;

/** What a report lacks before it is whole; where nobody could agree yet, also who tells it. */
export const lacksOf = (half: Half, agreed: Agreed | null) => ({
  words: half.words.trim().length < 2,
  place: half.place.trim() === '' && half.position === null,
  child: half.child?.trim() === '',
  name: agreed === null && half.name.trim() === '',
  phone: agreed === null && half.phone !== '' && !isPhone(half.phone),
});

/** A report as it is written down. @param writtenAt when it was pressed */
export function reportIn(half: Half, agreed: Agreed | null, writtenAt: string): NewEntry {
  const { id, words, place, position, answers = [], child = null, sameAs = null } = half;
  return {
    kind: 'report',
    id,
    writtenAt,
    ...whoseOf(half, agreed),
    words: words.trim(),
    place: place.trim(),
    // A point that the worker vouches for: whose phone it was says nothing of the resident.
    position: position && { lng: position.lng, lat: position.lat },
    category: sentKind({ ...half, words: words.trim(), answers }),
    answers,
    child: child === null ? null : child.trim(),
    sameAs,
    receipt: null,
  };
}

/** Under whose agreement it goes out, or who has to agree first. */
function whoseOf({ name, phone }: Half, agreed: Agreed | null) {
  if (agreed !== null) {
    const { id, residentName } = agreed.agreement;
    return { agreement: id, residentName };
  }
  const known = name.trim();
  return {
    agreement: null,
    residentName: { zh: known, en: known },
    toldBy: { name: known, ...(phone === '' ? {} : { phone }) },
  };
}
