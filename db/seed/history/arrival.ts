import { addConsents } from '../../../server/features/consents/service.ts';
import {
  addResidents,
  completeProfile,
  finishTour,
} from '../../../server/features/residents/service.ts';
import { isRefusal } from '../../../server/platform/refusal.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import type { SeedResident } from '../county/people.ts';
import { residentId } from '../county/write.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';

/** Registers by phone, fills in the profile and is shown around: what earns the newcomer gift. */
export function arrival(
  county: number,
  { phone, name, grid, at }: SeedResident & { at: Date },
  actors: Actors,
): Event {
  const key = `arrival/${phone}`;
  const id = residentId(county, phone);
  const run = async (deps: Deps) => {
    const known = await deps.database.read
      .selectFrom('residents')
      .select('id')
      .where('county', '=', county)
      .where('id', '=', id)
      .executeTakeFirst();
    const residents = [{ id, phone, profile: null }];
    const scope = jobScope(county, 'seed_demo');
    if (known === undefined)
      await deps.database.transact(async (tx) => {
        await addResidents(tx, { deps, scope }, { households: [], residents, at });
        await addConsents(tx, scope, { residents: [id], purpose: 'location', at });
      });
    const age = { kind: 'adult' } as const;
    const done = await completeProfile(deps, actors.resident({ phone }, key), { name, grid, age });
    if (isRefusal(done)) throw new Error(`${key}: ${done.code}`);
    const toured = await finishTour(deps, actors.resident({ phone }, `${key}/tour`));
    if (isRefusal(toured)) throw new Error(`${key}: ${toured.code}`);
  };
  return { at, key, run };
}
