import type { AuditFilter } from '../../../contract/audit.ts';
import { type AuditAction, auditActions, auditObjects } from '../../../contract/audit-actions.ts';
import { contract } from '../../../contract/table.ts';
import type { Sentence } from '../../../contract/values.ts';
import { addDays, startOfDay } from '../../platform/calendar.ts';

const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isId = (text: string): boolean => idForm.test(text);

/** The span of whole days in China. */
export function spanOf({ from, until }: Pick<AuditFilter, 'from' | 'until'>) {
  return {
    from: from === undefined ? undefined : startOfDay(from),
    until: until === undefined ? undefined : startOfDay(addDays(until, 1)),
  };
}

/** The verbs that are searched for; 'unknown' where there is no such verb. */
export function actionsOf({
  kind,
  action,
}: Pick<AuditFilter, 'kind' | 'action'>): AuditAction[] | undefined | 'unknown' {
  if (action !== undefined && !isAction(action)) return 'unknown';
  if (kind === undefined) return action === undefined ? undefined : [action as AuditAction];
  const ofKind = (Object.keys(auditActions) as AuditAction[]).filter(
    (one) => auditActions[one].kind === kind,
  );
  return action === undefined ? ofKind : ofKind.filter((one) => one === action);
}

const isAction = (text: string): boolean => Object.hasOwn(auditActions, text);

/** Things by what an auditor may type: an id of whatever kind, or kind/id; a kind alone is a list. */
export function objectsOf(typed: string): string[] {
  if (!isId(typed)) return [typed];
  const id = typed.toLowerCase();
  return Object.keys(auditObjects).map((kind) => `${kind}/${id}`);
}

/** Things without an id that the platform writes down by itself. */
const isNamed = (object: string): boolean => {
  const { kind, id } = partsOfObject(object);
  if (kind === 'route') return id !== null && Object.hasOwn(contract, id);
  return object === 'staff/unknown';
};

/** What was looked for, with its id; of anything else that somebody typed only that it was words. */
export function withoutWords(object: string): string {
  const { kind, id } = partsOfObject(object);
  if (!Object.hasOwn(auditObjects, kind)) return 'words';
  if (id === null || isId(id)) return object.toLowerCase();
  if (isNamed(object)) return object;
  return `${kind}/words`;
}

/** A verb that is not known here, of an older or a newer release, is shown as it is written. */
export function sentenceOfAction(action: string): Sentence {
  return isAction(action) ? auditActions[action as AuditAction] : { zh: action, en: action };
}

export interface ObjectParts {
  kind: string;
  id: string | null;
}

export function partsOfObject(object: string): ObjectParts {
  const at = object.indexOf('/');
  return at < 0
    ? { kind: object, id: null }
    : { kind: object.slice(0, at), id: object.slice(at + 1) };
}

export function nameOfObjectKind(kind: string): Sentence {
  const known = Object.hasOwn(auditObjects, kind);
  return known ? auditObjects[kind as keyof typeof auditObjects] : { zh: kind, en: kind };
}
