import type { Position } from '../../../contract/values.ts';
import { communityOf } from '../privacy/service.ts';
import type { CaseRow } from './store.ts';

/**
 * The area of a case as it is shown and recorded. A report without a position lies in the grid of the
 * reporter's home, by which it finds its way; of that nobody is told more than the community.
 */
export const shownArea = ({ grid, lng }: { grid: string | null; lng: number | null }) =>
  lng === null ? communityOf(grid) : grid;

/** Where a case lies, where that is known by more than words. */
export const placeOf = ({
  lng,
  lat,
  accuracy_m: accuracyM,
}: Pick<CaseRow, 'lng' | 'lat' | 'accuracy_m'>): Position | null =>
  lng === null || lat === null ? null : { lng, lat, ...(accuracyM === null ? {} : { accuracyM }) };
