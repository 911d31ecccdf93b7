import type { Tx } from './database.ts';
import { actorId } from './scope.ts';
import type { Ask, Deps } from './use-case.ts';

export interface AuditEntry {
  /** `feature.verb`, e.g. `case.accepted`. */
  action: string;
  /** What it was done to, e.g. `case/0198…`. */
  object: string;
  /** Facts without personal values. */
  details?: Record<string, string | number | boolean | null>;
}

/** Records a change or a look at personal data, in the transaction that does it. */
export async function recordAudit(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'clock' | 'ids'>; ask: Pick<Ask, 'scope'> },
  entry: AuditEntry,
): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      county: ask.scope.county,
      id: deps.ids.uuid(),
      at: deps.clock.now(),
      actor_kind: ask.scope.actor.kind,
      actor: actorId(ask.scope.actor),
      action: entry.action,
      object: entry.object,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
}
