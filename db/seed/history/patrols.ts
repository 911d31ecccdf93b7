import * as areas from '../../../server/features/areas/service.ts';
import * as patrols from '../../../server/features/patrols/service.ts';
import { dayMs } from '../../../server/platform/calendar.ts';
import { isRefusal, type Refusal } from '../../../server/platform/refusal.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { chanceOf } from '../chance.ts';
import type { SeedResident } from '../county/people.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';
import { atHour } from './road.ts';
import { courseOf, trackOf } from './walk.ts';

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
  return Array.from({ length: walks }, (_, place) => {
    const key = `patrol/${place}`;
    const chance = chanceOf(key);
    const grid = chance.pick(walked);
    const day = new Date(until.getTime() - (1 + ((place + 0.5) * overDays) / walks) * dayMs);
    const begin = atHour(day, chance.between(18.5, 19.5));
    const minutes = chance.whole(35, 75);
    const team = teamOf(residents, grid.code, chance.whole(2, 3));
    const from = middleOf(grid.ring);
    const course = courseOf(chanceOf(`${key}/course`), minutes);
    return walkOf({ key, team, actors, begin, minutes, from, course });
  }).flat();
}

/** Grown-ups, those of the grid first. */
function teamOf(residents: readonly SeedResident[], grid: string, size: number): SeedResident[] {
  const grownUps = residents.filter(({ ageGroup }) => ageGroup !== 'under_18');
  const near = (one: SeedResident) => (one.grid === grid ? 0 : 1);
  return grownUps.toSorted((a, b) => near(a) - near(b)).slice(0, size);
}

function middleOf(ring: readonly (readonly number[])[]) {
  const sum = (axis: 0 | 1) => ring.reduce((all, point) => all + (point[axis] ?? 0), 0);
  return { lng: sum(0) / ring.length, lat: sum(1) / ring.length };
}

interface Walk {
  key: string;
  team: readonly SeedResident[];
  actors: Actors;
  begin: Date;
  minutes: number;
  from: { lng: number; lat: number };
  course: ReturnType<typeof courseOf>;
}

function walkOf({ key, team, actors, begin, minutes, from, course }: Walk): Event[] {
  const known = { id: '', code: '' };
  const later = (after: number) => new Date(begin.getTime() + after * 60_000);
  const [leader, ...others] = team;
  if (leader === undefined) return [];
  const event = (name: string, after: number, run: Event['run']): Event => ({
    at: later(after),
    key: `${key}/${name}`,
    run,
  });
  return [
    event('begin', 0, async (deps) => {
      const begun = granted(
        await patrols.beginPatrol(deps, actors.resident(leader, `${key}/begin`)),
      );
      known.id = begun.id;
      known.code = begun.code ?? '';
    }),
    ...others.map((one, place) =>
      event(`join-${place}`, 0.5 + place / 10, async (deps) => {
        const ask = actors.resident(one, `${key}/join-${place}`);
        granted(await patrols.joinPatrol(deps, ask, { code: known.code }));
      }),
    ),
    ...team.map((one, place) =>
      event(`prove-${place}`, minutes + 2 + place, async (deps) => {
        const ask = actors.resident(one, `${key}/prove-${place}`);
        const chance = chanceOf(`${key}/phone-${place}`);
        const track = trackOf(chance, course, { from, begin: later(1), minutes });
        granted(await patrols.provePatrol(deps, ask, { id: known.id, ...track }));
      }),
    ),
  ];
}

function granted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`a patrol of the demo: ${answer.code}`);
  return answer;
}
