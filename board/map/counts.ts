import { prefixOf } from '../../contract/area-codes.ts';
import type { Area } from '../../contract/areas.ts';
import type { AreaCounts } from '../../contract/bulletin.ts';

export type Counts = Pick<AreaCounts, 'reported' | 'closed' | 'open' | 'overdue'>;

/** What was counted below an area; where only the community is known it counts for that and above. */
export function countsOf(code: string, counted: readonly AreaCounts[]): Counts {
  const prefix = prefixOf(code);
  const sum = { reported: 0, closed: 0, open: 0, overdue: 0 };
  for (const one of counted) {
    if (!one.area.startsWith(prefix)) continue;
    sum.reported += one.reported;
    sum.closed += one.closed;
    sum.open += one.open;
    sum.overdue += one.overdue;
  }
  return sum;
}

/** Where each shade begins; the first is for none at all. */
export const shades = [0, 1, 5, 20] as const;

export const shadeOf = (closed: number): number =>
  shades.filter((from) => closed >= from).length - 1;

export const belowOf = (areas: readonly Area[], code: string) =>
  areas.filter(({ parent }) => parent === code);
