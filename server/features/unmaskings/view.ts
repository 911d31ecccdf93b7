import type { StaffRole } from '../../../contract/route.ts';
import type { Unmasking, UnmaskingField } from '../../../contract/unmaskings.ts';
import type { Opener } from '../../platform/data-keys.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import { aliasWords, protectedWords, sightOf } from '../privacy/service.ts';
import { stateAt, type UnmaskingState } from './decide.ts';
import type { ListedUnmasking } from './store.ts';

export const reasonAt = (id: string) => ({ field: 'unmaskings.reason', row: id });
export const untoldAt = (id: string) => ({ field: 'unmaskings.untold', row: id });
export const noteAt = (id: string) => ({ field: 'unmaskings.note', row: id });

interface Showing {
  scope: Scope;
  open: Opener;
  /** Names of staff by their ids. */
  names: ReadonlyMap<string, string>;
  now: Date;
}

export function showUnmasking(
  row: ListedUnmasking,
  { scope, open, names, now }: Showing,
): Unmasking {
  const me = staffOf(scope);
  const roles = me.roles.map(({ role }) => role);
  const sight = sightOf('alias', { relation: 'desk', roles }, row);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  const state = row.state as UnmaskingState;
  return {
    id: row.id,
    caseCode: row.code,
    categoryName: { zh: row.category_zh, en: row.category_en },
    alias: sight === 'hidden' ? protectedWords : aliasWords(row.alias),
    what: row.what as UnmaskingField[],
    reason: open(row.resident, row.reason_sealed, reasonAt(row.id)) ?? '',
    untold: row.untold ? (open(row.resident, row.untold_sealed, untoldAt(row.id)) ?? '') : null,
    state: stateAt({ state, closesAt: row.closes_at }, now),
    askedBy: nameOf(row.asked_by) ?? '',
    askedRole: row.asked_role as StaffRole,
    askedAt: row.asked_at.toISOString(),
    mine: row.asked_by === me.id,
    decidedBy: nameOf(row.decided_by),
    decidedRole: row.decided_role as StaffRole | null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: open(row.resident, row.note_sealed, noteAt(row.id)),
    closesAt: row.closes_at.toISOString(),
    shownAt: row.shown_at?.toISOString() ?? null,
  };
}
