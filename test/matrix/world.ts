import { raiseAlarm } from '../../server/features/alarms/service.ts';
import type { LivePatience } from '../../server/features/live/service.ts';
import { sealDueDays } from '../../server/features/seals/service.ts';
import { chainAll } from '../../server/platform/audit/chain.ts';
import { jobScope } from '../../server/platform/scope.ts';
import { type Caller, startTestApp, type TestApp } from '../app.ts';
import { callerOf } from '../callers.ts';
import { makeCounty } from '../make-county.ts';
import type { TestDatabase } from '../postgres.ts';
import { openTill } from '../red-packets.ts';
import { startZheLiBang } from '../zhelibang.ts';
import { certify, enterSheets, holdActivity } from './activities.ts';
import { makeBooks } from './books.ts';
import { keepForTheDesk } from './desk-own.ts';
import { addChild, addRelative } from './family.ts';
import { answerFeedbackOf, sendFeedbackAt } from './feedback.ts';
import { registerBotAt } from './group-bots.ts';
import { guest } from './in-by-provider.ts';
import { codeOf, counties, landOf, type Site, sites } from './land.ts';
import { fileAt, mediatorsAt, openMediatorOf } from './mediations.ts';
import { askForPatrol, hangPoint, makePatrol } from './patrols.ts';
import { openMakers, register, residentCookie, residentId, seatMakers } from './people.ts';
import { makePools } from './pools.ts';
import { makeRedPackets } from './red-packets.ts';
import { enterRosterAt } from './rosters.ts';
import { settleAt } from './settlements.ts';
import { keepShop, reserveAt } from './shop.ts';
import {
  askLook,
  auditOf,
  keepAccounts,
  reportMore,
  reportSome,
  type SiteMaking,
  seatColleagues,
} from './sites.ts';
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
export async function startMatrixWorld({
  database,
  live,
}: {
  database?: TestDatabase | undefined;
  live?: LivePatience;
} = {}): Promise<MatrixWorld> {
  const zheLiBang = await startZheLiBang([guest]);
  const { standIn, alipay } = await openTill();
  const started = await startTestApp({
    alipay,
    land: landOf(counties.here),
    identity: { providers: [zheLiBang.provider], standIn: zheLiBang.standIn },
    ...(database ? { database } : {}),
    ...(live ? { live } : {}),
  });
  const world = {
    ...started,
    close: () => started.close().then(standIn.close).then(zheLiBang.close),
  };
  await makeCounty(world.deps, { land: landOf(counties.elsewhere) });
  const people = {
    here: await openResidents(world, counties.here),
    elsewhere: await openResidents(world, counties.elsewhere),
  };
  const mediators = {
    here: await openMediatorOf(world, counties.here),
    elsewhere: await openMediatorOf(world, counties.elsewhere),
  };
  const elsewhere = await makeSite(world, counties.elsewhere, 'grid', people.elsewhere);
  const here: Partial<Record<Site, Owned>> = {};
  for (const site of sites) {
    here[site] = await makeSite(world, counties.here, site, people.here);
    world.clock.advance({ days: 1 });
  }
  const whatTheWholeHas = async (county: number) => ({
    ...(await makeBooks(world, county)),
    ...(await makePools(world, county)),
    ...(await makeRedPackets(world, county)),
    ...(await makePatrol(world, county)),
    alarm: await ring(world, county),
  });
  const books = {
    here: { ...mediators.here, ...(await whatTheWholeHas(counties.here)) },
    elsewhere: { ...mediators.elsewhere, ...(await whatTheWholeHas(counties.elsewhere)) },
  };
  world.clock.advance({ days: 8 });
  await world.settle();
  await sealDueDays(world.deps);
  await chainAll(world.deps);
  await enterAll(world, { here, elsewhere });
  const ofHere = await openDevices(world, counties.here);
  const ofElsewhere = await openDevices(world, counties.elsewhere);
  const whole = sites.map(async (site) => {
    const owned = await withLooks(world, counties.here, here[site]);
    return [site, joined(owned, books.here, ofHere)];
  });
  const made = {
    ...world,
    here: Object.fromEntries(await Promise.all(whole)) as MatrixWorld['here'],
    elsewhere: joined(
      await withLooks(world, counties.elsewhere, elsewhere),
      books.elsewhere,
      ofElsewhere,
    ),
  };
  for (const county of Object.values(counties)) await seatMakers(made, county);
  return made;
}

type Owned = Record<Whose, Partial<Things>>;

