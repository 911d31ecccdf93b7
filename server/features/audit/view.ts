import type { AuditActor, AuditSummary } from '../../../contract/audit.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as cases from '../cases/service.ts';
import * as staff from '../staff/service.ts';
import {
  isId,
  nameOfObjectKind,
  type ObjectParts,
  partsOfObject,
  sentenceOfAction,
} from './decide.ts';
import type { EntryRow } from './store.ts';

/** Names that entries are shown with: of staff, and the codes of cases. Never of a resident. */
export interface Names {
  staff: ReadonlyMap<string, string>;
  cases: ReadonlyMap<string, string>;
}

export async function namesFor(
  read: Read,
  scope: Scope,
  rows: readonly Pick<EntryRow, 'actor_kind' | 'actor' | 'object'>[],
): Promise<Names> {
  const objects = rows.map(({ object }) => partsOfObject(object));
  const idsOf = (kind: string) =>
    objects.flatMap((part) =>
      part.kind === kind && part.id !== null && isId(part.id) ? [part.id] : [],
    );
  const people = rows.flatMap(({ actor_kind, actor }) =>
    actor_kind === 'staff' && actor !== null ? [actor] : [],
  );
  return {
    staff: await staff.getNames(read, scope, [...people, ...idsOf('staff')]),
    cases: await cases.getCodes(read, scope, idsOf('case')),
  };
}

export function showSummary(row: EntryRow, names: Names): AuditSummary {
  const { zh, en } = sentenceOfAction(row.action);
  const { kind, id } = partsOfObject(row.object);
  return {
    id: row.id,
    seq: Number(row.seq),
    at: row.at.toISOString(),
    actor: showActor(row, names),
    action: row.action,
    sentence: { zh, en },
    object: {
      key: row.object,
      kind: nameOfObjectKind(kind),
      name: nameOfObject({ kind, id }, names),
    },
    area: row.area,
    reason: row.reason,
  };
}

/** A case by its code, staff by their name, anything else by its id; null for a list as a whole. */
export function nameOfObject({ kind, id }: ObjectParts, names: Names): string | null {
  if (id === null) return null;
  const known = kind === 'case' ? names.cases : kind === 'staff' ? names.staff : undefined;
  return known?.get(id) ?? id;
}

function showActor(row: EntryRow, names: Names): AuditActor {
  const words = row.roles === '' ? [] : row.roles.split(' ');
  const system = row.actor_kind === 'system';
  return {
    kind: row.actor_kind as AuditActor['kind'],
    id: row.actor,
    name: row.actor_kind === 'staff' ? (names.staff.get(row.actor ?? '') ?? null) : null,
    job: system ? row.roles : null,
    roles: system ? [] : words,
    areas: row.scope === '' ? [] : row.scope.split(' '),
  };
}
