import type {
  Settlement,
  SettlementLine,
  SettlementShare,
  SettlementState,
} from '../../../contract/settlements.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import * as counters from '../counters/service.ts';
import * as pools from '../pools/service.ts';
import * as staff from '../staff/service.ts';
import { monthOf } from './decide.ts';
import * as lineStore from './line-store.ts';
import * as store from './store.ts';

const nameOf = (row: { name_zh: string; name_en: string }): Sentence => ({
  zh: row.name_zh,
  en: row.name_en,
});

/** Whoever serves at a counter reads what it is owed; who of staff did what is for staff of the county. */
const isMerchantOnly = ({ roles }: Scope) => roles.every((role) => role === 'merchant');

export async function showSettlements(
  read: Read,
  scope: Scope,
  rows: readonly store.FoundSettlement[],
): Promise<Settlement[]> {
  const signers = rows.flatMap(({ opened_by, paid_by }) =>
    paid_by === null ? [opened_by] : [opened_by, paid_by],
  );
  const names = isMerchantOnly(scope)
    ? new Map<string, string>()
    : await staff.getNames(read, scope, signers);
  const ids = rows.map(({ id }) => id);
  const answerers = await store.listAnswerers(read, scope, ids);
  const me = staffOf(scope).id;
  return rows.map(
    (row): Settlement => ({
      id: row.id,
      counter: row.counter,
      counterName: nameOf(row),
      merchant: { zh: row.merchant_zh, en: row.merchant_en },
      place: row.place,
      period: monthOf(row.period),
      state: row.state as SettlementState,
      pointValueFen: row.point_value_fen,
      lines: row.lines,
      points: row.points,
      amountFen: Number(row.amount_fen),
      openDisputes: row.open_disputes,
      openedBy: names.get(row.opened_by) ?? '',
      openedAt: row.opened_at.toISOString(),
      mine: row.opened_by === me || (answerers.get(row.id) ?? []).includes(me),
      answerBy: row.answer_by?.toISOString() ?? null,
      bySilence: row.by_silence,
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      settledAt: row.settled_at?.toISOString() ?? null,
      paidBy: row.paid_by && (names.get(row.paid_by) ?? ''),
      paidAt: row.paid_at?.toISOString() ?? null,
      voucher: row.voucher,
    }),
  );
}

/** One settlement as it stands now. */
export async function showSettlement(read: Read, scope: Scope, id: string): Promise<Settlement> {
  const row = await store.findSettlement(read, scope, id);
  const [shown] = row === undefined ? [] : await showSettlements(read, scope, [row]);
  if (shown === undefined) throw new Error(`settlement ${id} was not shown`);
  return shown;
}

type Shares = (payers: readonly { payer: bigint; points: number }[]) => SettlementShare[];

/** Names those who paid; a merchant reads the pools, and not the sponsors behind them. */
export async function sharesFor(read: Read, scope: Scope): Promise<Shares> {
  const known = await pools.poolsOfPayers(read, scope);
  const withSponsors = !isMerchantOnly(scope);
  return (payers) => {
    const shares = new Map<string, SettlementShare>();
    for (const { payer, points } of payers) {
      const pool = known.get(payer);
      const sponsor = withSponsors ? (pool?.sponsor ?? null) : null;
      const key = withSponsors ? String(payer) : (pool?.code ?? '');
      const before = shares.get(key)?.points ?? 0;
      shares.set(key, { pool: pool?.name ?? null, sponsor, points: before + points });
    }
    return [...shares.values()];
  };
}

/** Lines in the order given, with who paid them and what was said about them. */
export async function showLines(
  read: Read,
  scope: Scope,
  { settlement, rows }: { settlement: string; rows: readonly lineStore.LineRow[] },
): Promise<SettlementLine[]> {
  const lines = rows.map(({ no }) => no);
  const entries = rows.flatMap(({ entry }) => entry ?? []);
  const [conflicts, payers, disputes, shares] = await Promise.all([
    counters.showConflicts(read, scope, entries),
    lineStore.listPayers(read, scope, { settlement, lines }),
    lineStore.listDisputes(read, scope, { settlement, lines }),
    sharesFor(read, scope),
  ]);
  const elsewhere = rows.flatMap(({ corrects_in }) =>
    corrects_in === null || corrects_in === settlement ? [] : [corrects_in],
  );
  const periods = await store.listPeriods(read, scope, elsewhere);
  const payersOf = Map.groupBy(payers, ({ no }) => no);
  const disputeOf = new Map(disputes.map((dispute) => [dispute.no, dispute]));
  return rows.map(
    (row): SettlementLine => ({
      no: row.no,
      kind: row.kind as SettlementLine['kind'],
      at: row.at.toISOString(),
      name: nameOf(row),
      suppliedBy: row.supplied_by as SettlementLine['suppliedBy'],
      residentPoints: row.resident_points,
      helpPoints: row.help_points,
      points: row.points,
      pointValueFen: row.point_value_fen,
      amountFen: Number(row.amount_fen),
      corrects: row.corrects,
      correctsOf: periods.get(row.corrects_in ?? '') ?? null,
      conflict: (row.entry === null ? undefined : conflicts.get(row.entry)) ?? null,
      shares: shares(payersOf.get(row.no) ?? []),
      dispute: showDispute(disputeOf.get(row.no)),
    }),
  );
}

function showDispute(row: lineStore.DisputeRow | undefined): SettlementLine['dispute'] {
  if (row === undefined) return null;
  return {
    reason: row.reason,
    disputedAt: row.disputed_at.toISOString(),
    answer: row.answer as NonNullable<SettlementLine['dispute']>['answer'],
    words: row.words,
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}

/** One line as it stands now. */
export async function showLine(
  read: Read,
  scope: Scope,
  { settlement, no }: { settlement: string; no: number },
): Promise<SettlementLine> {
  const row = await lineStore.findLine(read, scope, { settlement, no });
  const rows = row === undefined ? [] : [row];
  const [shown] = await showLines(read, scope, { settlement, rows });
  if (shown === undefined) throw new Error(`line ${settlement}/${no} was not shown`);
  return shown;
}
