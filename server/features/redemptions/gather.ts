import type { Paying } from '../../../contract/redemptions.ts';
import * as ledger from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { prefixOf, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as rewards from '../rewards/service.ts';
import type { WantedFacts, WhoFacts } from './decide.ts';
import { listHouseholdNos } from './household-store.ts';
import * as store from './store.ts';

/** Somebody and what they want, with what is left of both as the ones before them are served. */
export interface Candidate {
  offered: rewards.Offered;
  resident: store.ResidentRow;
  payer: Payer;
  wanted(): WantedFacts;
  who(): WhoFacts;
  tally: { take(points: number): void };
}

/** Whose account is to pay. */
interface Payer {
  account: Paying;
  /** The household; null: the resident. */
  household: string | null;
  /** Under which the ledger keeps it; undefined: a household, where there is none. */
  holderNo: bigint | undefined;
}

export interface Gathered {
  /** In the order of what was wanted; undefined where there is no such offer or nobody who wants it. */
  candidates: readonly (Candidate | undefined)[];
  holds: ledger.Holds;
  /** Of a reward's pools the first payer that covers so much, which it then has no longer. */
  payerFor(what: rewards.Offered, points: number): { code: string; holderNo: bigint } | undefined;
}

interface Gathering {
  deps: Pick<Deps, 'ids'>;
  scope: Scope;
  now: Date;
}

interface Want {
  resident: string;
  offer: string;
  account: Paying;
}

/**
 * All that a batch is decided by, each table once, under lock in the one order that everybody keeps:
 * people, shelves, slices of pools, lots.
 */
export async function gatherCandidates(
  tx: Tx,
  gathering: Gathering,
  wants: readonly Want[],
): Promise<Gathered> {
  const { scope, now } = gathering;
  const residents = await store.lockResidents(
    tx,
    scope,
    wants.map(({ resident }) => resident),
  );
  const offers = wants.map(({ offer }) => offer);
  const offered = await rewards.lockOffered(tx, scope, { offers, now });
  const payerOf = await payersOf(tx, scope, { wants, residents });
  const pairs = wants.map(({ resident, offer, account }): Pair | undefined => {
    const [who, what] = [residents.get(resident), offered.get(offer)];
    if (who === undefined || who.erased || what === undefined) return undefined;
    return { who, what, payer: payerOf(who, account) };
  });
  const known = pairs.filter((pair) => pair !== undefined);
  const counts = await countAll(tx, gathering, known);
  const covers = await openCovers(tx, gathering, known);
  const holds = await ledger.openHolds(tx, {
    county: scope.county,
    holders: known.flatMap(({ payer }) => payer.holderNo ?? []),
    helped: known.flatMap(({ who, what, payer: { holderNo } }) =>
      holderNo === undefined
        ? []
        : helpers(covers, { what, price: counts.priceOf({ who, what }) }).map((helper) => ({
            holderNo,
            pool: helper.holderNo,
          })),
    ),
    at: now,
    newId: () => gathering.deps.ids.uuid(),
  });
  const left = startTally(holds);
  const candidates = pairs.map((pair) => pair && candidateOf(pair, { counts, left }));
  return { candidates, holds, payerFor: (what, points) => takeCover(covers, what, points) };
}

interface Pair {
  who: store.ResidentRow;
  what: rewards.Offered;
  payer: Payer;
}

interface Paid {
  wants: readonly Want[];
  residents: ReadonlyMap<string, store.ResidentRow>;
}

/** Who pays for whom: in which household somebody lives is known now that they are under lock. */
async function payersOf(tx: Tx, scope: Scope, { wants, residents }: Paid) {
  const sharing = wants.filter(({ account }) => account === 'household');
  const households = sharing.flatMap(({ resident }) => residents.get(resident)?.household ?? []);
  const numbers = await listHouseholdNos(tx, scope, households);
  return ({ holderNo, household }: store.ResidentRow, account: Paying): Payer =>
    account === 'own'
      ? { account, household: null, holderNo }
      : { account, household, holderNo: numbers.get(household ?? '') };
}

/** Who could help at this price, in the order in which they are asked. */
function helpers(
  covers: Covers,
  { what, price }: { what: rewards.Offered; price: number | undefined },
): Cover[] {
  if (price === undefined || price >= what.value) return [];
  const help = BigInt(what.value - price);
  return what.pools.flatMap((code) => covers.get(code) ?? []).filter(({ left }) => left >= help);
}

async function countAll(tx: Tx, { scope, now }: Gathering, pairs: readonly Pair[]) {
  const today = localDate(now);
  const wanting = new Map(
    pairs.map(({ who, what }) => {
      const since = what.limit === null ? now : rewards.periodStart(what.limit.period, today);
      return [`${who.id}/${what.reward}`, { resident: who.id, reward: what.reward, since }];
    }),
  );
  const taken = await store.countTaken(tx, scope, [...wanting.values()]);
  const priced = pairs.filter(({ what }) => asksEarned(what));
  const people = [...new Set(priced.map(({ who }) => who.id))];
  const earned = await awards.sumEarned(tx, scope, people);
  return {
    taken: new Map(taken.map((row) => [`${row.resident}/${row.reward}`, row])),
    earnedOf: (who: store.ResidentRow) => earned.get(who.id) ?? 0,
    priceOf: ({ who, what }: Omit<Pair, 'payer'>) =>
      rewards.priceFor(what.prices, earned.get(who.id) ?? 0),
  };
}

/** Whether what somebody has earned decides on the price, or on when it opens for them. */
const asksEarned = ({ prices, early }: rewards.Offered): boolean =>
  rewards.dependsOnEarned(prices) || (early?.groups.some(({ kind }) => kind === 'earned') ?? false);

interface Cover {
  code: string;
  holderNo: bigint;
  left: bigint;
}

/** By the codes of pools: who pays out of each, its own cover first and then its sponsors'. */
type Covers = Map<string, Cover[]>;

/** What the pools have that somebody in the batch may need help from. */
async function openCovers(tx: Tx, { scope }: Gathering, pairs: readonly Pair[]): Promise<Covers> {
  const helped = pairs.filter(({ what }) => what.prices.some(({ points }) => points < what.value));
  const codes = [...new Set(helped.flatMap(({ what }) => what.pools))];
  if (codes.length === 0) return new Map();
  const covers: Cover[] = [];
  for (const { code, holderNo, cover } of await awards.listPayers(tx, scope, codes)) {
    const left = cover ?? (await ledger.getPoolCover(tx, scope.county, holderNo));
    covers.push({ code, holderNo, left });
  }
  return Map.groupBy(covers, ({ code }) => code);
}

function takeCover(covers: Covers, { pools }: rewards.Offered, points: number): Cover | undefined {
  const payers = pools.flatMap((code) => covers.get(code) ?? []);
  const payer = payers.find(({ left }) => left >= BigInt(points));
  if (payer !== undefined) payer.left -= BigInt(points);
  return payer;
}

/** What those served before in the same batch have used up. */
function startTally(holds: ledger.Holds) {
  const used = new Map<string, number>();
  const add = (key: string, amount: number) => used.set(key, (used.get(key) ?? 0) + amount);
  return {
    used: (key: string) => used.get(key) ?? 0,
    spendable: ({ holderNo }: Payer) =>
      holderNo === undefined
        ? 0n
        : holds.spendable(holderNo) - BigInt(used.get(`points/${holderNo}`) ?? 0),
    take({ who, what, payer }: Pair, points: number) {
      add(`offer/${what.id}`, 1);
      add(`taken/${who.id}/${what.reward}`, 1);
      add(`waiting/${who.id}`, 1);
      add(`points/${payer.holderNo}`, points);
    },
  };
}

interface Standing {
  counts: Awaited<ReturnType<typeof countAll>>;
  left: ReturnType<typeof startTally>;
}

function candidateOf(pair: Pair, { counts, left }: Standing): Candidate {
  const { who, what, payer } = pair;
  const key = `${who.id}/${what.reward}`;
  const before = counts.taken.get(key);
  return {
    offered: what,
    resident: who,
    payer,
    wanted: () => wantedOf(what, left.used(`offer/${what.id}`)),
    who: () => ({
      grid: who.grid,
      ageClass: who.ageClass,
      ageGroup: who.ageGroup,
      account: payer.account,
      inHousehold: who.household !== null,
      spendable: left.spendable(payer),
      price: counts.priceOf(pair),
      earned: counts.earnedOf(who),
      taken: (before?.taken ?? 0) + left.used(`taken/${key}`),
      waiting: (before?.waiting ?? 0) + left.used(`waiting/${who.id}`),
    }),
    tally: { take: (points) => left.take(pair, points) },
  };
}

/** What is wanted, when so many pieces of it have just gone. */
export function wantedOf(what: rewards.Offered, gone: number): WantedFacts {
  return {
    value: what.value,
    from: what.prices[0]?.from ?? 0,
    areaPrefix: what.area === null ? null : prefixOf(what.area),
    limit: what.limit,
    monthDays: what.monthDays,
    opensAt: what.opensAt,
    closesAt: what.closesAt,
    early: firstOf(what.early),
    listed: what.listed,
    open: what.open,
    slot: what.slot,
    free: what.free - gone,
  };
}

const firstOf = (early: rewards.Offered['early']): WantedFacts['early'] =>
  early && {
    days: early.days,
    groups: early.groups.map((group) =>
      group.kind === 'area' ? { kind: group.kind, prefix: prefixOf(group.area) } : group,
    ),
  };
