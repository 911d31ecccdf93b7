import type { auditRoutes } from '../../../contract/audit.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as audit from './service.ts';

export const auditHandlers = (deps: audit.AuditDeskDeps): Handlers<typeof auditRoutes> => ({
  listAuditEntries: ({ ask, body }) => audit.listEntries(deps, ask, body),
  getAuditEntry: ({ ask, params }) => audit.getEntry(deps, ask, params.id),
  getAuditState: ({ ask }) => audit.getState(deps, ask),
  exportAudit: ({ ask, body }) => audit.exportEntries(deps, ask, body),
});
