import { openIdentities } from '../../server/features/privacy/service.ts';
import { addResidents } from '../../server/features/residents/service.ts';
import { uuidOf } from '../../server/platform/ids.ts';
import { jobScope } from '../../server/platform/scope.ts';
import { openSession } from '../../server/platform/sessions.ts';
import { giveName } from '../activities.ts';
import type { Caller, TestApp } from '../app.ts';
import { callerOf } from '../callers.ts';
import { staffId } from '../county.ts';
import type { Desk } from '../road.ts';
import { codeOf, loginOf, makers, type Site } from './land.ts';

/** A session of staff that begins now, with the second factor. */
export function staffToken({ deps }: TestApp, county: number, login: string): Promise<string> {
  const session = { county, kind: 'staff', subject: staffId(login), proved: true } as const;
  return deps.database.transact((tx) => openSession(tx, deps, session));
}

export const staffCookie = async (world: TestApp, county: number, login: string): Promise<string> =>
  `pingan_staff=${await staffToken(world, county, login)}`;

export async function residentCookie(
  { deps }: TestApp,
  county: number,
  id: string,
): Promise<string> {
  // With a code to the phone, as staff with their second factor.
  const session = { county, kind: 'resident', subject: id, proved: true } as const;
  return `pingan_resident=${await deps.database.transact((tx) => openSession(tx, deps, session))}`;
}

/** The same in every county, as with staff. */
export const residentId = (name: string) => uuidOf(`resident/${name}`);

/** The number of somebody, in whichever county; one that nobody has for whom there is not. */
export async function phoneOf({ deps }: TestApp, id: string): Promise<string> {
  const { read } = deps.database;
  const row = await read
    .selectFrom('residents')
    .select('county')
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return '13912340000';
  const scope = jobScope(row.county, 'number');
  return (await openIdentities(read, { deps, scope }, [id]))(id).phone ?? '';
}

let phones = 0;

/** Whoever is written down by staff has a name, wherever they live. */
export async function giveNameTo(world: TestApp, county: number, resident: string): Promise<void> {
  const cookie = await residentCookie(world, county, resident);
  await giveName(callerOf(world.app, cookie, county));
}

/** Takes somebody over from a register; whose home is the county alone has not said where it is. */
export async function register(
  world: TestApp,
  county: number,
  { name, home }: { name: string; home: Site },
): Promise<Caller> {
  const { deps } = world;
  const grid = codeOf(county, home);
  const household = uuidOf(`household/${name}`);
  const profile = home === 'county' ? null : { name, grid, household };
  const phone = `1390000${String(phones++).padStart(4, '0')}`;
  const known = {
    households: profile === null ? [] : [{ id: household, grid }],
    residents: [{ id: residentId(name), phone, profile }],
    at: deps.clock.now(),
  };
  const scope = jobScope(county, 'register');
  await deps.database.transact((tx) => addResidents(tx, { deps, scope }, known));
  return callerOf(world.app, await residentCookie(world, county, residentId(name)), county);
}

export interface Makers {
  first: Caller;
  second: Caller;
  /** Gives rights and nothing else, as one who does must. */
  administrator: Caller;
  /** For cases of the unit that the handlers of the trials belong to, and of the other one. */
  ours: Desk;
  theirs: Desk;
}

const seated = new WeakMap<TestApp, Map<number, Makers>>();

/** Makers who sit from now on, whatever a trial takes back. */
export async function seatMakers(world: TestApp, county: number): Promise<void> {
  const makersOf = seated.get(world) ?? new Map<number, Makers>();
  makersOf.set(county, await openMakers(world, county));
  seated.set(world, makersOf);
}

/** Those who sit there, or new sessions of theirs. */
export async function openMakers(world: TestApp, county: number): Promise<Makers> {
  const there = seated.get(world)?.get(county);
  if (there !== undefined) return there;
  const open = async (login: string) =>
    callerOf(world.app, await staffCookie(world, county, login), county);
  const first = await open(makers.first);
  const deskOf = (handler: Caller) => ({
    intake: first,
    dispatcher: first,
    reviewer: first,
    handler,
  });
  return {
    first,
    second: await open(makers.second),
    administrator: await open(loginOf('administrator', 'county')),
    ours: deskOf(await open('unit_handler/county')),
    theirs: deskOf(await open(makers.unit)),
  };
}
