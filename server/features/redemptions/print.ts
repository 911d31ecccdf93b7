import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { drawPrinted, hashOf } from './codes.ts';
import type { RedemptionRow } from './store.ts';
import * as voucherStore from './voucher-store.ts';

/** A code on paper, good at its counter as long as the piece is kept; one before it is good no more. */
export async function printVoucher(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'ids'>; scope: Scope },
  { id, counter, hold_until }: Pick<RedemptionRow, 'id' | 'counter' | 'hold_until'>,
): Promise<string> {
  const code = drawPrinted(deps.ids);
  await voucherStore.keepVoucher(tx, scope, {
    redemption: id,
    counter,
    codeHash: hashOf(code),
    digitsIndex: null,
    expiresAt: hold_until,
  });
  return code;
}
