import {
  type AccountId,
  debtAccount,
  holderOf,
  kindOf,
  lapseDateOf,
  lotAccount,
} from '../../server/ledger/account.ts';
import { addDays, type LocalDate } from '../../server/platform/calendar.ts';

/** What an account must show. */
export interface Holding {
  posted: number;
  coming: number;
  leaving: number;
  /** How often it was credited. */
  credits: number;
  counted: number;
  countedOn: LocalDate;
}

export type RowKind = 'post' | 'announce' | 'settle' | 'void';

/** A line that must stand in the journal. */
export interface Row {
  kind: RowKind;
  from: AccountId;
  to: AccountId;
  amount: number;
  /** A counted line raises the receiver's count of the day. */
  counted?: boolean;
}

export interface Given {
  slice: AccountId;
  lot: AccountId;
  amount: number;
  kind: 'post' | 'announce';
  end?: 'settle' | 'void';
  /** Where the points live that arrived after the last day of their lot. */
  home?: AccountId;
}

export interface Piece {
  lot: AccountId;
  amount: number;
  end?: 'settle' | 'void';
  refunded?: true;
}

export interface Spending {
  to: AccountId;
  amount: number;
  how: 'announce' | 'post';
  pieces: readonly Piece[];
}

export interface Taken {
  taken: number;
  owed: number;
}

const empty: Holding = {
  posted: 0,
  coming: 0,
  leaving: 0,
  credits: 0,
  counted: 0,
  countedOn: '',
};

export const graceDays = 30;

/** A pool's slices are one thing to the model: which of them holds the cover is the ledger's affair. */
const poolOf = (account: AccountId) =>
  kindOf(account) === 'pool' ? ((account & ~0xffffn) as AccountId) : account;

/**
 * What the books must say, in plain numbers and maps. Values are replaced and never changed, so that
 * a copy is cheap and an order that was tried can be dropped.
 */
export class State {
  today: LocalDate = '2026-10-14';
  accounts = new Map<AccountId, Holding>();
  given = new Map<string, Given>();
  spent = new Map<string, Spending>();
  takenBack = new Map<string, Taken>();
  repaid = new Set<string>();
  waived = new Map<string, number>();
  /** Journal lines of the step under way, as they must read. */
  lines: string[] = [];

  copy(): State {
    const copy = new State();
    copy.today = this.today;
    copy.accounts = new Map(this.accounts);
    copy.given = new Map(this.given);
    copy.spent = new Map(this.spent);
    copy.takenBack = new Map(this.takenBack);
    copy.repaid = new Set(this.repaid);
    copy.waived = new Map(this.waived);
    return copy;
  }

  holding(account: AccountId): Holding {
    return this.accounts.get(poolOf(account)) ?? empty;
  }

  free(account: AccountId): number {
    const { posted, leaving } = this.holding(account);
    return posted - leaving;
  }

  owed(holder: number): number {
    return -this.holding(debtAccount(BigInt(holder))).posted;
  }

  /** Lots of a holder that exist, soonest lapse first. */
  lots(holder: number): AccountId[] {
    return [...this.accounts.keys()]
      .filter((one) => kindOf(one) === 'holder' && holderOf(one) === BigInt(holder))
      .sort((a, b) => (a < b ? -1 : 1));
  }

  countToday(account: AccountId): number {
    const { counted, countedOn } = this.holding(account);
    // A clock that was set back counts on the day that had begun.
    return countedOn >= this.today ? counted : 0;
  }

  write(row: Row): void {
    const { kind, from, to, amount } = row;
    const moves = kind === 'post' || kind === 'settle' ? amount : 0;
    const held = kind === 'announce' ? amount : kind === 'post' ? 0 : -amount;
    const payer = this.holding(from);
    this.accounts.set(poolOf(from), {
      ...payer,
      posted: payer.posted - moves,
      leaving: payer.leaving + held,
    });
    const receiver = this.holding(to);
    const counting = row.counted === true;
    const after = {
      posted: receiver.posted + moves,
      coming: receiver.coming + held,
      leaving: receiver.leaving,
      credits: receiver.credits + 1,
      counted: counting ? this.countToday(to) + 1 : receiver.counted,
      countedOn: counting && this.today > receiver.countedOn ? this.today : receiver.countedOn,
    };
    this.accounts.set(poolOf(to), after);
    this.lines.push(lineOf(row, { version: after.credits, posted: after.posted }));
  }

  /** Where points go back to: their lot, or one with days of grace when it has lapsed. */
  home(lot: AccountId): AccountId {
    if (lapseDateOf(lot) >= this.today) return lot;
    return lotAccount(holderOf(lot), addDays(this.today, graceDays));
  }
}

/** A journal line as text; how a slice of the pool stands after it is not told. */
export function lineOf(
  { kind, from, to, amount }: Row,
  { version, posted }: { version: number; posted: number },
): string {
  const after = kindOf(to) === 'pool' ? '' : ` #${version} =${posted}`;
  return `${kind} ${nameOf(from)} → ${nameOf(to)} ${amount}${after}`;
}

/** An account as a reader would call it: `holder 3 until 2027-12-31`, `pool 1 slice 4`. */
export function nameOf(account: AccountId): string {
  const kind = kindOf(account);
  const name = `${kind} ${holderOf(account)}`;
  if (kind === 'holder') return `${name} until ${lapseDateOf(account)}`;
  return kind === 'pool' || kind === 'lapsed' ? `${name} slice ${account & 0xffffn}` : name;
}
