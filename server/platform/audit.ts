import type { AuditAction, AuditObject } from '../../contract/audit-actions.ts';
import { digestOf, type Facts, leafOf, saltBytes, saltHashOf } from './audit/entry.ts';
import { notesOf } from './audit/notes.ts';
import { secondsText } from './calendar.ts';
import { canonicalJson } from './canonical-json.ts';
import { officeOf } from './county-holders.ts';
import { type Opening, openerOf, sealerOf } from './data-keys.ts';
import type { Read, Tx } from './database.ts';
import { BrokenSealError, kidOf } from './envelope.ts';
import { maskNumbers } from './mask.ts';
import { actorId, type Scope, typedByOf } from './scope.ts';
import type { Ask, Deps } from './use-case.ts';

export interface AuditEntry {
  action: AuditAction;
  /** What it was done to, e.g. `case/0198…`. */
  object: AuditObject;
  /** The area that the object lies in; left out where it is the whole county's. */
  area?: string | null;
  /** Why, where the use-case asks: its words, kept sealed. Codes stand in the details. */
  reason?: string | undefined;
  /** Codes and counts, never a personal value. */
  details?: Record<string, string | number | boolean | null>;
  /** The changed row before and after, null where there was or is none: only digests are kept. */
  before?: Facts | null;
  after?: Facts | null;
}

/** Who asks, and under which id; a job has none. */
export interface AuditedBy {
  deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>;
  ask: Pick<Ask, 'scope'> & Partial<Pick<Ask, 'requestId' | 'trace'>>;
}

/** Records a change or a look at personal data, in the transaction that does it. */
export function recordAudit(tx: Tx, by: AuditedBy, entry: AuditEntry): Promise<void> {
  return recordEach(tx, by, [entry]);
}

/** Records what was done to many things at once, in one statement: a thousand at most. */
export function recordEach(tx: Tx, by: AuditedBy, entries: readonly AuditEntry[]): Promise<void> {
  return recordAudits(
    tx,
    entries.map((entry) => ({ by, entry })),
  );
}

/** The same, whoever did each. */
export async function recordAudits(
  tx: Tx,
  recorded: readonly { by: AuditedBy; entry: AuditEntry }[],
): Promise<void> {
  if (recorded.length === 0) return;
  const rows: Row[] = [];
  for (const { by, entry } of recorded) {
    const id = by.deps.ids.uuid();
    const words = maskNumbers((entry.reason ?? '').trim());
    const reason = words === '' ? null : await sealReason(tx, by, { id, words });
    rows.push(rowOf(by, entry, { id, reason }));
  }
  const written = await tx.insertInto('audit_waiting').values(rows).executeTakeFirst();
  // A trigger of somebody else's could drop a row without an error.
  if (written.numInsertedOrUpdatedRows !== BigInt(rows.length))
    throw new Error('the audit did not take every entry');
  const notes = notesOf(tx);
  for (const row of rows) {
    const { county, id, action, object } = row;
    notes.push({ county, id, action, object, leaf: leafOfRow(row) });
  }
}

const reasonAt = (id: string) => ({ field: 'audit_entries.reason', row: id });

/** Grounds name people and places: they are kept, and hashed, as the key of the county's office sealed them. */
async function sealReason(
  tx: Tx,
  { deps, ask: { scope } }: AuditedBy,
  { id, words }: { id: string; words: string },
): Promise<string | null> {
  const seal = await sealerOf(tx, { deps, scope }, officeOf(scope.county));
  return seal(words, reasonAt(id));
}

/**
 * Opens the grounds of entries. What is not sealed stands as it is: from before they were, or altered
 * behind the back, which the entry's own hash tells.
 */
export async function openReasons(
  read: Read,
  by: Opening,
): Promise<(entry: { id: string; reason: string | null }) => string | null> {
  const office = officeOf(by.scope.county);
  const open = await openerOf(read, by, [office]);
  return ({ id, reason }) => {
    if (reason === null || kidOf(reason) === '') return reason;
    try {
      return open(office, reason, reasonAt(id));
    } catch (error) {
      if (error instanceof BrokenSealError) return reason;
      throw error;
    }
  };
}

type Row = ReturnType<typeof rowOf>;

function rowOf(
  { deps, ask }: AuditedBy,
  { before, after, ...entry }: AuditEntry,
  { id, reason }: { id: string; reason: string | null },
) {
  const { scope } = ask;
  const salt = before || after ? saltFrom(deps) : null;
  const digest = (facts: Facts | null | undefined) =>
    facts && salt ? digestOf(facts, salt) : null;
  return {
    county: scope.county,
    id,
    at: deps.clock.now(),
    actor_kind: scope.actor.kind,
    actor: actorId(scope.actor),
    roles: rolesOf(scope),
    scope: areasOf(scope),
    action: entry.action,
    object: entry.object,
    area: entry.area ?? null,
    reason,
    details: canonicalJson({ ...entry.details, ...typistOf(scope) }),
    request: ask.requestId ?? ask.trace ?? null,
    salt,
    before_digest: digest(before),
    after_digest: digest(after),
  };
}

/** Where staff did something for a resident, the entry says who. */
const typistOf = (scope: Scope) => {
  const typedBy = typedByOf(scope);
  return typedBy && { typedBy: typedBy.staff };
};

const saltFrom = ({ ids }: Pick<Deps, 'ids'>) =>
  Buffer.from(ids.token(), 'base64url').subarray(0, saltBytes);

/** The roles by which somebody acts as an entry has them; of the system the name of its job. */
export function rolesOf({ actor, roles }: Scope): string {
  return actor.kind === 'system' ? actor.job : roles.join(' ');
}

/** People of a unit act for their unit wherever it is sent, so it stands beside the areas. */
export function areasOf({ actor, roles, areas }: Scope): string {
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
