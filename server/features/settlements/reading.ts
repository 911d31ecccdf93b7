import type {
  Settlement,
  SettlementLine,
  SettlementState,
  WholeSettlement,
} from '../../../contract/settlements.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as pools from '../pools/service.ts';
import { listLines, sumKinds, sumPayers } from './line-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { sharesFor, showLines, showSettlements } from './view.ts';

const pageSize = 30;
const linesOfPage = 50;

interface Listing {
  state?: SettlementState | undefined;
  after?: string | undefined;
}

/** Settlements that whoever asks may see, newest first. */
export async function listSettlements(
  { database: { read } }: Deps,
  { scope }: Ask,
  { state, after }: Listing,
): Promise<{ settlements: Settlement[]; next: string | null }> {
  const page = { state, before: decodeCursor(after), limit: pageSize };
  const rows = await store.listSettlements(read, scope, page);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    settlements: await showSettlements(read, scope, rows),
    next: last ? encodeCursor(last.opened_at, last.id) : null,
  };
}

export function getSettlement(
  { database }: Deps,
  { scope }: Ask,
  id: string,
): Promise<WholeSettlement | Refusal> {
  return database.snapshot((read) => readWhole(read, scope, id));
}

/** A settlement with its sums, as of one moment where `read` is a snapshot. */
export async function readWhole(
  read: Read,
  scope: Scope,
  id: string,
): Promise<WholeSettlement | Refusal> {
  const row = await store.findSettlement(read, scope, id);
  const [shown] = row === undefined ? [] : await showSettlements(read, scope, [row]);
  if (shown === undefined) return refuse('settlement_not_found');
  const kinds = await sumKinds(read, scope, id);
  const payers = await sumPayers(read, scope, id);
  const shares = await sharesFor(read, scope);
  const mayAnswer = scope.roles.includes('treasurer');
  return {
    ...shown,
    shares: shares(payers.filter(({ points }) => points !== 0)),
    kinds: kinds.map(({ kind, lines, points, amountFen }) => ({
      kind: kind as SettlementLine['kind'],
      lines,
      points,
      amountFen: Number(amountFen),
    })),
    pools: mayAnswer ? await pools.listPoolNames(read, scope) : [],
  };
}

interface Wanted {
  id: string;
  only?: 'all' | 'contested' | undefined;
  after?: number | undefined;
}

export async function listSettlementLines(
  { database: { read } }: Deps,
  { scope }: Ask,
  { id, only = 'all', after = 0 }: Wanted,
): Promise<{ lines: SettlementLine[]; next: number | null } | Refusal> {
  if ((await store.findSettlement(read, scope, id)) === undefined)
    return refuse('settlement_not_found');
  const page = { settlement: id, contested: only === 'contested', after, limit: linesOfPage };
  const rows = await listLines(read, scope, page);
  const last = rows.length === linesOfPage ? rows.at(-1) : undefined;
  return { lines: await showLines(read, scope, { settlement: id, rows }), next: last?.no ?? null };
}
