import type { RouteName } from '../../contract/table.ts';
import type { Caller, TestApp } from '../app.ts';
import { callerOf } from '../callers.ts';
import { agreeing } from '../tracks/phone.ts';
import { codeOf, counties, positionIn } from './land.ts';
import { openMakers, register, residentCookie, residentId } from './people.ts';
import type { Asking, Recipe } from './recipe.ts';
import type { SiteMaking } from './sites.ts';
import type { Things } from './things.ts';

const leader = 'patrol leader';
const grownUp = (county: number) => ({
  body: { name: '大禾', grid: codeOf(county, 'grid'), age: { kind: 'adult' } },
});

/** A patrol of somebody who leads it. */
export async function makePatrol(world: TestApp, county: number): Promise<Partial<Things>> {
  const one = await register(world, county, { name: leader, home: 'grid' });
  (await one('completeProfile', grownUp(county))).ok;
  (await one('setMyConsent', agreeing)).ok;
  return { patrol: (await one('beginPatrol')).ok.id };
}

/** The county in which what is asked about lies; undefined: it does not exist. */
async function countyOf({ world, things }: Asking): Promise<number | undefined> {
  const { read } = world.deps.database;
  const patrols = read.selectFrom('patrols').select('county').where('id', '=', things.patrol);
  return (await patrols.executeTakeFirst())?.county;
}

async function leaderOf({ world }: Asking, county: number): Promise<Caller> {
  const cookie = await residentCookie(world, county, residentId(leader));
  return callerOf(world.app, cookie, county);
}

/** A patrol that begins in so many hours, as staff ask for one. */
const inHours = (world: TestApp, area: string, hours = 0.2) => {
  const at = (later: number) =>
    new Date(world.clock.now().getTime() + later * 3_600_000).toISOString();
  const [startsAt, endsAt] = [at(hours), at(hours + 2)];
  return {
    body: {
      area,
      way: '沿老街走一圈',
      byOrder: '县综治中心 7 号令',
      startsAt,
      endsAt,
      people: 3,
      days: 1,
    },
  };
};

/** One of next month, so that it lies ahead however long the making of the world takes. */
export async function askForPatrol({
  world,
  county,
  site,
  makers,
}: SiteMaking): Promise<Partial<Things>> {
  const wanted = inHours(world, codeOf(county, site), 30 * 24);
  const { tasks } = (await makers.first('createPatrolTask', wanted)).ok;
  return { patrolTask: tasks[0]?.id ?? '' };
}

/** A point on a wall there; what is the whole county's hangs in no grid. */
export async function hangPoint({ county, site, makers }: SiteMaking): Promise<Partial<Things>> {
  const made = await makers.first('createPatrolPoint', aPoint(codeOf(county, site)));
  return { patrolPoint: made.ok.id };
}

const aPoint = (area: string) => {
  const county = Object.values(counties).find((one) => codeOf(one, 'county') === area);
  const position = county && { ...positionIn(county, 'county'), datum: 'wgs84' };
  return { body: { area, name: '桥头', spot: '公告栏右边的墙上', ...(position && { position }) } };
};

/** One of today, where what is asked about lies. */
export async function taskOfToday(asking: Asking): Promise<string> {
  const { world, things } = asking;
  const county = await countyOf(asking);
  if (county === undefined) return things.patrolTask;
  const { first } = await openMakers(world, county);
  const { tasks } = (await first('createPatrolTask', inHours(world, codeOf(county, 'county')))).ok;
  return tasks[0]?.id ?? '';
}

/** Says to be grown up, and agrees to have ways recorded. */
export async function prepare({ caller, county }: Asking): Promise<void> {
  await caller('completeProfile', grownUp(county));
  await caller('setMyConsent', agreeing);
}
const nothing = { about: 'nothing', named: false } as const;

/** Their own patrol, which they have just begun; where they cannot, or it lies elsewhere, somebody else’s. */
export async function ownPatrol(asking: Asking): Promise<string> {
  if ((await countyOf(asking)) !== asking.county) return asking.things.patrol;
  await prepare(asking);
  const begun = await asking.caller('beginPatrol');
  return begun.status === 201 ? begun.ok.id : asking.things.patrol;
}

/** The code of a patrol that has just begun where what is asked about lies. */
export async function codeOfLeader(asking: Asking): Promise<string> {
  const county = await countyOf(asking);
  if (county === undefined) return '00000000';
  const begun = await (await leaderOf(asking, county))('beginPatrol');
  return begun.status === 201 ? (begun.ok.code ?? '') : '00000000';
}

export const ofPatrols: Partial<Record<RouteName, Recipe>> = {
  beginPatrol: {
    ...nothing,
    ask: async (asking) => {
      await prepare(asking);
      return {};
    },
  },
  joinPatrol: {
    ...nothing,
    named: true,
    ask: async (asking) => {
      await prepare(asking);
      return { body: { code: await codeOfLeader(asking) } };
    },
  },
  endPatrol: {
    ...nothing,
    named: true,
    ask: async (asking) => ({
      params: { id: asking.whose === 'mine' ? await ownPatrol(asking) : asking.things.patrol },
    }),
  },
  provePatrol: {
    ...nothing,
    named: true,
    ask: async (asking) => ({
      params: {
        id: asking.whose === 'mine' ? await ownPatrol(asking) : asking.things.patrol,
      },
      body: { datum: 'wgs84', points: [] },
    }),
  },
  listMyPatrols: { ...nothing, ask: () => ({}) },
  listPatrolTasks: { ...nothing, ask: () => ({}) },
  getPatrolCoverage: { ...nothing, ask: () => ({}) },
  listOpenPatrolTasks: { ...nothing, ask: () => ({}) },
  createPatrolTask: {
    about: 'place',
    named: true,
    ask: ({ world, things }) => inHours(world, things.area),
  },
  listPatrolPoints: { ...nothing, ask: () => ({}) },
  listOpenPatrolPoints: { ...nothing, ask: () => ({}) },
  createPatrolPoint: { about: 'place', named: true, ask: ({ things }) => aPoint(things.area) },
  renewPatrolPoint: {
    about: 'place',
    named: true,
    ask: ({ things }) => ({ params: { id: things.patrolPoint } }),
  },
  takeDownPatrolPoint: {
    about: 'place',
    named: true,
    ask: ({ things }) => ({ params: { id: things.patrolPoint } }),
  },
  getPatrolPointPaper: {
    about: 'place',
    named: true,
    ask: ({ things }) => ({ params: { area: things.area } }),
  },
  callOffPatrolTask: {
    about: 'place',
    named: true,
    ask: ({ things }) => ({ params: { id: things.patrolTask } }),
  },
  takePatrolTask: {
    ...nothing,
    named: true,
    ask: async (asking) => {
      await prepare(asking);
      return { params: { id: await taskOfToday(asking) } };
    },
  },
};
