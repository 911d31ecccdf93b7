import type { AuditAction, AuditObject } from '../../contract/audit-actions.ts';
import { digestOf, type Facts, leafOf, saltBytes, saltHashOf } from './audit/entry.ts';
import { notesOf } from './audit/notes.ts';
import { secondsText } from './calendar.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Tx } from './database.ts';
import { maskNumbers } from './mask.ts';
import { actorId, type Scope } from './scope.ts';
import type { Ask, Deps } from './use-case.ts';

export interface AuditEntry {
  action: AuditAction;
  /** What it was done to, e.g. `case/0198…`. */
  object: AuditObject;
  /** The area that the object lies in; left out where it is the whole county's. */
  area?: string | null;
  /** Why, where the use-case asks: its words. Codes stand in the details. */
  reason?: string | undefined;
  /** Codes and counts, never a personal value. */
  details?: Record<string, string | number | boolean | null>;
  /** The changed row before and after, null where there was or is none: only digests are kept. */
  before?: Facts | null;
  after?: Facts | null;
}

/** Who asks, and under which id; a job has none. */
export interface AuditedBy {
  deps: Pick<Deps, 'clock' | 'ids'>;
  ask: Pick<Ask, 'scope'> & Partial<Pick<Ask, 'requestId' | 'trace'>>;
}

/** Records a change or a look at personal data, in the transaction that does it. */
export async function recordAudit(tx: Tx, by: AuditedBy, entry: AuditEntry): Promise<void> {
  const row = rowOf(by, entry);
  const written = await tx.insertInto('audit_waiting').values(row).executeTakeFirst();
  // A trigger of somebody else's could drop the row without an error.
  if (written.numInsertedOrUpdatedRows !== 1n) throw new Error('the audit took no entry');
  const { county, id, action, object } = row;
  notesOf(tx).push({ county, id, action, object, leaf: leafOfRow(row) });
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ deps, ask }: AuditedBy, entry: AuditEntry) {
  const { scope } = ask;
  const { before, after, reason = '' } = entry;
  const salt = before || after ? saltFrom(deps) : null;
  const digest = (facts: Facts | null | undefined) =>
    facts && salt ? digestOf(facts, salt) : null;
  return {
    county: scope.county,
    id: deps.ids.uuid(),
    at: deps.clock.now(),
    actor_kind: scope.actor.kind,
    actor: actorId(scope.actor),
    roles: rolesOf(scope),
    scope: areasOf(scope),
    action: entry.action,
    object: entry.object,
    area: entry.area ?? null,
    reason: reason.trim() === '' ? null : maskNumbers(reason.trim()),
    details: canonicalJson(entry.details ?? {}),
    request: ask.requestId ?? ask.trace ?? null,
    salt,
    before_digest: digest(before),
    after_digest: digest(after),
  };
}

const saltFrom = ({ ids }: Pick<Deps, 'ids'>) =>
  Buffer.from(ids.token(), 'base64url').subarray(0, saltBytes);

function rolesOf({ actor, roles }: Scope): string {
  return actor.kind === 'system' ? actor.job : roles.join(' ');
}

/** People of a unit act for their unit wherever it is sent, so it stands beside the areas. */
function areasOf({ actor, roles, areas }: Scope): string {
  const unit = actor.kind === 'staff' && roles.includes('unit_handler') ? actor.unit : null;
  return [...areas, ...(unit === null ? [] : [`unit:${unit}`])].join(' ');
}

function leafOfRow({ county, at, salt, before_digest, after_digest, actor_kind, ...row }: Row) {
  return leafOf({
    ...row,
    county: String(county),
    at: secondsText(at),
    actorKind: actor_kind,
    saltHash: salt && saltHashOf(salt),
    before: before_digest?.toString('hex') ?? null,
    after: after_digest?.toString('hex') ?? null,
  });
}
