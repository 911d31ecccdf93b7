import * as areas from '../../../server/features/areas/service.ts';
import * as patrols from '../../../server/features/patrols/service.ts';
import { dayMs } from '../../../server/platform/calendar.ts';
import { ringCentre } from '../../../server/platform/geometry.ts';
import { isRefusal } from '../../../server/platform/refusal.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';

interface PointScope {
  county: number;
  until: Date;
  actors: Actors;
}

/** Where papers hang, and how far from the middle of the grid, in degrees. */
const papers = [
  { name: '便民服务站', spot: '门口公告栏右边的墙上', east: 0, north: 0 },
  { name: '老樟树下', spot: '石凳对面的电线杆上', east: 0.0015, north: 0.0008 },
  { name: '小学后门', spot: '传达室的窗边', east: -0.0012, north: 0.0011 },
] as const;
const hungBeforeDays = 45;

/** In the first grid there are points on the wall, so that the desk and the phone have some to show. */
export async function pointEvents(
  deps: Deps,
  { county, until, actors }: PointScope,
): Promise<Event[]> {
  const scope = jobScope(county, 'seed_demo');
  const all = await areas.listAreas(deps.database.read, scope);
  const grid = all.find(({ level }) => level === 'grid');
  if (grid === undefined) return [];
  const middle = ringCentre(grid.ring);
  return papers.map(({ name, spot, east, north }, place) => ({
    at: new Date(until.getTime() - hungBeforeDays * dayMs + place * 60_000),
    key: `patrol-point/${place}`,
    run: async (then) => {
      const at = { lng: middle.lng + east, lat: middle.lat + north };
      const isThere = (await areas.findPlace(then, scope, at)).grid === grid.code;
      const ask = actors.inRole('dispatcher', `patrol-point/${place}`);
      const made = await patrols.createPoint(then, ask, {
        area: grid.code,
        name,
        spot,
        ...(isThere ? { position: { ...at, datum: 'wgs84' as const } } : {}),
      });
      if (isRefusal(made)) throw new Error(`a point of the demo: ${made.code}`);
    },
  }));
}
