import { settableClock } from '../../../server/platform/clock.ts';
import { createIds } from '../../../server/platform/ids.ts';
import type { Deps } from '../../../server/platform/use-case.ts';

/** Something that somebody does at a moment; the key names it, and draws its ids. */
export interface Event {
  at: Date;
  key: string;
  run: (deps: Deps) => Promise<void>;
}

/** What a service is given at a moment of the past; ids are drawn by chance unless it is passed. */
export function depsAt<D extends Deps>(deps: D, at: Date, random?: (size: number) => Buffer): D {
  const clock = settableClock(at);
  return { ...deps, clock, ids: createIds(clock, random), wakeOutbox: () => {} };
}
