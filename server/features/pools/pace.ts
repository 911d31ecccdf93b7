import { addDays, type LocalDate, startOfDay } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { type DayPoints, paceDays } from './decide.ts';
import { listGivenDays } from './given-store.ts';

/** What these payers gave on each day of the last four weeks; the last one is today. */
export async function givenByDay(
  read: Read,
  scope: Scope,
  { payers, today }: { payers: readonly bigint[]; today: LocalDate },
): Promise<(of: readonly bigint[]) => DayPoints[]> {
  const from = addDays(today, 1 - paceDays);
  const since = startOfDay(from);
  const given = Map.groupBy(
    await listGivenDays(read, scope, { payers, since }),
    ({ payer }) => payer,
  );
  return (of) => {
    const own = of.flatMap((payer) => given.get(payer) ?? []);
    return Array.from({ length: paceDays }, (_, place) => {
      const day = addDays(from, place);
      const onDay = own.filter((one) => one.day === day);
      return { day, points: onDay.reduce((sum, { points }) => sum + points, 0) };
    });
  };
}
