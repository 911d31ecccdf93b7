import { sealDueDays } from '../../server/features/seals/service.ts';
import { type Caller, startTestApp, type TestApp } from '../app.ts';
import { makeCounty } from '../county.ts';
import type { TestDatabase } from '../postgres.ts';
import { makeBooks } from './books.ts';
import { counties, landOf, type Site, sites } from './land.ts';
import { openMakers, register } from './people.ts';
import { keepAccounts, reportMore, reportSome, type SiteMaking } from './sites.ts';
import { missing, type Things } from './things.ts';

/** The resident who is asked in the trials, and a neighbour; each lives in `grid`. */
export const residents = { mine: 'resident', others: 'neighbour' } as const;
export type Whose = keyof typeof residents;

export interface MatrixWorld extends TestApp {
  /** By where they lie and who reported them; at `county` stand also those of the whole county. */
  here: Record<Site, Record<Whose, Things>>;
  /** What the other county has in the grid of the same digits, and of its own. */
  elsewhere: Record<Whose, Things>;
}

/** Two counties in which something of every kind lies at every place. Everybody has gone home since. */
export async function startMatrixWorld(database?: TestDatabase): Promise<MatrixWorld> {
  const world = await startTestApp({
    land: landOf(counties.here),
    ...(database ? { database } : {}),
  });
  await makeCounty(world.deps, { land: landOf(counties.elsewhere) });
  const people = {
    here: await openResidents(world, counties.here),
    elsewhere: await openResidents(world, counties.elsewhere),
  };
  const elsewhere = await makeSite(world, counties.elsewhere, 'grid', people.elsewhere);
  const here: Partial<MatrixWorld['here']> = {};
  for (const site of sites) {
    here[site] = await makeSite(world, counties.here, site, people.here);
    world.clock.advance({ days: 1 });
  }
  const books = {
    here: await makeBooks(world, counties.here),
    elsewhere: await makeBooks(world, counties.elsewhere),
  };
  world.clock.advance({ days: 8 });
  await world.settle();
  await sealDueDays(world.deps);
  return {
    ...world,
    here: withBooks(here as MatrixWorld['here'], books.here),
    elsewhere: {
      mine: { ...elsewhere.mine, ...books.elsewhere },
      others: { ...elsewhere.others, ...books.elsewhere },
    },
  };
}

function withBooks(here: MatrixWorld['here'], books: Partial<Things>): MatrixWorld['here'] {
  const { mine, others } = here.county;
  return { ...here, county: { mine: { ...mine, ...books }, others: { ...others, ...books } } };
}

type Residents = Record<Whose, Caller>;

async function openResidents(world: TestApp, county: number): Promise<Residents> {
  const open = (name: string) => register(world, county, { name, home: 'grid' });
  return { mine: await open(residents.mine), others: await open(residents.others) };
}

async function makeSite(
  world: TestApp,
  county: number,
  site: Site,
  people: Residents,
): Promise<Record<Whose, Things>> {
  const making: SiteMaking = { world, county, site, makers: await openMakers(world, county) };
  const [some, more, others, accounts] = await Promise.all([
    reportSome(making, people.mine),
    reportMore(making, people.mine),
    reportSome(making, people.others),
    keepAccounts(making),
  ]);
  await world.settle();
  const [notice, othersNotice] = await Promise.all([
    newestNotice(people.mine),
    newestNotice(people.others),
  ]);
  return {
    mine: { ...missing, ...some, ...more, ...accounts, notice },
    others: { ...missing, ...others, ...accounts, notice: othersNotice },
  };
}

async function newestNotice(resident: Caller): Promise<string> {
  const { notices } = (await resident('listMyNotices')).ok;
  return notices[0]?.id ?? '';
}
