import type { CoverReturn, Pledge, Receipt, Standing } from '../../../contract/pools.ts';
import type { Sentence } from '../../../contract/values.ts';
import * as ledger from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import * as staff from '../staff/service.ts';
import { listSponsors } from './sponsor-store.ts';
import * as store from './store.ts';

export const nameOf = (row: { name_zh: string; name_en: string }): Sentence => ({
  zh: row.name_zh,
  en: row.name_en,
});

const nothing: Standing = { behind: 0, cover: 0, announced: 0, given: 0 };

function asStanding({ behind, cover, announced }: ledger.Standing): Standing {
  const sums = { behind: Number(behind), cover: Number(cover), announced: Number(announced) };
  return { ...sums, given: sums.behind - sums.cover - sums.announced };
}

/** How the ledger has these payers, each for itself. */
export async function standingsOf(
  read: Read,
  { county }: Scope,
  payers: readonly bigint[],
): Promise<(payer: bigint) => Standing> {
  const rows = await ledger.getStandings(read, county, payers);
  return (payer) => {
    const row = rows.get(payer);
    return row === undefined ? nothing : asStanding(row);
  };
}

export const addUp = (parts: readonly Standing[]): Standing =>
  parts.reduce(
    (sum, part) => ({
      behind: sum.behind + part.behind,
      cover: sum.cover + part.cover,
      announced: sum.announced + part.announced,
      given: sum.given + part.given,
    }),
    nothing,
  );

interface Signed {
  asked_by: string;
  asked_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  state: string;
  note: string | null;
}

/** Who signed, for this reader. */
function signatures(row: Signed, { scope, names }: Names) {
  return {
    state: row.state as Receipt['state'],
    askedBy: names.get(row.asked_by) ?? '',
    askedAt: row.asked_at.toISOString(),
    mine: row.asked_by === staffOf(scope).id,
    decidedBy: row.decided_by && (names.get(row.decided_by) ?? ''),
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
  };
}

interface Names {
  scope: Scope;
  names: ReadonlyMap<string, string>;
}

const signersOf = (rows: readonly Signed[]) =>
  rows.flatMap(({ asked_by, decided_by }) =>
    decided_by === null ? [asked_by] : [asked_by, decided_by],
  );

/** Names of staff are for staff of the county: a sponsor sees what was signed, not by whom. */
const namesFor = (read: Read, scope: Scope, rows: readonly Signed[]) =>
  scope.roles.includes('sponsor')
    ? new Map<string, string>()
    : staff.getNames(read, scope, signersOf(rows));

export async function showPledges(
  read: Read,
  scope: Scope,
  rows: readonly store.PledgeRow[],
): Promise<Pledge[]> {
  const receipts = await store.listReceipts(
    read,
    scope,
    rows.map(({ id }) => id),
  );
  const names = await namesFor(read, scope, receipts);
  const byPledge = Map.groupBy(receipts, ({ pledge }) => pledge);
  const sponsors = await sponsorNames(read, scope);
  const pools = new Map((await store.listPools(read, scope)).map((row) => [row.code, nameOf(row)]));
  return rows.map((row): Pledge => {
    const own = byPledge.get(row.id) ?? [];
    const confirmed = own.filter(({ state }) => state === 'confirmed');
    return {
      id: row.id,
      sponsor: row.sponsor,
      sponsorName: sponsors(row.sponsor),
      pool: row.pool,
      poolName: pools.get(row.pool) ?? { zh: row.pool, en: row.pool },
      kind: row.kind as Pledge['kind'],
      goods: row.goods,
      amountFen: Number(row.amount_fen),
      pointValueFen: row.point_value_fen,
      points: Math.floor(Number(row.amount_fen) / row.point_value_fen),
      note: row.note,
      pledgedAt: row.pledged_at.toISOString(),
      receivedFen: confirmed.reduce((sum, { amount_fen }) => sum + Number(amount_fen), 0),
      receivedPoints: confirmed.reduce((sum, { points }) => sum + points, 0),
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
      receipts: own.map((receipt) => ({
        id: receipt.id,
        amountFen: Number(receipt.amount_fen),
        points: receipt.points,
        voucher: receipt.voucher,
        ...signatures(receipt, { scope, names }),
      })),
    };
  });
}

async function sponsorNames(read: Read, scope: Scope): Promise<(id: string) => Sentence> {
  const names = new Map((await listSponsors(read, scope)).map((row) => [row.id, nameOf(row)]));
  return (id) => names.get(id) ?? { zh: '', en: '' };
}

export async function showPledge(read: Read, scope: Scope, id: string): Promise<Pledge> {
  const [shown] = await showPledges(read, scope, await store.listPledges(read, scope, { id }));
  if (shown === undefined) throw new Error(`pledge ${id} was not shown`);
  return shown;
}

export async function showReturns(
  read: Read,
  scope: Scope,
  rows: readonly store.ReturnRow[],
): Promise<CoverReturn[]> {
  const names = await namesFor(read, scope, rows);
  const sponsors = await sponsorNames(read, scope);
  return rows.map((row) => ({
    id: row.id,
    sponsor: row.sponsor,
    sponsorName: sponsors(row.sponsor),
    pool: row.pool,
    points: row.points,
    lapsed: row.lapsed,
    amountFen: Number(row.amount_fen),
    reason: row.reason,
    ...signatures(row, { scope, names }),
  }));
}
