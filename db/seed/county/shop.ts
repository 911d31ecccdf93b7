import { dayMs } from '../../../server/platform/calendar.ts';
import { seededRandom } from '../../../server/platform/ids.ts';
import { isRefusal, type Refusal } from '../../../server/platform/refusal.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { createActors } from '../history/actors.ts';
import { depsAt } from '../history/moment.ts';
import type { SeedResident, SeedStaff } from './people.ts';
import type { CountyPlan } from './plan.ts';

/** The shop of the demo while it is set up. */
export interface Shop extends Pick<CountyPlan, 'residents' | 'staff'> {
  deps: Deps;
  county: number;
  now: Date;
}

/** Offers by counter and reward: the shelf, or the slots in order. */
export type Offers = Map<string, string[]>;

export function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`the shop of the demo was refused: ${answer.code}`);
  return answer;
}

export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayMs);

/** Somebody of staff who does something at a moment, with ids drawn from its name. */
export function actingAt({ deps, county, staff }: Shop, login: string) {
  const person = staff.find((one) => one.login === login) as SeedStaff;
  const actors = createActors(county, [person]);
  return (key: string, at: Date) => ({
    deps: depsAt(deps, at, seededRandom(`rewards/${key}`)),
    ask: actors.inRole(person.role, `rewards/${key}`),
  });
}

/** A resident who does something at a moment. */
export function residentAt({ deps, county }: Shop, who: Pick<SeedResident, 'phone'>) {
  const actors = createActors(county, []);
  return (key: string, at: Date) => ({
    deps: depsAt(deps, at, seededRandom(`rewards/${key}`)),
    ask: actors.resident(who, `rewards/${key}`),
  });
}

/** Whether this part of the demo was written already: it is there whole, or not at all. */
export async function isWritten(
  { database }: Deps,
  table:
    | 'activities'
    | 'answer_templates'
    | 'feedback'
    | 'mediators'
    | 'rewards'
    | 'rosters'
    | 'safe_household_criteria',
  county: number,
): Promise<boolean> {
  const row = await database.read
    .selectFrom(table)
    .select('county')
    .where('county', '=', county)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
