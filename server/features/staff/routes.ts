import type { staffRoutes } from '../../../contract/staff.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { StaffDeskDeps } from './desk.ts';
import * as staff from './service.ts';

export const staffHandlers = (deps: StaffDeskDeps): Handlers<typeof staffRoutes> => ({
  getStaffMe: ({ ask }) => staff.getMe(deps, ask),
  listStaff: ({ ask, body }) => staff.listStaff(deps, ask, body),
  getStaffMember: ({ ask, params }) => staff.getMember(deps, ask, params.id),
  listUnits: ({ ask }) => staff.listUnits(deps, ask),
  grantRole: ({ ask, params, body }) => staff.grantRole(deps, ask, { ...params, ...body }),
  takeRole: ({ ask, params, body }) => staff.takeRole(deps, ask, { ...params, ...body }),
  suspendStaff: ({ ask, params, body }) => staff.suspendStaff(deps, ask, { ...params, ...body }),
  restoreStaff: ({ ask, params, body }) => staff.restoreStaff(deps, ask, { ...params, ...body }),
  handOver: ({ ask, params, body }) => staff.handOver(deps, ask, { ...params, ...body }),
});
