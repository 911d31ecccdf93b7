import type { LocalDate } from '../platform/calendar.ts';
import type { Read } from '../platform/database.ts';
import { type AccountId, debtAccount, kindOf, lapseDateOf, lotRange } from './account.ts';
import { listTransfers, type MovementRow } from './movements-store.ts';
import { transferKinds } from './transfer.ts';

/** What a transfer meant for the one whose points it moved. */
export type MovementKind =
  | 'taken_back'
  | 'owed'
  | 'repaid'
  | 'waived'
  | 'held'
  | 'spent'
  | 'returned'
  | 'given_away'
  | 'lapsed'
  | 'carried'
  | 'renewed';

export interface Movement {
  id: string;
  kind: MovementKind;
  /** Change of what can be spent. */
  points: bigint;
  /** Change of what is owed. */
  debt: bigint;
  /** The lot it concerns; null where only the debt changes. */
  lapsesOn: LocalDate | null;
  /** The award, redemption or waiver behind it. */
  reason: string;
  at: Date;
}

/** All that happened to a holder's points beside awards, oldest first. */
export async function listMovements(
  read: Read,
  county: number,
  holderNo: bigint,
): Promise<Movement[]> {
  const rows = await listTransfers(read, county, {
    lots: lotRange(holderNo),
    debt: debtAccount(holderNo),
  });
  return movementsOf(rows);
}

/** Reads transfers as movements; what was held and then handed over is shown once, as spent. */
export function movementsOf(rows: readonly MovementRow[]): Movement[] {
  const settled = new Set(
    rows.filter(({ kind }) => kind === transferKinds.settle).map(({ pending }) => pending),
  );
  return rows.flatMap((row) => {
    if (row.kind === transferKinds.settle) return [];
    const [from, to] = [row.debit as AccountId, row.credit as AccountId];
    const common = { id: row.id, reason: row.reason, at: row.at };
    // Points that were renewed live as long as the lot they went to.
    const lot = [to, from].find((account) => kindOf(account) === 'holder');
    const lapsesOn = lot === undefined ? null : lapseDateOf(lot);
    const kind = meaningOf(row, settled.has(row.id));
    return [{ ...common, kind, lapsesOn, ...effectOf(row, from, to) }];
  });
}

function effectOf({ kind, amount }: MovementRow, from: AccountId, to: AccountId) {
  const back = kind === transferKinds.void;
  const leaves = kindOf(from) === 'holder' ? (back ? amount : -amount) : 0n;
  const arrives = kindOf(to) === 'holder' && !back ? amount : 0n;
  const owed = kindOf(from) === 'debt' ? amount : 0n;
  const paid = kindOf(to) === 'debt' ? amount : 0n;
  return { points: leaves + arrives, debt: owed - paid };
}

function meaningOf(
  { kind, debit, credit, ruleVersion }: MovementRow,
  settled: boolean,
): MovementKind {
  const [from, to] = [kindOf(debit as AccountId), kindOf(credit as AccountId)];
  if (kind === transferKinds.void) return 'returned';
  if (from === 'debt') return 'owed';
  if (to === 'debt') return from === 'holder' ? 'repaid' : 'waived';
  if (from !== 'holder') return 'returned';
  if (to === 'lapsed') return 'lapsed';
  // A rule book carries over what would lapse; grace for what comes late names none.
  if (to === 'holder') return ruleVersion > 0 ? 'carried' : 'renewed';
  if (to === 'village') return 'given_away';
  if (to === 'pool') return 'taken_back';
  return kind === transferKinds.announce && !settled ? 'held' : 'spent';
}
