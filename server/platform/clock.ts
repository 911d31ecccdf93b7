/** The time, passed in: a year of history runs in seconds and every failure replays. */
export interface Clock {
  now(): Date;
}

/** Milliseconds that only ever grow, whatever is done to the machine's date: for how long something lasts. */
export const elapsedMs = (): number => performance.now();

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved; for tests and for the demo's history. */
export interface SettableClock extends Clock {
  set(instant: Date): void;
  advance(duration: { hours?: number; minutes?: number; days?: number }): void;
}

export function settableClock(start: Date): SettableClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = instant.getTime();
    },
    advance: ({ days = 0, hours = 0, minutes = 0 }) => {
      current += ((days * 24 + hours) * 60 + minutes) * 60_000;
    },
  };
}
