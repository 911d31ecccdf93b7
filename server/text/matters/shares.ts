import { gramsOf, plain } from '../plain.ts';
import { firstUseful, type Sighting } from './groups.ts';

/** One of several reports of what staff found to be one matter. */
export interface MergedReport extends Sighting {
  /** Who reported it; the same name is the same reporter. */
  reporter: string;
  /** A photo of their own, a point on the map, or words that say something which no earlier report says. */
  adds: boolean;
  /** Points were given for it already: as the first of its matter, or as one that supports it. */
  paid: 'as_first' | 'as_supporter' | null;
}

/**
 * first: paid as the reporter · supporter: by the book's rule for those who support · nothing_new, same_reporter: for
 * the same matter there is nothing to pay them for · kept: what was given before stays as it is.
 */
export type Share =
  | { kind: 'first' }
  | { kind: 'kept' }
  | { kind: 'supporter' | 'nothing_new' | 'same_reporter'; first: string };

/**
 * How reports of one matter share, by report; what was useless has no share. Whoever was paid as the first is that
 * for good, else it is the earliest that could be used. While an earlier one has not been looked at, nobody is the
 * first, and whoever is paid before it is paid as supporting it.
 */
export function sharesOf(reports: readonly MergedReport[]): Map<string, Share> {
  const standing = reports.filter(({ use }) => use !== 'useless').sort(byTime);
  const first =
    standing.find(({ paid }) => paid === 'as_first') ??
    firstUseful(standing.filter(({ paid }) => paid === null)) ??
    standing.find(({ paid }) => paid === null);
  const shares = new Map<string, Share>();
  const reporters = new Set(first === undefined ? [] : [first.reporter]);
  for (const one of standing) {
    if (one.paid !== null) shares.set(one.id, { kind: 'kept' });
    else if (one === first) shares.set(one.id, { kind: 'first' });
    else if (first !== undefined)
      shares.set(one.id, {
        kind: reporters.has(one.reporter)
          ? 'same_reporter'
          : one.adds
            ? 'supporter'
            : 'nothing_new',
        first: first.id,
      });
    reporters.add(one.reporter);
  }
  return shares;
}

const byTime = (one: Sighting, other: Sighting): number =>
  one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1);

/** Runs of two characters that nobody wrote before: “me too, please mend it” has fewer. */
const newRuns = 6;

/** Whether somebody's words say something that none of the earlier ones say. */
export function addsWords(words: string, earlier: readonly string[]): boolean {
  const said = new Set(earlier.flatMap(runsOf));
  return new Set(runsOf(words).filter((run) => !said.has(run))).size >= newRuns;
}

const runsOf = (text: string): string[] =>
  gramsOf(plain(text).replace(/[^\p{Letter}\p{Number}]/gu, ''), 2);
