import type { AuditFilter } from '../../contract/audit.ts';
import { actionKinds } from '../../contract/audit.ts';
import { type ActionKind, type AuditAction, auditActions } from '../../contract/audit-actions.ts';

/** What the reader typed; empty narrows nothing. */
export interface Typed {
  person: string;
  object: string;
  /** A verb, or `kind:look` for all of a kind. */
  action: string;
  area: string;
  from: string;
  until: string;
}
export const nothingTyped: Typed = {
  person: '',
  object: '',
  action: '',
  area: '',
  from: '',
  until: '',
};

const ofKind = 'kind:';

/** The filter behind what was typed; what is not narrowed is left out. */
export function filterOf({ person, object, action, area, from, until }: Typed): AuditFilter {
  const kind = action.startsWith(ofKind) ? action.slice(ofKind.length) : '';
  const given = {
    person: person.trim(),
    object: object.trim(),
    action: kind === '' ? action : '',
    kind,
    area,
    from,
    until,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

export const isNarrowed = (typed: Typed): boolean => Object.keys(filterOf(typed)).length > 0;

export interface ActionGroup {
  kind: ActionKind;
  /** Stands for all of the group. */
  all: string;
  actions: AuditAction[];
}

/** The verbs as the reader chooses among them: by kind, and all of a kind first. */
export function actionGroups(): ActionGroup[] {
  const all = Object.keys(auditActions) as AuditAction[];
  return actionKinds.map((kind) => ({
    kind,
    all: ofKind + kind,
    actions: all.filter((action) => auditActions[action].kind === kind),
  }));
}
