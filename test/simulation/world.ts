import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CountyPlan, planLinxi } from '../../db/seed/county/plan.ts';
import { staffId, unitId, writeCounty } from '../../db/seed/county/write.ts';
import { type Actors, createActors } from '../../db/seed/history/actors.ts';
import { findUnits } from '../../db/seed/history/units.ts';
import { drawPeople, type Neighbour } from '../../db/seed/year/people.ts';
import { planYear, type YearPlan } from '../../db/seed/year/plan.ts';
import type { SealDeps } from '../../server/features/seals/service.ts';
import { addStaff } from '../../server/features/staff/service.ts';
import { addDays, type LocalDate, startOfDay } from '../../server/platform/calendar.ts';
import { createCipher } from '../../server/platform/cipher.ts';
import { settableClock } from '../../server/platform/clock.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createFolderFiles } from '../../server/platform/files.ts';
import { createIds, seededRandom } from '../../server/platform/ids.ts';
import type { Log } from '../../server/platform/log.ts';
import type { ConnectionSettings } from '../../server/platform/migrate.ts';
import { jobScope } from '../../server/platform/scope.ts';
import { openSigningKey } from '../../server/platform/signing-key.ts';
import { simulatedBook } from './book.ts';

export interface SimulationWanted {
  seed: string;
  residents: number;
  /** First day. */
  from: LocalDate;
  days: number;
  /** Honest reports in all; tricks, patrols and purchases come on top. */
  reports: number;
}

/** A county of its own at the morning of its first day, with all that its people are going to do. */
export interface World extends SimulationWanted {
  deps: SealDeps;
  county: number;
  people: readonly Neighbour[];
  plan: YearPlan;
  actors: Actors;
  unitOf: Awaited<ReturnType<typeof findUnits>>;
  /** Points that pledges put into the pool so far, and where they come from. */
  pool: bigint;
  merchant: bigint;
  /** What services complained of; whole books have nothing to complain of. */
  complaints: string[];
  close(): Promise<void>;
}

/** Registered and published this long before the first day. */
const leadDays = 1;

export async function openWorld(
  connection: ConnectionSettings,
  wanted: SimulationWanted,
): Promise<World> {
  const { seed, from, days, reports } = wanted;
  const county = planLinxi();
  const grids = county.areas.filter(({ level }) => level === 'grid').map(({ code }) => code);
  const people = drawPeople({ seed, count: wanted.residents, grids });
  const { areas } = county;
  const { campaigns } = simulatedBook;
  const plan = planYear({ seed, from, days, reports, areas, people, campaigns });
  const complaints: string[] = [];
  const { deps, close } = await openDeps(connection, { wanted, complaints });
  const settled = people.filter(({ newcomer }) => !newcomer);
  const number = county.land.county;
  await deps.database.transact((tx) =>
    writeCounty(tx, deps, { ...county, residents: inHomes(settled), poolPoints: coverOf(reports) }),
  );
  await publishBook(deps, number, from);
  await hireStaff(deps, county);
  return {
    ...wanted,
    deps,
    county: number,
    people,
    plan,
    actors: createActors(number, county.staff),
    unitOf: await findUnits(deps, number, plan.cases),
    ...(await openHolders(deps, number)),
    complaints,
    close,
  };
}

/** Enough for a quarter or so: pledges must follow, or awards are refused. */
const coverOf = (reports: number) => Math.max(150, Math.floor(reports * 1.2));

/** Homes counted on without gaps: newcomers have none in the register. */
function inHomes(people: readonly Neighbour[]): Neighbour[] {
  const homes = [...new Set(people.map(({ household }) => household))];
  return people.map((person) => ({ ...person, household: homes.indexOf(person.household) }));
}

async function openDeps(
  connection: ConnectionSettings,
  { wanted, complaints }: { wanted: SimulationWanted; complaints: string[] },
) {
  const folder = await mkdtemp(join(tmpdir(), 'pingan-simulation-'));
  const database = openDatabase({ connection, connections: 6, onError: () => {} });
  const clock = settableClock(startOfDay(addDays(wanted.from, -leadDays)));
  const random = seededRandom(`${wanted.seed}/keys`);
  const complain: Log['error'] = (fields, message) => {
    const cause = (fields as { err?: Error }).err?.message ?? JSON.stringify(fields);
    complaints.push(`${message}: ${cause}`);
  };
  const deps: SealDeps = {
    database,
    clock,
    ids: createIds(clock, random),
    cipher: createCipher({ dataKey: random(32), indexKey: random(32), suite: 'aes' }),
    files: createFolderFiles(folder),
    log: { info: () => {}, warn: () => {}, error: complain },
    wakeOutbox: () => {},
    sealKey: openSigningKey(random(32)),
  };
  const close = async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { deps, close };
}

async function publishBook({ database }: SealDeps, county: number, from: LocalDate) {
  await database.read
    .insertInto('rulebooks')
    .values({
      county,
      version: 2,
      document: JSON.stringify(simulatedBook),
      effective_from: from,
      published_at: startOfDay(addDays(from, -leadDays)),
      published_by: null,
    })
    .execute();
}

const offices: readonly string[] = ['intake', 'dispatcher', 'reviewer', 'treasurer', 'leader'];

/** Those who take part in the loop; hashing passwords is slow on purpose, so all at once. */
async function hireStaff(deps: SealDeps, { land: { county }, staff }: CountyPlan): Promise<void> {
  const needed = staff.filter(({ role, unit }) => unit !== null || offices.includes(role));
  await Promise.all(
    needed.map(({ login, name, role, unit, area }) =>
      addStaff(deps, jobScope(county, 'simulate'), {
        id: staffId(county, login),
        login,
        name,
        password: 'nobody signs in here',
        unit: unit === null ? null : unitId(county, unit),
        roles: [{ role, area }],
      }),
    ),
  );
}

/** The pool as the ledger knows it, and a number for the one merchant of the county. */
async function openHolders({ database }: SealDeps, county: number) {
  const { holder_no: pool } = await database.read
    .selectFrom('pools')
    .select('holder_no')
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  const { rows } = await database.pool.query<{ merchant: bigint }>(
    "select nextval('holder_numbers') as merchant",
  );
  const merchant = rows[0]?.merchant;
  if (merchant === undefined) throw new Error('a sequence gives a number');
  return { pool, merchant };
}
