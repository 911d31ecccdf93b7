import { type AccountId, kindOf, type Points } from './account.ts';

/** 1 posted at once · 2 announced · 3 settles an announced one · 4 voids it. */
export const transferKinds = { post: 1, announce: 2, settle: 3, void: 4 } as const;
export type TransferKind = keyof typeof transferKinds;

/** A transfer to be made. `key` makes it happen once; `reason` is the award or pledge behind it. */
export interface Transfer {
  id: string;
  key: string;
  kind: TransferKind;
  debit: AccountId;
  credit: AccountId;
  amount: Points;
  /** The announced transfer that kinds settle and void end. */
  pending: string | null;
  reason: string;
  ruleVersion: number;
  /** Counted transfers that may credit the receiver on one local day; absent: not counted. */
  dayLimit?: number | undefined;
}

export interface Balance {
  posted: bigint;
  pendingIn: bigint;
  pendingOut: bigint;
  /** Counted transfers that credited the account today. */
  countedToday?: number;
}

export type TransferRefusal = 'not_covered' | 'key_reused' | 'already_ended' | 'day_limit';

/** What a holder or pool can still give away. */
export function spendable({ posted, pendingOut }: Balance): bigint {
  return posted - pendingOut;
}

export interface Change {
  account: AccountId;
  posted: bigint;
  pendingIn: bigint;
  pendingOut: bigint;
}

/** What one transfer does to its two accounts; the changes of `posted` add up to zero. */
export function changesOf({ kind, debit, credit, amount }: Transfer): [Change, Change] {
  const from = { account: debit, posted: 0n, pendingIn: 0n, pendingOut: 0n };
  const to = { account: credit, posted: 0n, pendingIn: 0n, pendingOut: 0n };
  if (kind === 'post' || kind === 'settle') {
    from.posted = -amount;
    to.posted = amount;
  }
  if (kind === 'announce') {
    from.pendingOut = amount;
    to.pendingIn = amount;
  }
  if (kind === 'settle' || kind === 'void') {
    from.pendingOut = -amount;
    to.pendingIn = -amount;
  }
  return [from, to];
}

/** Accounts that may fall below zero: where cover comes from, and debt. */
export function mayBeNegative(account: AccountId): boolean {
  const kind = kindOf(account);
  return kind === 'source' || kind === 'debt';
}

/**
 * Applies transfers in order to balances and says which are not covered. A refused transfer changes
 * nothing; the others stand.
 */
export function applyTransfers(
  balances: Map<AccountId, Balance>,
  transfers: readonly Transfer[],
): { accepted: Transfer[]; refused: { transfer: Transfer; code: TransferRefusal }[] } {
  const accepted: Transfer[] = [];
  const refused: { transfer: Transfer; code: TransferRefusal }[] = [];
  for (const transfer of transfers) {
    const [from, to] = changesOf(transfer);
    const payer = after(balances.get(from.account), from);
    const code = refusalOf(transfer, payer, balances.get(to.account));
    if (code !== undefined) {
      refused.push({ transfer, code });
      continue;
    }
    balances.set(from.account, payer);
    balances.set(to.account, counting(transfer, after(balances.get(to.account), to)));
    accepted.push(transfer);
  }
  return { accepted, refused };
}

function refusalOf(
  { debit, dayLimit }: Transfer,
  payer: Balance,
  receiver: Balance | undefined,
): TransferRefusal | undefined {
  // Ending what was announced always works: it was covered when it was announced.
  if (!mayBeNegative(debit) && spendable(payer) < 0n) return 'not_covered';
  if (dayLimit !== undefined && (receiver?.countedToday ?? 0) >= dayLimit) return 'day_limit';
  return undefined;
}

function counting({ dayLimit }: Transfer, balance: Balance): Balance {
  if (dayLimit === undefined) return balance;
  return { ...balance, countedToday: (balance.countedToday ?? 0) + 1 };
}

function after(balance: Balance | undefined, change: Change): Balance {
  return {
    ...balance,
    posted: (balance?.posted ?? 0n) + change.posted,
    pendingIn: (balance?.pendingIn ?? 0n) + change.pendingIn,
    pendingOut: (balance?.pendingOut ?? 0n) + change.pendingOut,
  };
}
