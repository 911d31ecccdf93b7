import { recordAudit } from '../../platform/audit.ts';
import type { TxContext } from './pay.ts';
import type { AwardRow } from './store.ts';

/** Records an award that no person’s step gave: there is no entry of a case that it goes with. */
export function recordGiven({ tx, scope, deps }: TxContext, award: AwardRow): Promise<void> {
  const { id, rule, cause, state } = award;
  const entry = { action: 'award.given', object: `award/${id}` } as const;
  const details = { rule, cause, state };
  return recordAudit(
    tx,
    { deps, ask: { scope } },
    { ...entry, details, before: null, after: award },
  );
}
