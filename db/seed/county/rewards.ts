import * as redemptions from '../../../server/features/redemptions/service.ts';
import * as rewards from '../../../server/features/rewards/service.ts';
import { countWish } from '../../../server/features/suggestions/service.ts';
import { addDays, dayMs, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { seededRandom } from '../../../server/platform/ids.ts';
import { isRefusal, type Refusal } from '../../../server/platform/refusal.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { createActors } from '../history/actors.ts';
import { depsAt } from '../history/moment.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import {
  catalogue,
  comeFirst,
  counterPlans,
  opensInDays,
  type RewardName,
  redemptionPlans,
  wishPlans,
} from './catalogue.ts';
import type { SeedResident, SeedStaff } from './people.ts';
import type { CountyPlan } from './plan.ts';
import { residentId, staffId } from './write.ts';

/** How long ago the catalogue was begun. */
const openedDays = 60;

interface Shop extends Pick<CountyPlan, 'residents' | 'staff'> {
  deps: Deps;
  county: number;
  now: Date;
}

/** What points of the demo are spent on, and what residents did with theirs; all of it once, or nothing. */
export async function writeRewards(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  const now = deps.clock.now();
  if (await hasRewards(deps, county)) return;
  await inOneTransaction(deps, async (within) => {
    const shop: Shop = { deps: within, county, residents, staff, now };
    const offers = await openCounters(shop, await addCatalogue(shop));
    await redeemAll(shop, offers);
    await wishAll(shop);
  });
}

async function hasRewards({ database }: Deps, county: number): Promise<boolean> {
  const row = await database.read
    .selectFrom('rewards')
    .select('id')
    .where('county', '=', county)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`the shop of the demo was refused: ${answer.code}`);
  return answer;
}

/** Somebody of staff who does something at a moment, with ids drawn from its name. */
function actingAt({ deps, county, staff }: Shop, login: string) {
  const person = staff.find((one) => one.login === login) as SeedStaff;
  const actors = createActors(county, [person]);
  return (key: string, at: Date) => ({
    deps: depsAt(deps, at, seededRandom(`rewards/${key}`)),
    ask: actors.inRole(person.role, `rewards/${key}`),
  });
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayMs);

async function addCatalogue(shop: Shop): Promise<Map<RewardName, string>> {
  const act = actingAt(shop, 'caiwu');
  const ids = new Map<RewardName, string>();
  for (const name of Object.keys(catalogue) as RewardName[]) {
    const { deps, ask } = act(`reward/${name}`, daysBefore(shop.now, openedDays));
    const inDays = opensInDays[name];
    const opensAt =
      inDays === undefined
        ? null
        : startOfDay(addDays(localDate(shop.now), inDays), 8).toISOString();
    const terms = {
      pools: [],
      limit: null,
      holdHours: 72,
      ...catalogue[name],
      photo: null,
      area: null,
      monthDays: [],
      opensAt,
      closesAt: null,
      early: comeFirst[name] ?? null,
      listed: true,
    };
    const own = { ...terms, prices: [...terms.prices], pools: [...terms.pools] };
    ids.set(name, done(await rewards.addReward(deps, ask, own)).id);
  }
  return ids;
}

/** By counter and reward: the shelf, or the slots in order. */
type Offers = Map<string, string[]>;

async function openCounters(shop: Shop, ids: Map<RewardName, string>): Promise<Offers> {
  const { county, now } = shop;
  const act = actingAt(shop, 'caiwu');
  const offers: Offers = new Map();
  for (const { slug, community, login, shelves, slots, ...place } of counterPlans) {
    const opening = act(`counter/${slug}`, daysBefore(now, openedDays));
    const staff = [staffId(county, login)];
    const area = `${county}${community}`;
    const body = { ...place, area, staff };
    const counter = done(await rewards.openCounter(opening.deps, opening.ask, body)).id;
    const open = async (reward: RewardName, key: string, slot: Slot | null) => {
      const { deps, ask } = act(`offer/${slug}/${key}`, daysBefore(now, slot ? 2 : openedDays));
      const wanted = { counter, reward: ids.get(reward) ?? '', slot };
      const { id } = done(await rewards.openOffer(deps, ask, wanted));
      const own = offers.get(`${slug}/${reward}`) ?? [];
      offers.set(`${slug}/${reward}`, [...own, id]);
      return id;
    };
    for (const [name, batches] of Object.entries(shelves)) {
      const offer = await open(name as RewardName, name, null);
      for (const batch of batches)
        await receive(shop, login, { offer, key: `${slug}/${name}`, batch });
    }
    for (const { reward, seats, ...when } of slots) {
      const key = `${reward}/${when.inDays}/${when.hour}`;
      const offer = await open(reward, key, slotOf(now, when));
      const batch = { label: '名额', pieces: seats, daysAgo: 2 };
      await receive(shop, login, { offer, key: `${slug}/${key}`, batch });
    }
  }
  return offers;
}

interface Slot {
  startsAt: string;
  endsAt: string;
}