/** The sheets of what was held everywhere come in, and everybody has their hours certified. */
async function enterAll(
  world: TestApp,
  { here, elsewhere }: { here: Partial<Record<Site, Owned>>; elsewhere: Owned },
): Promise<void> {
  const places = [
    ...sites.map((site) => ({ county: counties.here, site, owned: here[site] })),
    { county: counties.elsewhere, site: 'grid' as const, owned: elsewhere },
  ];
  for (const { county, site, owned } of places) {
    if (owned === undefined) continue;
    const entered = await enterSheets(world, { county, site, things: owned.mine });
    Object.assign(owned.mine, entered);
    Object.assign(owned.others, entered);
  }
  for (const { county, owned } of places)
    for (const whose of ['mine', 'others'] as const) {
      const cookie = await residentCookie(world, county, residentId(residents[whose]));
      const certified = await certify(world, callerOf(world.app, cookie, county));
      Object.assign(owned?.[whose] ?? {}, certified);
    }
}

async function withLooks(world: TestApp, county: number, site?: Owned): Promise<Owned> {
  const of = async (things: Partial<Things> = {}) => ({
    ...things,
    ...(await askLook(world, county, things)),
  });
  return { mine: await of(site?.mine), others: await of(site?.others) };
}

/** What lies at a place, with what the whole county has and where people are signed in. */
function joined(
  site: Owned | undefined,
  books: Partial<Things>,
  devices: Owned,
): Record<Whose, Things> {
  const of = (whose: Whose) => ({ ...missing, ...site?.[whose], ...books, ...devices[whose] });
  return { mine: of('mine'), others: of('others') };
}

/** An alarm that has just gone off. */
async function ring({ deps }: TestApp, county: number): Promise<string> {
  const scope = jobScope(county, 'ring');
  const alarm = { kind: 'sign_in_failures', count: 1_001 } as const;
  await deps.database.transact((tx) => raiseAlarm(tx, { deps, scope }, alarm));
  const rows = deps.database.read.selectFrom('alarms').select('id').where('county', '=', county);
  return (await rows.executeTakeFirstOrThrow()).id;
}

/** One more device of each resident and of a colleague, what colleagues keep, a child of each. */
async function openDevices(world: TestApp, county: number): Promise<Owned> {
  const { second } = await openMakers(world, county);
  const staffDevice = hereOf((await second('listMyStaffDevices')).ok);
  const factor = (await second('getMyFactors')).ok.totp?.id ?? '';
  const kept = await keepForTheDesk(world, county);
  const deviceOf = async (name: string) => {
    const cookie = await residentCookie(world, county, residentId(name));
    return hereOf((await callerOf(world.app, cookie, county)('listMyDevices')).ok);
  };
  const childOf = async (name: string) => {
    const cookie = await residentCookie(world, county, residentId(name));
    return addChild(callerOf(world.app, cookie, county), codeOf(county, 'grid'));
  };
  const of = async (name: string) => ({
    staffDevice,
    factor,
    ...kept,
    device: await deviceOf(name),
    child: await childOf(name),
    relative: await addRelative(world, county, name),
    myFeedback: await answerFeedbackOf(world, county, name),
  });
  return { mine: await of(residents.mine), others: await of(residents.others) };
}

const hereOf = ({ devices }: { devices: readonly { id: string; here: boolean }[] }) =>
  devices.find(({ here }) => here)?.id ?? '';

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
): Promise<Owned> {
  const making: SiteMaking = { world, county, site, makers: await openMakers(world, county) };
  const [some, more, others, accounts, colleagues, feedback, roster, bot] = await Promise.all([
    reportSome(making, people.mine),
    reportMore(making, people.mine),
    reportSome(making, people.others),
    keepAccounts(making),
    seatColleagues(making),
    sendFeedbackAt(making),
    enterRosterAt(making),
    registerBotAt(making),
  ]);
  const shop = await keepShop(making);
  const settled = await settleAt(making, { ...accounts, ...shop });
  const mediating = await mediatorsAt(making);
  const filed = {
    mine: await fileAt(making, residents.mine),
    others: await fileAt(making, residents.others),
  };
  const held = await holdActivity(making, people);
  const asked = await askForPatrol(making);
  const hung = await hangPoint(making);
  const shared = {
    ...accounts,
    ...colleagues,
    ...feedback,
    ...roster,
    ...bot,
    ...shop,
    ...settled,
    ...mediating,
    ...held,
    ...asked,
    ...hung,
  };
  const reserved = {
    mine: await reserveAt(shop, people.mine),
    others: await reserveAt(shop, people.others),
  };
  await world.settle();
  const [notice, othersNotice] = await Promise.all([
    newestNotice(people.mine),
    newestNotice(people.others),
  ]);
  const ofOthers = { ...others, ...(await auditOf(making, others)), notice: othersNotice };
  return {
    mine: {
      ...some,
      ...more,
      ...shared,
      ...(await auditOf(making, some)),
      ...reserved.mine,
      ...filed.mine,
      notice,
    },
    others: { ...shared, ...ofOthers, ...reserved.others, ...filed.others },
  };
}

async function newestNotice(resident: Caller): Promise<string> {
  const { notices } = (await resident('listMyNotices')).ok;
  return notices[0]?.id ?? '';
}
