import { dayMs } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as cases from '../cases/service.ts';

/** Growth compares the last thirty days with the thirty before. */
const lookedAtDays = 60;
/** What is told beyond that is not read: all are compared with all, in memory. */
const most = 2_000;

/** Which reports are looked at for topics: those since then, the newest of them where there are more. */
export const lookedAt = (now: Date) => ({
  since: new Date(now.getTime() - lookedAtDays * dayMs),
  limit: most,
});

/**
 * How long the two times are that growth compares, in milliseconds: thirty days each. Where more was told in
 * sixty days than is read, the halves of the time that was read: the rest of the earlier one would look silent.
 */
export async function comparedMs(
  read: Read,
  scope: Scope,
  { now, looked }: { now: Date; looked: cases.ToldSince },
): Promise<number> {
  const oldest = (await cases.findOldestRead(read, scope, looked)) ?? looked.since;
  return (now.getTime() - oldest.getTime()) / 2;
}
