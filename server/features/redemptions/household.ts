import type { RedemptionState } from '../../../contract/redemptions.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as rewards from '../rewards/service.ts';
import { listPaidBy } from './household-store.ts';

/** What the points of a household went on. */
export interface Spent {
  id: string;
  /** Who redeemed it; they may live elsewhere by now. */
  resident: string;
  name: Sentence;
  points: number;
  state: RedemptionState;
  at: Date;
}

/** What a household’s points were spent on since an instant, newest first. */
export async function listSpentBy(
  read: Read,
  scope: Scope,
  { household, since, now }: { household: string; since: Date; now: Date },
): Promise<Spent[]> {
  const rows = await listPaidBy(read, scope, { household, since });
  const offers = rows.map(({ offer }) => offer);
  const offered = await rewards.getOffered(read, scope, { offers, now });
  return rows.map(({ id, resident, offer, points, state, reserved_at }) => {
    const of = offered.get(offer);
    if (of === undefined) throw new Error(`no offer ${offer}`);
    return {
      id,
      resident,
      name: of.name,
      points,
      state: state as RedemptionState,
      at: reserved_at,
    };
  });
}
