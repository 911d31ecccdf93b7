import * as areas from '../../../server/features/areas/service.ts';
import { dayMs } from '../../../server/platform/calendar.ts';
import { ringCentre } from '../../../server/platform/geometry.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { chanceOf } from '../chance.ts';
import type { SeedResident } from '../county/people.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';
import { oddWalks } from './odd-walks.ts';
import { atHour } from './road.ts';
import { byTracks, walkOf } from './team-walk.ts';
import { courseOf } from './walk.ts';

interface PatrolScope {
  county: number;
  until: Date;
  residents: readonly SeedResident[];
  actors: Actors;
}

/** Patrols of the last weeks, and over how many days they are spread. */
const walks = 14;
const overDays = 40;
/** Grids that nobody walks: the desk lists them. */
const quietShare = 0.3;

/** Two or three neighbours walk a round in the evening; the next morning their phones have all sent it. */
export async function patrolEvents(
  deps: Deps,
  { county, until, residents, actors }: PatrolScope,
): Promise<Event[]> {
  const grids = (await areas.listAreas(deps.database.read, jobScope(county, 'seed_demo'))).filter(
    ({ level }) => level === 'grid',
  );
  const walked = grids.slice(0, Math.ceil(grids.length * (1 - quietShare)));
  const middles = new Map(grids.map(({ code, ring }) => [code, ringCentre(ring)]));
  const rounds = Array.from({ length: walks }, (_, place) => {
    const key = `patrol/${place}`;
    const chance = chanceOf(key);
    const grid = chance.pick(walked);
    const day = new Date(until.getTime() - (1 + ((place + 0.5) * overDays) / walks) * dayMs);
    const begin = atHour(day, chance.between(18.5, 19.5));
    const minutes = chance.whole(35, 75);
    const team = teamOf(residents, grid.code, chance.whole(2, 3));
    const course = courseOf(chanceOf(`${key}/course`), minutes);
    const proofOf = byTracks({ key, begin }, { course, from: ringCentre(grid.ring) });
    return walkOf({ key, team, actors, begin, minutes, proofOf });
  });
  return [...rounds.flat(), ...oddWalks({ until, residents, actors, middles })];
}

/** Grown-ups, those of the grid first. */
function teamOf(residents: readonly SeedResident[], grid: string, size: number): SeedResident[] {
  const grownUps = residents.filter(({ ageGroup }) => ageGroup !== 'under_18');
  const near = (one: SeedResident) => (one.grid === grid ? 0 : 1);
  return grownUps.toSorted((a, b) => near(a) - near(b)).slice(0, size);
}