function slotOf(
  now: Date,
  { inDays, hour, hours }: { inDays: number; hour: number; hours: number },
): Slot {
  const day = addDays(localDate(now), inDays);
  return {
    startsAt: startOfDay(day, hour).toISOString(),
    endsAt: startOfDay(day, hour + hours).toISOString(),
  };
}

interface Coming {
  offer: string;
  key: string;
  batch: {
    label: string;
    pieces: number;
    daysAgo: number;
    keepsDays?: number;
    suppliedBy?: 'merchant' | 'pool';
  };
}

async function receive(shop: Shop, login: string, { offer, key, batch }: Coming): Promise<void> {
  const { label, pieces, daysAgo, keepsDays, suppliedBy = 'merchant' } = batch;
  const act = actingAt(shop, login);
  const { deps, ask } = act(`batch/${key}/${daysAgo}`, daysBefore(shop.now, daysAgo));
  const bestBefore = keepsDays === undefined ? null : addDays(localDate(shop.now), keepsDays);
  done(await rewards.receiveStock(deps, ask, { offer, label, pieces, bestBefore, suppliedBy }));
}

/** Everything at the present moment: what somebody has by then is theirs to spend. */
async function redeemAll(shop: Shop, offers: Offers): Promise<void> {
  const purses = await openPurses(shop);
  for (const [place, plan] of redemptionPlans.entries()) {
    const { counter, reward, end } = plan;
    const key = `redemption/${place}`;
    const [offer] = offers.get(`${counter}/${reward}`) ?? [];
    const who = takePurse(purses, reward);
    if (who === undefined || offer === undefined) continue;
    const { deps, ask } = residentAt(shop, who, key);
    const wanted = { resident: residentId(shop.county, who.phone), offer, staff: null };
    const [made] = await redemptions.reserveTogether(deps, [{ ask, wanted }]);
    if (made === undefined) throw new Error('a reservation was not answered');
    const { id } = done(made).redemption;
    if (end === 'cancelled') {
      const giving = residentAt(shop, who, `${key}/cancelled`);
      done(await redemptions.cancelRedemption(giving.deps, giving.ask, id));
    } else if (end !== 'waits') await serve(shop, { who, id, key, counter, end });
  }
}

function residentAt({ deps, county, now }: Shop, who: SeedResident, key: string) {
  const actors = createActors(county, []);
  return {
    deps: depsAt(deps, now, seededRandom(`rewards/${key}`)),
    ask: actors.resident(who, `rewards/${key}`),
  };
}

interface Purse {
  who: SeedResident;
  spendable: number;
  earned: number;
}

/** As many are asked as are enough for the plans. */
const purseCount = 60;

async function openPurses(shop: Shop): Promise<Purse[]> {
  const purses: Purse[] = [];
  for (const who of shop.residents.slice(0, purseCount)) {
    const { deps, ask } = residentAt(shop, who, `purse/${who.phone}`);
    const { spendable, earned } = await redemptions.listShop(deps, ask);
    purses.push({ who, spendable, earned });
  }
  return purses;
}

/** The first who has enough for it and has redeemed nothing yet. */
function takePurse(purses: Purse[], reward: RewardName): SeedResident | undefined {
  const [{ from, points }] = catalogue[reward].prices;
  const place = purses.findIndex((one) => one.spendable >= points && one.earned >= from);
  return place < 0 ? undefined : purses.splice(place, 1)[0]?.who;
}

interface Serving {
  who: SeedResident;
  id: string;
  key: string;
  counter: string;
  end: 'handed_over' | 'refused';
}

/** At the counter: the code is shown, and it is handed over; or there is none, and the points go back. */
async function serve(shop: Shop, { who, id, key, counter: slug, end }: Serving): Promise<void> {
  const plan = counterPlans.find((one) => one.slug === slug);
  if (plan === undefined) throw new Error(`no counter ${slug}`);
  const act = actingAt(shop, plan.login);
  const ending = act(`${key}/${end}`, shop.now);
  if (end === 'refused') {
    const wanted = { id, reason: 'not_there' } as const;
    done(await redemptions.refuseRedemption(ending.deps, ending.ask, wanted));
    return;
  }
  const printing = residentAt(shop, who, `${key}/prints`);
  const { code } = done(await redemptions.printMyVoucher(printing.deps, printing.ask, id));
  const looking = act(`${key}/presented`, shop.now);
  const { counters } = await rewards.listMyCounters(looking.deps, looking.ask);
  const counter = counters.find(({ name }) => name.zh === plan.name.zh)?.id ?? '';
  done(await redemptions.presentVoucher(looking.deps, looking.ask, { counter, code }));
  done(await redemptions.handOver(ending.deps, ending.ask, id));
}

async function wishAll({ deps, county, now }: Shop): Promise<void> {
  const scope = jobScope(county, 'seed_demo');
  await deps.database.transact(async (tx) => {
    for (const { words, daysAgo, people } of wishPlans)
      for (let person = 0; person < people; person++)
        await countWish(tx, scope, {
          day: localDate(daysBefore(now, daysAgo)),
          kind: 'words',
          what: words,
          area: `${county}000000`,
        });
  });
}
