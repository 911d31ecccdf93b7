import { recordAudit } from '../audit.ts';
import { monthsBefore } from '../calendar.ts';
import type { Tx } from '../database.ts';
import { jobScope } from '../scope.ts';
import type { Deps } from '../use-case.ts';
import type { ChainDeps } from './chain.ts';
import { lockHead } from './chain-store.ts';
import * as store from './prune-store.ts';
import { signMark } from './signed-head.ts';
import { leastAuditMonths } from './term.ts';

export type PruneDeps = ChainDeps &
  Pick<Deps, 'cipher' | 'ids'> & {
    /** How long entries are kept. */
    auditMonths: number;
  };

/** Entries deleted in one transaction. */
const usualLot = 20_000;

/** Deletes what has been kept long enough, in every county. */
export async function pruneAudit(deps: PruneDeps): Promise<void> {
  if (deps.auditMonths < leastAuditMonths)
    throw new Error('the audit is kept for six months at least');
  for (const county of await store.listChains(deps.database.read))
    while ((await pruneLot(deps, county)) === usualLot);
}

/**
 * Deletes a lot of the oldest entries, only ever the beginning of the chain: up to the first one that is
 * still to be kept. A signed stub goes before them, from which the rest is checked as before; the
 * deletion is itself an entry. @returns how many went
 */
export function pruneLot(deps: PruneDeps, county: number, limit = usualLot): Promise<number> {
  const { database, clock, sealKey, auditMonths } = deps;
  const at = clock.now();
  return database.transact(async (tx) => {
    await lockHead(tx, county);
    const last = await store.findLastToPrune(tx, county, {
      before: monthsBefore(at, auditMonths),
      limit,
    });
    if (last === undefined) return 0;
    const note = signMark(sealKey, county, { ...last, word: 'pruned', at });
    await store.setStub(tx, county, { ...last, note });
    const entries = await store.deleteUpTo(tx, county, last.seq);
    await noteDeletion(tx, deps, { county, upTo: last.seq, entries });
    return entries;
  });
}

function noteDeletion(
  tx: Tx,
  deps: PruneDeps,
  { county, upTo, entries }: { county: number; upTo: bigint; entries: number },
): Promise<void> {
  const by = { deps, ask: { scope: jobScope(county, 'prune_audit') } };
  const details = { upTo: Number(upTo), entries, months: deps.auditMonths };
  return recordAudit(tx, by, { action: 'audit.pruned', object: 'audit', details });
}
