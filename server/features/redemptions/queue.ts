import { createLane, halving } from '../../platform/group-commit.ts';
import type { Asked, Outcome } from '../../platform/together.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { refuse } from './refusals.ts';
import { type Reserved, reserveTogether, type Wanted } from './reserve.ts';

export interface ReservationQueueOptions {
  /** Shelves go by lane, so that no shelf is waited for. */
  lanes: number;
  /** Reservations of one transaction. */
  batch: number;
  /** Reservations that may wait; whoever comes on top is asked to come again. */
  capacity: number;
}

export interface ReservationQueue {
  /** Reserves together with whatever else is asked for at this moment. */
  reserve(ask: Ask, wanted: Wanted): Promise<Outcome<Reserved>>;
  /** Resolves when everything taken was answered. */
  drain(): Promise<void>;
}

export const usualQueue: ReservationQueueOptions = { lanes: 2, batch: 200, capacity: 5_000 };
const retryAfterSeconds = 3;

/** Group commit of reservations: a shelf that two hundred people want is locked once for all of them. */
export function createReservationQueue(
  deps: Deps,
  { lanes: count, batch, capacity }: ReservationQueueOptions = usualQueue,
): ReservationQueue {
  const lanes = Array.from({ length: count }, () =>
    createLane<Asked<Wanted>, Outcome<Reserved>>({
      size: batch,
      together: (first, other) => first.ask.scope.county === other.ask.scope.county,
      flush: (waiting) =>
        halving(waiting, (part) =>
          reserveTogether(
            deps,
            part.map(({ wanted }) => wanted),
          ),
        ),
    }),
  );
  let waiting = 0;
  return {
    async reserve(ask, wanted) {
      if (waiting >= capacity) return refuse('counter_busy', { retryAfterSeconds });
      const lane = lanes[laneOf(wanted.offer, count)];
      if (lane === undefined) throw new Error('no such lane');
      waiting += 1;
      try {
        return await lane.take({ ask, wanted });
      } finally {
        waiting -= 1;
      }
    },
    drain: async () => {
      await Promise.all(lanes.map((lane) => lane.drain()));
    },
  };
}

/** The last digits of a UUID are drawn by chance. */
const laneOf = (offer: string, lanes: number) => Number.parseInt(offer.slice(-6), 16) % lanes;
