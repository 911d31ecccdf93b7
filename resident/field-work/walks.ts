import type { PatrolScan } from '../../contract/patrols.ts';
import type { Sentence } from '../../contract/values.ts';
import { aheadOn, withScan } from '../patrol/walk.ts';
import { agreementsOf } from './done.ts';
import type { Agreed, Work } from './entries.ts';

/** A patrol beside somebody who agreed, from its beginning until it is ended and written down. */
export interface Walk {
  patrol: string;
  /** By which it was begun, or is gone on with: it carries the end and the proof as well. */
  agreement: string;
  residentName: Sentence;
  /** What a leader shows to others; null: somebody else leads it. */
  code: string | null;
  begunAt: string;
  /**
   * By how many milliseconds the worker's phone is ahead of the county's clock. Not there where no time has been heard
   * yet, or an older build set out.
   */
  aheadMs?: number | undefined;
  /** What was scanned on walls, in its order. */
  scans: readonly PatrolScan[];
}

/**
 * Somebody set out beside the worker; what was begun for them before is ended by that and goes on with its scans. On the
 * same patrol they go on by the newer agreement, as the server has it: the one before carries nothing of it any more.
 */
export const setOut = (work: Work, walk: Walk): Work =>
  work.walks.some(({ patrol }) => patrol === walk.patrol)
    ? {
        ...work,
        walks: work.walks.map((one) =>
          one.patrol === walk.patrol ? { ...one, agreement: walk.agreement } : one,
        ),
      }
    : { ...work, walks: [...work.walks, walk] };

/** Whether who agreed walks beside the worker already, by this agreement or by one before it. */
export const isOut = ({ walks }: Pick<Work, 'walks'>, agreed: Agreed): boolean =>
  walks.some(({ agreement }) => agreementsOf(agreed).includes(agreement));

/** A paper that was scanned. */
interface Passing {
  code: string;
  /** What the phone's clock says, milliseconds. */
  nowMs: number;
  /** How wrong the server says that it is; undefined: this page has heard of no time. */
  heardMs: number | undefined;
}

/** By the county's clock, as it was known when they set out where nobody says it now. */
function withPassing(walk: Walk, { code, nowMs, heardMs }: Passing): Walk | undefined {
  const aheadMs = walk.aheadMs === undefined ? heardMs : aheadOn(walk, heardMs);
  const scans = withScan(walk.scans, code, nowMs - (aheadMs ?? 0));
  return scans && { ...walk, aheadMs, scans };
}

/** A point on the wall was passed by everybody who walks beside the worker now. */
export const passed = (work: Work, passing: Passing): Work => ({
  ...work,
  walks: work.walks.map((walk) => withPassing(walk, passing) ?? walk),
});

/** Whether one more scan has no room in what any of them sends. */
export const isFull = ({ walks }: Work, passing: Passing): boolean =>
  walks.some((walk) => withPassing(walk, passing) === undefined);

/** Different papers of a walk. */
export const countOf = ({ scans }: Pick<Walk, 'scans'>): number =>
  new Set(scans.map(({ code }) => code.slice(0, 6))).size;
