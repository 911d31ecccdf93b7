import * as rewards from '../../../server/features/rewards/service.ts';
import { countWish } from '../../../server/features/suggestions/service.ts';
import { addDays, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import {
  catalogue,
  comeFirst,
  counterPlans,
  opensInDays,
  type RewardName,
  wishPlans,
} from './catalogue.ts';
import type { CountyPlan } from './plan.ts';
import { redeemAll } from './redeem.ts';
import { settleLastMonth } from './settle.ts';
import { actingAt, daysBefore, done, isWritten, type Offers, type Shop } from './shop.ts';
import { staffId } from './write.ts';

/** How long ago the catalogue was begun. */
const openedDays = 60;

/** What points of the demo are spent on, and what residents did with theirs; all of it once, or nothing. */
export async function writeRewards(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  const now = deps.clock.now();
  if (await isWritten(deps, 'rewards', county)) return;
  await inOneTransaction(deps, async (within) => {
    const shop: Shop = { deps: within, county, residents, staff, now };
    const offers = await openCounters(shop, await addCatalogue(shop));
    await redeemAll(shop, offers);
    await settleLastMonth(shop);
    await wishAll(shop);
  });
}

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
