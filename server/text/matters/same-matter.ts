import { distanceM } from '../../platform/geometry.ts';
import {
  areOfTwoKinds,
  copiedShare,
  cosine,
  type Idf,
  type Profile,
  sharedPhrase,
} from './likeness.ts';
import { contradict } from './places.ts';

/** What two texts have in common, as a person can check it, and what that adds up to. */
export interface Likeness {
  /** Cosine of their runs of letters and words, 0 to 1. */
  wording: number;
  /** Share of the shorter one that stands in the other word for word, 0 to 1. */
  copied: number;
  /** Length of what both call the matter, in pairs of letters that are not common. */
  phrase: number;
  /** They cannot be about one place. */
  elsewhere: boolean;
  /** At least `sameFrom` for one matter. */
  score: number;
}

/**
 * Fitted as a logistic line on pairs of citizens’ messages, each topic left out in turn, and rounded: a
 * phrase of three letters that both use, or half of the text copied, needs little else.
 */
const weights = { wording: 3, copied: 1.3, phrase: 1 };
const longestPhrase = 6;
/** From this score on two texts tell of one matter. */
export const sameFrom = 3.3;
/** Further apart than this nobody means the same place. */
const apartM = 3000;

export function likenessOf(idf: Idf, one: Profile, other: Profile): Likeness {
  const wording = areOfTwoKinds(one, other)
    ? cosine(one.beyondPlace, other.beyondPlace)
    : cosine(one.whole, other.whole);
  const copied = copiedShare(one, other);
  const phrase = sharedPhrase(idf, one, other);
  const elsewhere = contradict(one.places, other.places) || areApart(one, other);
  const score =
    weights.wording * Math.sqrt(wording) +
    weights.copied * copied +
    weights.phrase * Math.min(longestPhrase, phrase);
  return { wording, copied, phrase, elsewhere, score: elsewhere ? 0 : score };
}

export const isSame = ({ score }: Likeness): boolean => score >= sameFrom;

function areApart(
  { matter: { position: here } }: Profile,
  { matter: { position: there } }: Profile,
): boolean {
  return here !== undefined && there !== undefined && distanceM(here, there) > apartM;
}
