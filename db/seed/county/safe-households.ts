import { publishCriteria } from '../../../server/features/safe-households/service.ts';
import { addDays, localDate } from '../../../server/platform/calendar.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, daysBefore, done, isWritten } from './shop.ts';

/** Long enough ago to be in force at the first start. */
const publishedDays = 40;

/** Publishes what the demo county calls a safe household, where nobody has yet. */
export async function publishSafeHousehold(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  if (await isWritten(deps, 'safe_household_criteria', county)) return;
  const now = deps.clock.now();
  const at = daysBefore(now, publishedDays);
  const act = actingAt({ deps, county, residents, staff, now }, 'guize');
  const publishing = act('safe-household', at);
  done(
    await publishCriteria(publishing.deps, publishing.ask, {
      effectiveFrom: addDays(localDate(at), 1),
      criteria: [
        { kind: 'members', atLeast: 2 },
        { kind: 'months', atLeast: 3 },
        { kind: 'deeds', atLeast: 6 },
        { kind: 'kinds', atLeast: 2 },
      ],
    }),
  );
}
