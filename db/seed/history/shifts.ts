import type { TrackBody } from '../../../contract/patrols.ts';
import * as areas from '../../../server/features/areas/service.ts';
import * as patrols from '../../../server/features/patrols/service.ts';
import { addDays, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import type { SeedResident } from '../county/people.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';
import { granted, type TeamWalk, walkOf } from './team-walk.ts';

interface ShiftScope {
  county: number;
  until: Date;
  residents: readonly SeedResident[];
  actors: Actors;
}

interface Shift {
  key: string;
  by: 'dispatcher' | 'grid_worker';
  /** Which days, counted from the last of history, and at what hours. */
  firstDay: number;
  days: number;
  hours: readonly [from: number, until: number];
  people: number;
  way: string;
  /** The order that it comes from, with its number. */
  byOrder?: string;
}

/** Where the papers hang, five afternoons after school; and the evenings that are still to come. */
const afternoons: Shift = {
  key: 'afternoons',
  by: 'dispatcher',
  firstDay: -19,
  days: 5,
  hours: [15.5, 17.5],
  people: 3,
  way: '放学时段沿老街走一圈：看小学后门路口、服务站门口和河埠头，劝离占道车辆。',
};
const evenings: Shift = {
  key: 'evenings',
  by: 'grid_worker',
  firstDay: 1,
  days: 3,
  hours: [19, 20.5],
  people: 4,
  byOrder: '临溪县综治中心 重点巡逻令 第 7 号',
  way: '晚饭后走三个点，看路灯、楼道充电和独居老人家的窗口灯。',
};
/** Of the afternoons: the one that was walked, and the one on which it poured. */
const walkedDay = 1;
const rainyDay = 3;

const walkedMinutes = 46;
const scanEveryMinutes = 8;

/** Staff ask for patrols by a route; one is walked from paper to paper, one is called off. */
export async function shiftEvents(deps: Deps, scope: ShiftScope): Promise<Event[]> {
  const all = await areas.listAreas(deps.database.read, jobScope(scope.county, 'seed_demo'));
  const grid = all.find(({ level }) => level === 'grid')?.code;
  if (grid === undefined) return [];
  return [...ofAfternoons(scope, grid), ask(scope, grid, evenings).event];
}

const dayOf = ({ until }: ShiftScope, days: number) => addDays(localDate(until), days);

/** A shift as it is asked for the day before, and its tasks once they are there. */
function ask(scope: ShiftScope, area: string, shift: Shift) {
  const { key, by, firstDay, days, hours, people, way, byOrder } = shift;
  const tasks: string[] = [];
  const first = dayOf(scope, firstDay);
  const run = async (then: Deps) => {
    const asked = await patrols.createTasks(then, scope.actors.inRole(by, `shift/${key}`), {
      area,
      way,
      ...(byOrder === undefined ? {} : { byOrder }),
      route: await routeOf(then, scope),
      startsAt: startOfDay(first, hours[0]).toISOString(),
      endsAt: startOfDay(first, hours[1]).toISOString(),
      people,
      days,
    });
    tasks.push(...granted(asked).tasks.map(({ id }) => id));
  };
  const at = startOfDay(addDays(first, -2), 10.5);
  return { tasks, event: { at, key: `shift/${key}`, run } satisfies Event };
}

async function routeOf(deps: Deps, { actors }: ShiftScope): Promise<string[]> {
  const listed = await patrols.listPoints(deps, actors.inRole('dispatcher', 'shift/points'));
  return listed.points.map(({ id }) => id);
}

function ofAfternoons(scope: ShiftScope, area: string): Event[] {
  const { residents, actors } = scope;
  const { tasks, event } = ask(scope, area, afternoons);
  const at = (day: number, hour: number) =>
    startOfDay(dayOf(scope, afternoons.firstDay + day), hour);
  const key = 'patrol/afternoon';
  const begin = at(walkedDay, afternoons.hours[0] + 0.05);
  const team = residents.filter(({ grid, ageGroup }) => grid === area && ageGroup !== 'under_18');
  return [
    event,
    ...walkOf({
      key,
      team: team.slice(0, 2),
      actors,
      begin,
      minutes: walkedMinutes,
      task: () => tasks[walkedDay] ?? '',
      proofOf: byPapers(begin),
    }),
    {
      at: at(rainyDay, 11),
      key: 'shift/called-off',
      run: async (then) => {
        const calling = actors.inRole('dispatcher', 'shift/called-off');
        granted(await patrols.callOffTask(then, calling, tasks[rainyDay] ?? ''));
      },
    },
  ];
}

export const minutesAfter = (begin: Date, minutes: number): Date =>
  new Date(begin.getTime() + minutes * 60_000);

/** From paper to paper: what a phone without a position sends. */
const byPapers =
  (begin: Date): TeamWalk['proofOf'] =>
  async (place, deps) => {
    const codes = await readPapers(deps);
    const count = Math.floor(walkedMinutes / scanEveryMinutes) + 1;
    const scans = Array.from({ length: count }, (_, stop) => ({
      at: minutesAfter(begin, stop * scanEveryMinutes + 1 + place / 4),
      code: codes[stop % codes.length] ?? '',
    }));
    return {
      datum: 'wgs84',
      points: [],
      scans: scans.map(({ at, code }) => ({ at: at.toISOString(), code })),
    } satisfies TrackBody;
  };

/** The codes as they stand on the walls: no answer but the paper itself tells them. */
export async function readPapers({ database }: Deps): Promise<string[]> {
  const rows = await database.read
    .selectFrom('patrol_point_codes')
    .innerJoin('patrol_points', (join) =>
      join
        .onRef('patrol_points.county', '=', 'patrol_point_codes.county')
        .onRef('patrol_points.id', '=', 'patrol_point_codes.point'),
    )
    .select('patrol_point_codes.code')
    .where('ends_at', 'is', null)
    .orderBy('patrol_points.made_at')
    .execute();
  return rows.map(({ code }) => code);
}
