import { areOfTwoKinds, type Compared, cosine, type Matter, type Profile } from './likeness.ts';
import { joinAlike, type Link } from './linkage.ts';
import { contradict } from './places.ts';

/** Matters that tell of one thing, in the order of their times. */
export interface Topic {
  matters: Matter[];
}

/** Mean likeness from which on two groups are one. */
const joinedFrom = 0.085;
/** Pairs that share less than this share nothing. */
const leastAlike = 0.03;
/** What so many texts hold brings no two of them together. */
const commonShare = 0.1;
/** After so many days likeness counts half: what is told years later is hardly the same thing. */
const halfLifeDays = 1460;
const dayMs = 86_400_000;

/**
 * Groups matters by likeness of words, place and time: average linkage, which joins the two groups whose
 * members are alike on average the most, until no two are alike enough. Their order makes no difference.
 */
export function findTopics({ profiles }: Pick<Compared, 'profiles'>): Topic[] {
  const ordered = [...profiles].sort((a, b) => byTime(a.matter, b.matter));
  return joinAlike(ordered.length, linksOf(ordered), joinedFrom).map((group) => ({
    matters: group.flatMap((i) => ordered[i]?.matter ?? []),
  }));
}

const byTime = (a: Matter, b: Matter) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);

function linksOf(profiles: readonly Profile[]): Link[] {
  const holders = new Map<number, number[]>();
  const links: Link[] = [];
  const frequency = new Map<number, number>();
  for (const { whole } of profiles)
    for (const feature of whole.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const most = Math.max(20, profiles.length * commonShare);
  profiles.forEach((profile, i) => {
    const alike = new Float64Array(i);
    for (const [feature, weight] of profile.whole) {
      if ((frequency.get(feature) ?? 0) > most) continue;
      const earlier = holders.get(feature) ?? [];
      for (const j of earlier)
        (alike[j] as number) += weight * (profiles[j]?.whole.get(feature) ?? 0);
      earlier.push(i);
      holders.set(feature, earlier);
    }
    alike.forEach((likeness, j) => {
      const other = profiles[j] as Profile;
      if (likeness < leastAlike || contradict(profile.places, other.places)) return;
      if (shareOnlyThePlace(profile, other)) return;
      links.push({ one: j, other: i, likeness: likeness * nearInTime(profile, other) });
    });
  });
  return links;
}

/** Of two kinds, they are one thing only if more than the name of their place is alike. */
const shareOnlyThePlace = (one: Profile, other: Profile): boolean =>
  areOfTwoKinds(one, other) && cosine(one.beyondPlace, other.beyondPlace) < joinedFrom;

function nearInTime({ matter: { at } }: Profile, other: Profile): number {
  const days = Math.abs(at.getTime() - other.matter.at.getTime()) / dayMs;
  return 0.5 ** (days / halfLifeDays);
}
