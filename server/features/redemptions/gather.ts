import * as ledger from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { prefixOf, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as rewards from '../rewards/service.ts';
import type { WantedFacts, WhoFacts } from './decide.ts';
import * as store from './store.ts';

/** Somebody and what they want, with what is left of both as the ones before them are served. */
export interface Candidate {
  offered: rewards.Offered;
  resident: store.ResidentRow;
  wanted(): WantedFacts;
  who(): WhoFacts;
  tally: { take(points: number): void };
}

export interface Gathered {
  /** In the order of what was wanted; undefined where there is no such offer or nobody who wants it. */
  candidates: readonly (Candidate | undefined)[];
  holds: ledger.Holds;
  /** The first of a reward's pools that covers so much, which it then has no longer. */
  poolFor(offered: rewards.Offered, points: number): { code: string; holderNo: bigint } | undefined;
}

interface Gathering {
  deps: Pick<Deps, 'ids'>;
  scope: Scope;
  now: Date;
}

interface Want {
  resident: string;
  offer: string;
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
  const pairs = wants.map(({ resident, offer }) => {
    const [who, what] = [residents.get(resident), offered.get(offer)];
    return who === undefined || who.erased || what === undefined ? undefined : { who, what };
  });
  const known = pairs.filter((pair) => pair !== undefined);
  const counts = await countAll(tx, gathering, known);
  const pools = await openPools(tx, gathering, known);
  const holds = await ledger.openHolds(tx, {
    county: scope.county,
    holders: known.map(({ who }) => who.holderNo),
    helped: known.flatMap(({ who, what }) =>
      helpers(what, counts.priceOf({ who, what })).flatMap((code) => {
        const pool = pools.get(code)?.holderNo;
        return pool === undefined ? [] : [{ holderNo: who.holderNo, pool }];
      }),
    ),
    at: now,
    newId: () => gathering.deps.ids.uuid(),
  });
  const left = startTally(holds);
  const candidates = pairs.map((pair) => pair && candidateOf(pair, { counts, left }));
  return { candidates, holds, poolFor: (what, points) => takeCover(pools, what, points) };
}

interface Pair {
  who: store.ResidentRow;
  what: rewards.Offered;
}

/** Pools that would be asked for help at this price. */
const helpers = (what: rewards.Offered, price: number | undefined) =>
  price !== undefined && price < what.value ? what.pools : [];

async function countAll(tx: Tx, { scope, now }: Gathering, pairs: readonly Pair[]) {
  const today = localDate(now);
  const wanting = new Map(
    pairs.map(({ who, what }) => {
      const since = what.limit === null ? now : rewards.periodStart(what.limit.period, today);
      return [`${who.id}/${what.reward}`, { resident: who.id, reward: what.reward, since }];
    }),
  );
  const taken = await store.countTaken(tx, scope, [...wanting.values()]);
  const priced = pairs.filter(({ what }) => rewards.dependsOnEarned(what.prices));
  const people = [...new Set(priced.map(({ who }) => who.id))];
  const earned = await awards.sumEarned(tx, scope, people);
  return {
    taken: new Map(taken.map((row) => [`${row.resident}/${row.reward}`, row])),
    earnedOf: (who: store.ResidentRow) => earned.get(who.id) ?? 0,
    priceOf: ({ who, what }: Pair) => rewards.priceFor(what.prices, earned.get(who.id) ?? 0),
  };
}

interface Cover {
  code: string;
  holderNo: bigint;
  left: bigint;
}

/** What the pools have that somebody in the batch may need help from. */
async function openPools(
  tx: Tx,
  { scope }: Gathering,
  pairs: readonly Pair[],
): Promise<Map<string, Cover>> {
  const helped = pairs.filter(({ what }) => what.prices.some(({ points }) => points < what.value));
  const codes = [...new Set(helped.flatMap(({ what }) => what.pools))];
  const covers = new Map<string, Cover>();
  for (const [code, holderNo] of await rewards.findPools(tx, scope, codes)) {
    const left = await ledger.getPoolCover(tx, scope.county, holderNo);
    covers.set(code, { code, holderNo, left });
  }
  return covers;
}

function takeCover(pools: Map<string, Cover>, { pools: codes }: rewards.Offered, points: number) {
  for (const code of codes) {
    const pool = pools.get(code);
    if (pool === undefined || pool.left < BigInt(points)) continue;
    pool.left -= BigInt(points);
    return pool;
  }
  return undefined;
}

/** What those served before in the same batch have used up. */
function startTally(holds: ledger.Holds) {
  const used = new Map<string, number>();
  const add = (key: string, amount: number) => used.set(key, (used.get(key) ?? 0) + amount);
  return {
    used: (key: string) => used.get(key) ?? 0,
    spendable: ({ id, holderNo }: store.ResidentRow) =>
      holds.spendable(holderNo) - BigInt(used.get(`points/${id}`) ?? 0),
    take({ who, what }: Pair, points: number) {
      add(`offer/${what.id}`, 1);
      add(`taken/${who.id}/${what.reward}`, 1);
      add(`waiting/${who.id}`, 1);
      add(`points/${who.id}`, points);
    },
  };
}

interface Standing {
  counts: Awaited<ReturnType<typeof countAll>>;
  left: ReturnType<typeof startTally>;
}

function candidateOf(pair: Pair, { counts, left }: Standing): Candidate {
  const { who, what } = pair;
  const key = `${who.id}/${what.reward}`;
  const before = counts.taken.get(key);
  return {
    offered: what,
    resident: who,
    wanted: () => wantedOf(what, left.used(`offer/${what.id}`)),
    who: () => ({
      grid: who.grid,
      spendable: left.spendable(who),
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
    listed: what.listed,
    open: what.open,
    slot: what.slot,
    free: what.free - gone,
  };
}
