import type { Early } from '../../../contract/early.ts';
import type { PriceTier, Reward, RewardKind } from '../../../contract/rewards.ts';
import type { Sentence } from '../../../contract/values.ts';
import { type AccountId, merchantAccount } from '../../ledger/account.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { type BatchRow, listBatches } from './counter-store.ts';
import { freePieces, keptUntil, type Slot } from './decide.ts';
import * as offeredStore from './offered-store.ts';
import { shelvedOf } from './stock.ts';
import type { RewardRow } from './store.ts';
import { earlyOf, limitOf, pricesOf, slotOf } from './view.ts';

/** An offer with all that a reservation is decided by. */
export interface Offered {
  id: string;
  reward: string;
  kind: RewardKind;
  name: Sentence;
  words: Sentence;
  photo: string | null;
  value: number;
  prices: readonly PriceTier[];
  pools: readonly string[];
  area: string | null;
  limit: Reward['limit'];
  monthDays: readonly number[];
  opensAt: Date | null;
  closesAt: Date | null;
  early: Early | null;
  listed: boolean;
  slot: Slot | null;
  counter: {
    id: string;
    name: Sentence;
    place: string;
    hours: Sentence;
    area: string;
    account: AccountId;
  };
  /** The counter and the offer take reservations. */
  open: boolean;
  /** Until when a piece reserved now would be kept, and how many could be. */
  keptUntil: Date;
  free: number;
}

/** Offers under lock, so that what is free stays free until the transaction ends. */
export async function lockOffered(
  tx: Tx,
  scope: Scope,
  { offers, now }: { offers: readonly string[]; now: Date },
): Promise<Map<string, Offered>> {
  const rows = await offeredStore.lockOffered(tx, scope, [...new Set(offers)]);
  return new Map((await gather(tx, scope, { rows, now })).map((one) => [one.id, one]));
}

/** Offers as they are, for showing what somebody reserved. */
export async function getOffered(
  read: Read,
  scope: Scope,
  { offers, now }: { offers: readonly string[]; now: Date },
): Promise<Map<string, Offered>> {
  const rows = await offeredStore.getOffered(read, scope, [...new Set(offers)]);
  return new Map((await gather(read, scope, { rows, now })).map((one) => [one.id, one]));
}

/** Everything that is listed and that anybody could reserve of. */
export async function listShop(read: Read, scope: Scope, now: Date): Promise<Offered[]> {
  const rows = await offeredStore.listOpen(read, scope, now);
  return (await gather(read, scope, { rows, now })).filter(({ listed }) => listed);
}

async function gather(
  read: Read,
  scope: Scope,
  { rows, now }: { rows: readonly offeredStore.OfferedRow[]; now: Date },
): Promise<Offered[]> {
  const ids = rows.map(({ id }) => id);
  const [rewards, batches] = await Promise.all([
    offeredStore.getRewards(
      read,
      scope,
      rows.map(({ reward }) => reward),
    ),
    listBatches(read, scope, ids),
  ]);
  const rewardOf = new Map(rewards.map((reward) => [reward.id, reward]));
  const batchesOf = Map.groupBy(batches, ({ offer }) => offer);
  return rows.map((row) => {
    const reward = rewardOf.get(row.reward);
    if (reward === undefined) throw new Error(`no reward ${row.reward}`);
    return offeredOf(row, { reward, batches: batchesOf.get(row.id) ?? [], now });
  });
}

interface About {
  reward: RewardRow;
  batches: readonly BatchRow[];
  now: Date;
}

function offeredOf(row: offeredStore.OfferedRow, { reward, batches, now }: About): Offered {
  const slot = slotOf(row);
  const until = keptUntil({ holdHours: reward.hold_hours, slot }, now);
  return {
    id: row.id,
    reward: reward.id,
    kind: reward.kind as RewardKind,
    name: { zh: reward.name_zh, en: reward.name_en },
    words: { zh: reward.words_zh, en: reward.words_en },
    photo: reward.photo,
    value: reward.value,
    prices: pricesOf(reward),
    pools: reward.pools,
    area: reward.area,
    limit: limitOf(reward),
    monthDays: reward.month_days,
    opensAt: reward.opens_at,
    closesAt: reward.closes_at,
    early: earlyOf(reward),
    listed: reward.listed,
    slot,
    counter: {
      id: row.counter,
      name: { zh: row.counter_name_zh, en: row.counter_name_en },
      place: row.counter_place,
      hours: { zh: row.counter_hours_zh, en: row.counter_hours_en },
      area: row.counter_area,
      account: merchantAccount(row.counter_holder_no),
    },
    open: row.closed_at === null && row.counter_closed_at === null,
    keptUntil: until,
    free: freePieces({ batches: batches.map(shelvedOf), held: row.held }, until),
  };
}
