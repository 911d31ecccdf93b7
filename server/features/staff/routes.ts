import type { staffSessionRoutes } from '../../../contract/staff.ts';
import { type Handlers, SessionChange } from '../../platform/http/routes.ts';
import { isRefusal } from '../../platform/refusal.ts';
import { closeSession } from '../../platform/sessions.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as staff from './service.ts';

export const staffHandlers = (deps: Deps): Handlers<typeof staffSessionRoutes> => ({
  signInStaff: async ({ ask, body }) => {
    const signedIn = await staff.signIn(deps, ask, body);
    return isRefusal(signedIn) ? signedIn : new SessionChange('staff', signedIn.token, signedIn.me);
  },
  signOutStaff: async ({ ask, tokens }) => {
    const { county } = ask.scope;
    if (tokens.staff) await closeSession(deps.database.read, { county, token: tokens.staff });
    return new SessionChange('staff', null, { signedOut: true });
  },
  getStaffMe: ({ ask }) => staff.getMe(deps, ask),
});
