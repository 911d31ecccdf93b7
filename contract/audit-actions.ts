import { caseActions } from './audit-actions/cases.ts';
import type { auditObjects } from './audit-actions/objects.ts';
import { peopleActions } from './audit-actions/people.ts';
import { pointActions } from './audit-actions/points.ts';
import { takingPartActions } from './audit-actions/taking-part.ts';

export type { ActionKind } from './audit-actions/action.ts';
export { auditObjects } from './audit-actions/objects.ts';

/** Every verb of the audit. What is not here cannot be recorded; `recordAudit` takes no other word. */
export const auditActions = {
  ...caseActions,
  ...takingPartActions,
  ...pointActions,
  ...peopleActions,
} as const;
export type AuditAction = keyof typeof auditActions;

export type AuditObjectKind = keyof typeof auditObjects;

/** A thing by its id, or a list as a whole. */
export type AuditObject = AuditObjectKind | `${AuditObjectKind}/${string}`;
