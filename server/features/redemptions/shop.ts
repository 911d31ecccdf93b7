import { type Paying, paying, type Shop, type ShopItem } from '../../../contract/redemptions.ts';
import type { AgeClass } from '../../../contract/residents.ts';
import type { Sentence } from '../../../contract/values.ts';
import { getHolderPoints } from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { prefixOf, residentOf, type Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { getMe, getOwnAges } from '../residents/service.ts';
import * as rewards from '../rewards/service.ts';
import {
  decideReservation,
  objectionToSharing,
  opensFor,
  type ReservationDecision,
  type WhoFacts,
} from './decide.ts';
import { wantedOf } from './gather.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showRedemptions } from './view.ts';

const pageSize = 20;

/** What somebody is known by when the whole shop is shown to them. */
interface Shopper {
  grid: string | null;
  ageClass: AgeClass | null;
  ageGroup: string | null;
  inHousehold: boolean;
  /** What each account has; of the household’s nothing is told to whoever may not spend it. */
  spendable: Record<Paying, bigint>;
  mayShare: boolean;
  earned: number;
  taken: Map<string, store.TakenRow>;
}

/** What the resident who asks can spend points on, at which price, where, and if not now why. */
export async function listShop(deps: Deps, ask: Ask): Promise<Shop> {
  const { scope } = ask;
  const { read } = deps.database;
  const now = deps.clock.now();
  const offered = await rewards.listShop(read, scope, now);
  const shopper = await getShopper(deps, ask, offered);
  const byReward = Map.groupBy(
    offered.filter(({ area }) => area === null || livesIn(shopper, area)),
    ({ reward }) => reward,
  );
  return {
    items: [...byReward.values()].flatMap((offers) => showItem(offers, shopper, now)),
    spendable: Number(shopper.spendable.own),
    household: shopper.mayShare ? Number(shopper.spendable.household) : null,
    earned: shopper.earned,
  };
}

const livesIn = ({ grid }: Shopper, area: string) => (grid ?? '').startsWith(prefixOf(area));

async function getShopper(
  deps: Deps,
  ask: Ask,
  offered: readonly rewards.Offered[],
): Promise<Shopper> {
  const { scope } = ask;
  const { read } = deps.database;
  const resident = residentOf(scope);
  const today = localDate(deps.clock.now());
  const { holderNo, household } = await awards.getHolder(read, scope, resident);
  const spendableOf = async (of: bigint) =>
    (await getHolderPoints(read, scope.county, { holderNo: of, today })).spendable;
  const [{ grid }, ages, own, shared, earned, taken] = await Promise.all([
    getMe(deps, ask),
    getOwnAges(read, scope),
    spendableOf(holderNo),
    household === null ? 0n : spendableOf(household.holderNo),
    awards.sumEarned(read, scope, [resident]),
    countTaken(read, scope, { resident, offered, now: deps.clock.now() }),
  ]);
  const inHousehold = household !== null;
  return {
    grid,
    ...ages,
    inHousehold,
    spendable: { own, household: shared },
    mayShare: objectionToSharing({ ...ages, inHousehold }) === undefined,
    earned: earned.get(resident) ?? 0,
    taken,
  };
}

interface Counting {
  resident: string;
  offered: readonly rewards.Offered[];
  now: Date;
}

async function countTaken(read: Read, scope: Scope, { resident, offered, now }: Counting) {
  const today = localDate(now);
  const wanting = new Map(
    offered.map(({ reward, limit }) => {
      const since = limit === null ? now : rewards.periodStart(limit.period, today);
      return [reward, { resident, reward, since }];
    }),
  );
  const rows = await store.countTaken(read, scope, [...wanting.values()]);
  return new Map(rows.map((row) => [row.reward, row]));
}

function showItem(offers: readonly rewards.Offered[], shopper: Shopper, now: Date): ShopItem[] {
  const [first] = [...offers].sort((a, b) => b.free - a.free);
  if (first === undefined) return [];
  const taken = shopper.taken.get(first.reward)?.taken ?? 0;
  const price = rewards.priceFor(first.prices, shopper.earned);
  const waiting = shopper.taken.get(first.reward)?.waiting ?? 0;
  const whoBy = (account: Paying): WhoFacts => {
    const spendable = shopper.spendable[account];
    return { ...shopper, account, spendable, price, taken, waiting };
  };
  const opens = opensFor(wantedOf(first, 0), whoBy('own'));
  const decideBy = (account: Paying) => decideReservation(wantedOf(first, 0), whoBy(account), now);
  const able = paying.filter((account) => decideBy(account).kind === 'reserve');
  // Of what costs nothing nobody asks who pays.
  const payable = price === 0 ? able.filter((account) => account === 'own') : able;
  return [
    {
      id: first.reward,
      name: first.name,
      kind: first.kind,
      photo: first.photo,
      words: first.words,
      price: price ?? null,
      prices: first.prices.map(({ from, points }) => ({ from, points })),
      limitLeft: first.limit === null ? null : Math.max(0, first.limit.count - taken),
      monthDays: [...first.monthDays],
      opensAt: opens?.toISOString() ?? null,
      opensForAllAt: first.opensAt?.toISOString() ?? null,
      closesAt: first.closesAt?.toISOString() ?? null,
      payable,
      why: payable.length > 0 ? null : whyNot(decideBy('own')),
      offers: offers.map((one) => ({
        id: one.id,
        counter: one.counter.name,
        place: one.counter.place,
        hours: one.counter.hours,
        slot: rewards.showSlot(one.slot),
        left: Math.max(0, one.free),
      })),
    },
  ];
}

/** Why it cannot be reserved now, in the words of the refusal that would follow. */
function whyNot(decision: ReservationDecision): Sentence | null {
  if (decision.kind === 'reserve') return null;
  const refusal = refuse(decision.code, { values: decision.values });
  return { zh: refusal.sentence('zh'), en: refusal.sentence('en') };
}

/** What the resident who asks reserved and took, newest first. */
export async function listMyRedemptions(deps: Deps, ask: Ask, after: string | undefined) {
  const { read } = deps.database;
  const page = { resident: residentOf(ask.scope), before: decodeCursor(after), limit: pageSize };
  const rows = await store.listOf(read, ask.scope, page);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    redemptions: await showRedemptions(read, ask.scope, { rows, now: deps.clock.now() }),
    next: last ? encodeCursor(last.reserved_at, last.id) : null,
  };
}
