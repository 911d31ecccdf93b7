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
 * with too few people joins the next one inwards; where all together are too few, none is shown.
 */
export function changeBands(changes: Iterable<number>): ChangeBand[] {
  const bands = bandEdges.map(([from, to]): ChangeBand => ({ from, to, people: 0 }));
  for (const change of changes) {
    const band = bands.find(({ to }) => to === null || change <= to);
    if (band !== undefined) band.people++;
  }
  if (bands.reduce((sum, { people }) => sum + people, 0) < smallestGroup) return [];
  const middle = bands.findIndex(({ from }) => from === 0);
  const losing = joinInwards(bands.slice(0, middle));
  const gaining = joinInwards(bands.slice(middle + 1).reverse());
  const same = bands.slice(middle, middle + 1);
  return trimmed(joinMiddle(losing, same, gaining));
}

const isTooFew = ({ people }: ChangeBand) => people > 0 && people < smallestGroup;

/** From the outer end of one side: what is too few goes on into the next. */
function joinInwards(bands: readonly ChangeBand[]): ChangeBand[] {
  const [first, second, ...rest] = bands;
  if (first === undefined || second === undefined) return [...bands];
  if (isTooFew(first)) return joinInwards([joinedOf(first, second), ...rest]);
  return [first, ...joinInwards([second, ...rest])];
}

/** The innermost of each side, where too few are left, goes to those without a change; these in turn outwards. */
function joinMiddle(
  losing: ChangeBand[],
  [same]: ChangeBand[],
  gaining: ChangeBand[],
): ChangeBand[] {
  if (same === undefined) return [];
  let middle = same;
  const sides = [losing, gaining];
  for (const side of sides) {
    const last = side.at(-1);
    if (last !== undefined && isTooFew(last)) middle = joinedOf(middle, side.pop() ?? last);
  }
  while (isTooFew(middle)) {
    const side = sides.find((one) => one.some(({ people }) => people > 0));
    const next = side?.pop();
    if (next === undefined) break;
    middle = joinedOf(middle, next);
  }
  return [...losing, middle, ...gaining.reverse()];
}

function joinedOf(one: ChangeBand, other: ChangeBand): ChangeBand {
  const [low, high] = (one.to ?? Infinity) < (other.to ?? Infinity) ? [one, other] : [other, one];
  return { from: low.from, to: high.to, people: one.people + other.people };
}

function trimmed(bands: readonly ChangeBand[]): ChangeBand[] {
  const isThere = ({ people }: ChangeBand) => people > 0;
  return bands.slice(bands.findIndex(isThere), bands.findLastIndex(isThere) + 1);
}
