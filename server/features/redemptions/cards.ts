import type { Presented } from '../../../contract/redemptions.ts';
import type { Sentence } from '../../../contract/values.ts';
import { recordEach } from '../../platform/audit.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, attempt, type Deps } from '../../platform/use-case.ts';
import { nameResidents } from '../privacy/service.ts';
import * as rewards from '../rewards/service.ts';
import { hashOf } from './codes.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import * as voucherStore from './voucher-store.ts';
import { showPresented } from './vouchers.ts';
import { listWaitingOf } from './waiting-store.ts';

interface ByCard {
  residentName: Sentence;
  waiting: Presented[];
}

/** What waits at a counter for whoever shows their card there: all of it is presented by it. */
export function presentCard(
  deps: Deps,
  ask: Ask,
  { counter, card }: { counter: string; card: string },
): Promise<ByCard | Refusal> {
  const { scope } = ask;
  return attempt(deps, ask, async (tx): Promise<ByCard | Refusal> => {
    if ((await rewards.findServed(tx, scope, counter)) === undefined)
      return refuse('counter_not_found');
    const owner = await voucherStore.findCard(tx, scope, hashOf(card));
    if (owner === undefined) return refuse('card_not_valid', { field: '/card' });
    const { resident } = owner;
    await sealerOf(tx, { deps, scope }, resident);
    await store.lockResidents(tx, scope, [resident]);
    const now = deps.clock.now();
    const waiting = await listWaitingOf(tx, scope, { counter, resident, at: now });
    const rows = await store.lockReserved(tx, scope, waiting);
    const ids = rows.map(({ id }) => id);
    const shown = { presented_at: now, presented_by: staffOf(scope).id };
    if (ids.length > 0) await store.changeRedemptions(tx, scope, { ids, ...shown });
    const looked = ids.map((id) => ({
      action: 'redemption.presented' as const,
      object: `redemption/${id}` as const,
    }));
    const asked = { action: 'card.shown', object: `counter/${counter}` } as const;
    await recordEach(tx, { deps, ask }, [asked, ...looked]);
    const named = { resident, caseCode: null, isBeside: true };
    const nameOf = await nameResidents(tx, { deps, scope }, [named]);
    const presented: Presented[] = [];
    for (const row of rows) presented.push(await showPresented(tx, { deps, ask }, row));
    return { residentName: nameOf(named), waiting: presented };
  });
}
