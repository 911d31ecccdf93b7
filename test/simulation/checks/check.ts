import type { YearCase } from '../../../db/seed/year/case.ts';
import type { SignalCode } from '../../../db/seed/year/expected-signals.ts';
import type { LocalDate } from '../../../server/platform/calendar.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import type { OpenHolds } from '../errands.ts';
import type { World } from '../world.ts';

/** A day that has just ended. */
export interface DayEnd {
  world: World;
  /** On the clock of the last minute of the day. */
  deps: Deps;
  day: LocalDate;
  /** From 0. */
  number: number;
  last: boolean;
  holds: OpenHolds;
  /** Cases reported on this day, and what each must have raised. */
  reported: readonly YearCase[];
  expected: ReadonlyMap<string, ReadonlySet<SignalCode>>;
}

/** What must hold after every day. @returns a sentence for each thing that does not */
export interface Check {
  name: string;
  find(end: DayEnd): Promise<string[]>;
}

/** A check that is one statement: each row is a thing that is wrong, `what` says which. */
export function sqlCheck(name: string, sql: string): Check {
  return {
    name,
    find: async ({ world, deps }) => {
      const values = [world.county, deps.clock.now()];
      const { rows } = await deps.database.pool.query<{ what: string }>(
        `with of (county, now) as (select $1::integer, $2::timestamptz) ${sql}`,
        values,
      );
      return rows.map(({ what }) => what);
    },
  };
}
