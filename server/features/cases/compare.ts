import { otherCategory } from '../../../contract/catalogue-of-categories.ts';
import type { Sentence } from '../../../contract/values.ts';
import { distanceM } from '../../platform/geometry.ts';
import type { Compared, Matter as Told } from '../../text/matters/likeness.ts';
import { isSame, likenessOf } from '../../text/matters/same-matter.ts';
import type { OpenReport } from './matter-store.ts';

/** Two reports of one category this near each other are worth a question, whatever their words. */
export const sideBySideM = 60;

export interface Likely<R> {
  report: R;
  score: number;
  why: Sentence;
}

type Placed = Pick<OpenReport, 'id' | 'category' | 'lng' | 'lat' | 'sameAs'>;

/**
 * Which of some reports may tell of the same as one, the likeliest first: its reporter or theirs says so, the
 * words are those of one matter, or it is the same kind of thing at the same spot. What cannot be at one place
 * is none, whatever the words. @param compared profiles of all of them, the one included; how far apart one spot
 * may be
 */
export function likelyOf<R extends Placed>(
  one: Placed,
  others: readonly R[],
  { profiles, idf, atOneSpotM = sideBySideM }: Compared & { atOneSpotM?: number },
): Likely<R>[] {
  const profileOf = new Map(profiles.map((profile) => [profile.matter.id, profile]));
  const own = profileOf.get(one.id);
  return others
    .flatMap((report): Likely<R>[] => {
      const theirs = profileOf.get(report.id);
      if (own === undefined || theirs === undefined || report.id === one.id) return [];
      const likeness = likenessOf(idf, own, theirs);
      const why = reasonOf({ one, report, likeness, atOneSpotM });
      return why === undefined ? [] : [{ report, why, score: likeness.score + why.weight }];
    })
    .map(({ why, ...rest }) => ({ ...rest, why: { zh: why.zh, en: why.en } }))
    .sort((a, b) => b.score - a.score || (a.report.id < b.report.id ? -1 : 1));
}

interface Reason extends Sentence {
  /** Added to the score of the words, which is below 12. */
  weight: number;
}

interface Pair {
  one: Placed;
  report: Placed;
  likeness: ReturnType<typeof likenessOf>;
  atOneSpotM: number;
}

function reasonOf({ one, report, likeness, atOneSpotM }: Pair): Reason | undefined {
  if (one.sameAs === report.id || report.sameAs === one.id)
    return {
      zh: '上报的人说是同一件事',
      en: 'their reporter says that it is the same',
      weight: 100,
    };
  if (likeness.elsewhere) return undefined;
  if (isSame(likeness))
    return likeness.copied >= 0.5
      ? { zh: '写的几乎一样', en: 'written almost alike', weight: 1 }
      : { zh: '说的像是同一件事', en: 'the words tell of one matter', weight: 0 };
  if (one.category !== report.category) return undefined;
  const metres = metresBetween(one, report);
  return metres === undefined || metres > atOneSpotM
    ? undefined
    : { zh: '同一类，就在同一处', en: 'the same kind at the same spot', weight: 0 };
}

function metresBetween(one: Placed, other: Placed): number | undefined {
  if (one.lng === null || one.lat === null || other.lng === null || other.lat === null)
    return undefined;
  return distanceM({ lng: one.lng, lat: one.lat }, { lng: other.lng, lat: other.lat });
}

/**
 * The catalogue as texts of people: beside two or three reports alone, every word that they share would look
 * like one that everybody uses.
 */
export const background = (
  categories: readonly { code: string; name: Sentence; keywords: readonly string[] }[],
  at: Date,
): Told[] =>
  categories.map(({ code, name, keywords }) => ({
    id: `category/${code}`,
    reporter: '',
    at,
    title: name.zh,
    text: keywords.join('，'),
  }));

/** A report as it is compared. What is told in words only may be of any kind, and its place is among its words. */
export const toldBy = (
  { id, category, reportedAt, lng, lat }: Omit<Placed, 'sameAs'> & Pick<OpenReport, 'reportedAt'>,
  { title, words, place }: { title: string; words: string; place?: string },
): Told => ({
  id,
  reporter: id,
  at: reportedAt,
  title,
  text: words,
  ...(category === '' || category === otherCategory ? {} : { kind: category }),
  ...(place === undefined ? {} : { place }),
  ...(lng === null || lat === null ? {} : { position: { lng, lat } }),
});
