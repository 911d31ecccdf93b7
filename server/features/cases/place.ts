import { communityOf } from '../privacy/service.ts';

/**
 * The area of a case as it is shown and recorded. A report without a position lies in the grid of the
 * reporter's home, by which it finds its way; of that nobody is told more than the community.
 */
export const shownArea = ({ grid, lng }: { grid: string | null; lng: number | null }) =>
  lng === null ? communityOf(grid) : grid;
