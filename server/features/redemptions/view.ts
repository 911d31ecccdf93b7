import type { Paying, Redemption } from '../../../contract/redemptions.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as rewards from '../rewards/service.ts';
import type { RedemptionRow } from './store.ts';

type Paid = Pick<RedemptionRow, 'points' | 'paid_by'>;

const accountOf = ({ paid_by }: Paid): Paying => (paid_by === null ? 'own' : 'household');

/** What whoever redeems is told of it. */
export function aboutOf(offered: rewards.Offered | undefined, row: Paid) {
  if (offered === undefined) throw new Error('a redemption of no offer');
  const account = accountOf(row);
  return { name: offered.name, counter: offered.counter.name, points: row.points, account };
}

/** A redemption as the one whose it is reads it. */
export function showRedemption(row: RedemptionRow, offered: rewards.Offered): Redemption {
  return {
    id: row.id,
    state: row.state as Redemption['state'],
    reward: row.reward,
    name: offered.name,
    kind: offered.kind,
    photo: offered.photo,
    points: row.points,
    account: accountOf(row),
    counter: offered.counter.name,
    place: offered.counter.place,
    hours: offered.counter.hours,
    slot: rewards.showSlot(offered.slot),
    reservedAt: row.reserved_at.toISOString(),
    holdUntil: row.hold_until.toISOString(),
    handedOverAt: row.handed_over_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
  };
}

/** Redemptions in the order given, with what they are of. */
export async function showRedemptions(
  read: Read,
  scope: Scope,
  { rows, now }: { rows: readonly RedemptionRow[]; now: Date },
): Promise<Redemption[]> {
  const offers = rows.map(({ offer }) => offer);
  const offered = await rewards.getOffered(read, scope, { offers, now });
  return rows.map((row) => {
    const of = offered.get(row.offer);
    if (of === undefined) throw new Error(`no offer ${row.offer}`);
    return showRedemption(row, of);
  });
}
