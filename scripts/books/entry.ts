import { type AccountId, type AccountKind, kindOf } from '../../server/ledger/account.ts';
import { changesOf, type Transfer, type TransferKind } from '../../server/ledger/transfer.ts';
import { type LocalDate, localDate } from '../../server/platform/calendar.ts';
import { accountName, announcedName } from './account-name.ts';

/** A transfer as it stands in the journal. */
export interface JournalRow extends Transfer {
  at: Date;
}

/** One end of an entry. Debits are positive, as bookkeepers write them. */
export interface Leg {
  account: string;
  points: bigint;
}

/** A transfer as a bookkeeper writes it; its legs add up to zero. */
export interface Entry {
  date: LocalDate;
  /** Announced or voided: nothing was settled by it. */
  memo: boolean;
  what: string;
  note: string;
  facts: readonly (readonly [key: string, value: string])[];
  legs: readonly Leg[];
}

export function entryOf(row: JournalRow): Entry {
  const { kind, ruleVersion, reason, pending } = row;
  return {
    date: localDate(row.at),
    memo: kind === 'announce' || kind === 'void',
    what: `${nameOf(row)}${endings[kind]}`,
    note: `${ruleVersion === 0 ? '' : `rule book ${ruleVersion}, `}reason ${reason}`,
    facts: [
      ['transfer', row.id],
      ...(pending === null ? [] : [['announced', pending] as const]),
      ['at', row.at.toISOString()],
    ],
    legs: legsOf(row),
  };
}

/** What is settled moves between the accounts; what is announced waits beside them until its end. */
function legsOf(row: JournalRow): Leg[] {
  return changesOf(row)
    .flatMap(({ account, posted, pendingIn, pendingOut }) => [
      { account: accountName(account), points: -posted },
      { account: announcedName(account, 'Out'), points: pendingOut },
      { account: announcedName(account, 'In'), points: -pendingIn },
    ])
    .filter(({ points }) => points !== 0n);
}

const endings: Record<TransferKind, string> = {
  post: '',
  announce: ' announced',
  settle: ' settled',
  void: ' voided',
};

const names: Partial<Record<`${AccountKind} > ${AccountKind}`, string>> = {
  'source > pool': 'pledge',
  'pool > source': 'pledge taken back',
  'pool > pool': 'slice topped up',
  'pool > holder': 'award',
  'holder > pool': 'award reversed',
  'holder > merchant': 'redemption',
  'pool > merchant': 'help with a redemption, or more for a counter',
  'merchant > pool': 'help refunded, or less for a counter',
  'merchant > source': 'counter paid',
  'source > merchant': 'paid back by a counter',
  'merchant > holder': 'refund',
  'holder > lapsed': 'lapse',
  'holder > holder': 'carried over or renewed after a lapse',
  'holder > village': 'gift to a village',
  'debt > pool': 'reversed after it was spent',
  'debt > merchant': 'handed over after it was given back',
  'holder > debt': 'debt repaid',
  'pool > debt': 'debt waived',
  'lapsed > source': 'lapsed pledge taken back',
};

const nameOf = ({ debit, credit }: Transfer) =>
  names[`${kindOf(debit)} > ${kindOf(credit)}`] ?? 'transfer';

/** An account of the ledger with the balances that the database keeps for it. */
export interface AccountRow {
  account: AccountId;
  posted: bigint;
  pendingIn: bigint;
  pendingOut: bigint;
  /** Whether anything was ever announced to it, or by it. */
  announcedIn: boolean;
  announcedOut: boolean;
}

/** The accounts that the books open for it, each with the balance they must come to. */
export function legsKept({ account, ...row }: AccountRow): Leg[] {
  const kept = [{ account: accountName(account), points: -row.posted }];
  if (row.announcedOut || row.pendingOut !== 0n)
    kept.push({ account: announcedName(account, 'Out'), points: row.pendingOut });
  if (row.announcedIn || row.pendingIn !== 0n)
    kept.push({ account: announcedName(account, 'In'), points: -row.pendingIn });
  return kept;
}
