import type { Tx } from '../platform/database.ts';
import { uuidOf } from '../platform/ids.ts';
import { type AccountId, holderOf, kindOf, lotRange, type Points } from './account.ts';
import { mustBePosted } from './lots.ts';
import { post } from './posting.ts';
import * as store from './store.ts';
import { spendable } from './transfer.ts';

export interface GiveAway {
  county: number;
  /** The lot that pays, and no other. */
  lot: AccountId;
  /** The pool of a village: points never go from one person to another. */
  to: AccountId;
  amount: Points;
  /** The gift; asked for twice, it is given once. */
  gift: string;
  at: Date;
  newId: () => string;
}

/** Gives points of one lot to a village. @returns undefined when the lot does not hold them */
export async function giveAway(
  tx: Tx,
  { county, lot, to, amount, gift, at, newId }: GiveAway,
): Promise<{ transfer: string } | undefined> {
  if (kindOf(to) !== 'village') throw new Error(`account ${to} is not of a village`);
  const lots = await store.lockLots(tx, county, lotRange(holderOf(lot)));
  const key = uuidOf(`gift/${county}/${gift}`);
  const known = (await store.findByKeys(tx, county, [key])).get(key);
  if (known !== undefined) return { transfer: known.id };
  const paying = lots.find(({ account }) => account === lot);
  if (paying === undefined || spendable(paying) < amount) return undefined;
  const transfer = {
    id: newId(),
    key,
    kind: 'post' as const,
    debit: lot,
    credit: to,
    amount,
    pending: null,
    reason: gift,
    ruleVersion: 0,
  };
  mustBePosted(await post(tx, { county, transfers: [transfer], at }));
  return { transfer: transfer.id };
}
