import type { AuditActor, AuditSummary } from '../../../contract/audit.ts';
import { openReasons } from '../../platform/audit.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
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

/** What entries are shown with: names of staff and codes of cases, never a resident; and their grounds. */
export interface Names {
  staff: ReadonlyMap<string, string>;
  cases: ReadonlyMap<string, string>;
  reasonOf: Awaited<ReturnType<typeof openReasons>>;
}

export async function namesFor(
  read: Read,
  by: Reader,
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
  const { scope } = by;
  return {
    staff: await staff.getNames(read, scope, [...people, ...idsOf('staff')]),
    cases: await cases.getCodes(read, scope, idsOf('case')),
    reasonOf: await openReasons(read, by),
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
    reason: names.reasonOf(row),
  };
}

/** A case by its code, staff by their name, anything else by its id; null for a list as a whole. */
export function nameOfObject({ kind, id }: ObjectParts, names: Names): string | null {
  if (id === null) return null;
  const known = kind === 'case' ? names.cases : kind === 'staff' ? names.staff : undefined;
  return known?.get(id) ?? id;
}

/**
 * By which request it came about. Of a resident it is not shown: one request can be about the account and
 * about a case, and would say that they belong together.
 */
export const requestOf = ({
  actorKind,
  request,
}: {
  actorKind: string;
  request: string | null;
}): string | null => (actorKind === 'resident' ? null : request);

function showActor(row: EntryRow, names: Names): AuditActor {
  const words = row.roles === '' ? [] : row.roles.split(' ');
  const system = row.actor_kind === 'system';
  return {
    kind: row.actor_kind as AuditActor['kind'],
    // Under one id all that a resident did would stand together, and say who reported what.
    id: row.actor_kind === 'resident' ? null : row.actor,
    name: row.actor_kind === 'staff' ? (names.staff.get(row.actor ?? '') ?? null) : null,
    job: system ? row.roles : null,
    roles: system ? [] : words,
    areas: row.scope === '' ? [] : row.scope.split(' '),
  };
}
