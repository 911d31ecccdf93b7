import type { Problem } from '../../contract/values.ts';
import type { Last, Walk } from './walk.ts';

/** What screens show of the walk on this phone. */
export interface RecorderView extends Last {
  /** The phone's own store has been read. */
  loaded: boolean;
  walk: Walk | null;
  /** Positions recorded so far. */
  count: number;
  /** denied: the owner does not let the page know where it is · lost: there is no position just now. */
  place: 'waiting' | 'found' | 'lost' | 'denied';
  /** false: the last attempt did not reach the server. */
  reached: boolean;
  problem: Problem | null;
}

export const atFirst: RecorderView = {
  loaded: false,
  walk: null,
  count: 0,
  last: null,
  lastAt: null,
  place: 'waiting',
  reached: true,
  problem: null,
};
