import type { ChangeBand, GroupOutcome } from '../../../contract/rehearsals.ts';

/** Groups of fewer people than this are never shown on their own. */
export const smallestGroup = 5;
export const otherCode = 'other';

/** Sums over the people of one group. */
export interface GroupSums {
  people: number;
  gain: number;
  lose: number;
  current: number;
  draft: number;
}

export const noSums = (): GroupSums => ({ people: 0, gain: 0, lose: 0, current: 0, draft: 0 });

/** Adds one person's points by both books. */
export function addPerson(sums: GroupSums, current: number, draft: number): void {
  sums.people++;
  if (draft > current) sums.gain++;
  if (draft < current) sums.lose++;
  sums.current += current;
  sums.draft += draft;
}

/**
 * Folds groups that are too small into `other`, and as many more of the smallest as it takes for
 * `other` itself to be large enough: nobody can be found by subtraction. Where all people together
 * are too few, nothing is left to show.
 */
export function foldSmall(groups: ReadonlyMap<string, GroupSums>): Map<string, GroupSums> {
  const bySize = [...groups].sort(([, a], [, b]) => a.people - b.people);
  const other = noSums();
  while (
    bySize.length > 0 &&
    ((bySize[0]?.[1].people ?? 0) < smallestGroup ||
      (other.people > 0 && other.people < smallestGroup))
  ) {
    const [, sums] = bySize.shift() ?? ['', noSums()];
    for (const figure of ['people', 'gain', 'lose', 'current', 'draft'] as const)
      other[figure] += sums[figure];
  }
  const left = new Set(bySize.map(([code]) => code));
  const folded = new Map([...groups].filter(([code]) => left.has(code)));
  if (other.people >= smallestGroup) folded.set(otherCode, other);
  return folded;
}

/** Mean change in hundredths of a point a head, half away from zero. */
export function meanChange({ people, current, draft }: GroupSums): number {
  if (people === 0) return 0;
  const hundredths = Math.round((Math.abs(draft - current) * 100) / people);
  return draft < current ? -hundredths : hundredths;
}

export const groupOutcome = (
  given: Pick<GroupOutcome, 'by' | 'code' | 'name'>,
  sums: GroupSums,
): GroupOutcome => ({ ...given, ...sums, meanChange: meanChange(sums) });

/** First and last figures of the bands of change; losing and gaining mirror each other. */
const bandEdges = [
  [null, -51],
  [-50, -21],
  [-20, -6],
  [-5, -1],
  [0, 0],
  [1, 5],
  [6, 20],
  [21, 50],
  [51, null],
] as const;

/**
 * How many people gain or lose how much. Bands at either end that nobody is in are left out, and one
 * with too few people joins the next one inwards.
 */
export function changeBands(changes: Iterable<number>): ChangeBand[] {
  const bands = bandEdges.map(([from, to]): ChangeBand => ({ from, to, people: 0 }));
  for (const change of changes) {
    const band = bands.find(({ to }) => to === null || change <= to);
    if (band !== undefined) band.people++;
  }
  return joinEnd(joinEnd(bands).reverse()).reverse();
}

/** Joins bands from the first one on until it holds enough people. */
function joinEnd(bands: readonly ChangeBand[]): ChangeBand[] {
  const [first, second, ...rest] = bands;
  if (first === undefined || second === undefined) return [...bands];
  if (first.people >= smallestGroup) return [...bands];
  if (first.people === 0) return joinEnd([second, ...rest]);
  const [low, high] =
    (second.to ?? Infinity) > (first.to ?? Infinity) ? [first, second] : [second, first];
  const joined = { from: low.from, to: high.to, people: first.people + second.people };
  return joinEnd([joined, ...rest]);
}
