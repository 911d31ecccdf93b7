import * as notices from '../../../server/features/notices/service.ts';
import { dayMs } from '../../../server/platform/calendar.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import type { SeedResident } from '../county/people.ts';
import type { Actors } from './actors.ts';

/** Notices of the last days are still unread; a year of them would bury what is new. */
const unreadDays = 2;

/** Lets residents have read what they were told before the last days. */
export async function readNotices(
  deps: Deps,
  { residents, actors }: { residents: readonly SeedResident[]; actors: Actors },
): Promise<void> {
  const since = deps.clock.now().getTime() - unreadDays * dayMs;
  for (const resident of residents) {
    const ask = actors.resident(resident, `notices/${resident.phone}`);
    let after: string | undefined;
    do {
      const page = await notices.listMine(deps, ask, after);
      const newest = page.notices.find(({ at }) => Date.parse(at) < since);
      if (newest !== undefined) await notices.markRead(deps, ask, newest.id);
      after = newest === undefined ? (page.next ?? undefined) : undefined;
    } while (after !== undefined);
  }
}
