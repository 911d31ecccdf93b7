import { sql } from 'kysely';
import * as redemptions from '../../../server/features/redemptions/service.ts';
import * as rewards from '../../../server/features/rewards/service.ts';
import {
  addHours,
  localDate,
  startOfDay,
  startOfMonth,
} from '../../../server/platform/calendar.ts';
import {
  catalogue,
  counterPlans,
  lastMonthPlans,
  type RedemptionPlan,
  type RewardName,
  redemptionPlans,
} from './catalogue.ts';
import type { SeedResident } from './people.ts';
import { actingAt, daysBefore, done, type Offers, residentAt, type Shop } from './shop.ts';
import { residentId } from './write.ts';

/** A day shortly before the end of last month. */
export const lastMonthAt = (now: Date): Date =>
  startOfDay(localDate(daysBefore(startOfMonth(localDate(now)), 3)), 10);

/** Last month's first, then those of the present moment: what somebody has by then is theirs to spend. */
export async function redeemAll(shop: Shop, offers: Offers): Promise<void> {
  const before = lastMonthAt(shop.now);
  const quiet = await quietSince(shop, before);
  const then = await openPurses(shop, ({ phone }) => quiet.has(residentId(shop.county, phone)));
  const hoursLater = (place: number) => addHours(before, 1.3 * place);
  for (const [place, plan] of lastMonthPlans.entries())
    await redeem(shop, {
      plan,
      key: `last-month/${place}`,
      at: hoursLater(place),
      purses: then,
      offers,
    });
  const purses = await openPurses(shop, () => true);
  for (const [place, plan] of redemptionPlans.entries())
    await redeem(shop, { plan, key: `redemption/${place}`, at: shop.now, purses, offers });
}

/** To whose points nothing has happened since: a statement that reads in order holds for them only. */
async function quietSince({ deps, county }: Shop, at: Date): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from residents where county = ${county} and not exists (
      select from transfers where transfers.county = residents.county and at >= ${at}
        and holder_no in (credit >> 20, debit >> 20))`.execute(deps.database.read);
  return new Set(rows.map(({ id }) => id));
}

interface Redeeming {
  plan: RedemptionPlan;
  key: string;
  at: Date;
  purses: Purse[];
  offers: Offers;
}

async function redeem(shop: Shop, { plan, key, at, purses, offers }: Redeeming): Promise<void> {
  const { counter, reward, end } = plan;
  const [offer] = offers.get(`${counter}/${reward}`) ?? [];
  const who = takePurse(purses, reward);
  if (who === undefined || offer === undefined) return;
  const acting = residentAt(shop, who);
  const { deps, ask } = acting(key, at);
  const wanted = {
    resident: residentId(shop.county, who.phone),
    offer,
    account: 'own' as const,
    staff: null,
  };
  const [made] = await redemptions.reserveTogether(deps, [{ ask, wanted }]);
  if (made === undefined) throw new Error('a reservation was not answered');
  const { id } = done(made).redemption;
  if (end === 'cancelled') {
    const giving = acting(`${key}/cancelled`, at);
    done(await redemptions.cancelRedemption(giving.deps, giving.ask, id));
  } else if (end !== 'waits') await serve(shop, { who, id, key, at, counter, end });
}

interface Purse {
  who: SeedResident;
  spendable: number;
  earned: number;
}

/** As many who have points as are enough for the plans. */
const purseCount = 60;

async function openPurses(shop: Shop, isWanted: (who: SeedResident) => boolean): Promise<Purse[]> {
  const purses: Purse[] = [];
  for (const who of shop.residents.filter(isWanted)) {
    const { deps, ask } = residentAt(shop, who)(`purse/${who.phone}`, shop.now);
    const { spendable, earned } = await redemptions.listShop(deps, ask);
    if (spendable > 0) purses.push({ who, spendable, earned });
    if (purses.length === purseCount) break;
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
  at: Date;
  counter: string;
  end: 'handed_over' | 'refused';
}

/** At the counter: the code is shown, and it is handed over; or there is none, and the points go back. */
async function serve(shop: Shop, { who, id, key, at, counter: slug, end }: Serving): Promise<void> {
  const plan = counterPlans.find((one) => one.slug === slug);
  if (plan === undefined) throw new Error(`no counter ${slug}`);
  const act = actingAt(shop, plan.login);
  const ending = act(`${key}/${end}`, at);
  if (end === 'refused') {
    const wanted = { id, reason: 'not_there' } as const;
    done(await redemptions.refuseRedemption(ending.deps, ending.ask, wanted));
    return;
  }
  const printing = residentAt(shop, who)(`${key}/prints`, at);
  const { code } = done(await redemptions.printMyVoucher(printing.deps, printing.ask, id));
  const looking = act(`${key}/presented`, at);
  const { counters } = await rewards.listMyCounters(looking.deps, looking.ask);
  const counter = counters.find(({ name }) => name.zh === plan.name.zh)?.id ?? '';
  done(await redemptions.presentVoucher(looking.deps, looking.ask, { counter, code }));
  done(await redemptions.handOver(ending.deps, ending.ask, id));
}
