import { addHours } from '../../server/platform/calendar.ts';
import { type Caller, type Served, startTestApp, type TestApp } from '../app.ts';
import { callerOf } from '../callers.ts';
import { county } from '../county.ts';
import { giveTo, idOf } from '../holders.ts';
import { residentCookie } from '../matrix/people.ts';
import type { TestDatabase } from '../postgres.ts';

/** Somebody who is signed in at both processes that serve the county. */
export interface AtBoth {
  here: Caller;
  there: Caller;
}

/** Who wants what there is one of. */
export interface Contender extends AtBoth {
  id: string;
  holderNo: bigint;
}

export interface Arena {
  world: TestApp;
  other: Served;
  people: readonly Contender[];
  /** Has what a round gives them, and nothing else. */
  poor: Contender;
  /** Points that each was given, by the number of their lots. */
  given: Map<bigint, number>;
  /** Points of cover with which pools were opened, by their codes. */
  covers: Map<string, number>;
  /** By when everybody must sign in again. */
  signInBy: Date;
  close(): Promise<void>;
}

/** Two small lots go before the large one, so that what somebody pays with is put together. */
const lots = [
  { until: '2028-06-30', amount: 7 },
  { until: '2028-12-31', amount: 11 },
  { until: '2029-12-31', amount: 1_000_000 },
] as const;
const sessionDays = 20;
const atOnce = 20;

/** A county with so many people who have points enough, and two processes that serve it. */
export async function openArena({
  clients,
  database,
}: {
  clients: number;
  database?: TestDatabase;
}): Promise<Arena> {
  const world = await startTestApp({ pool: 2_000_000_000, ...(database ? { database } : {}) });
  const other = await world.again({});
  const people: Contender[] = [];
  while (people.length <= clients) {
    const more = Math.min(atOnce, clients + 1 - people.length);
    people.push(...(await Promise.all(Array.from({ length: more }, () => enter(world, other)))));
  }
  const [poor, ...others] = people;
  if (poor === undefined) throw new Error('nobody came');
  const arena: Arena = {
    world,
    other,
    people: others,
    poor,
    given: new Map([[poor.holderNo, 0]]),
    covers: new Map(),
    signInBy: signInBy(world),
    close: () => world.close(),
  };
  await eachOf(others, (one) => giveAll(arena, one));
  return arena;
}

/** For all of them, so many at once. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce)
    await Promise.all(all.slice(from, from + atOnce).map(work));
}

async function giveAll(arena: Arena, one: Contender): Promise<void> {
  for (const lot of lots) await give(arena, one, lot);
}

const signInBy = ({ clock }: TestApp) => addHours(clock.now(), sessionDays * 24);

async function enter(world: TestApp, other: Served): Promise<Contender> {
  const id = await idOf(await world.resident());
  const { holder_no: holderNo } = await world.deps.database.read
    .selectFrom('residents')
    .select('holder_no')
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, holderNo, ...(await signIn({ world, other }, id)) };
}

async function signIn(
  { world, other }: Pick<Arena, 'world' | 'other'>,
  id: string,
): Promise<AtBoth> {
  const at = async ({ app }: Served) => callerOf(app, await residentCookie(world, county, id));
  return { here: await at(world), there: await at(other) };
}

/** Points that lapse at the end of a date, as if an award had brought them. */
export async function give(
  { world, given }: Pick<Arena, 'world' | 'given'>,
  { holderNo }: Contender,
  { until, amount }: { until: string; amount: number },
): Promise<void> {
  await giveTo(world, { holderNo, until, amount });
  given.set(holderNo, (given.get(holderNo) ?? 0) + amount);
}

/** Whoever's sessions end before long signs in again. */
export async function keepSignedIn(arena: Arena): Promise<void> {
  const { world, poor, people } = arena;
  if (world.clock.now() < arena.signInBy) return;
  await eachOf([poor, ...people], async (one) => Object.assign(one, await signIn(arena, one.id)));
  arena.signInBy = signInBy(world);
}
