import type { DemoSignIns, residentRoutes } from '../../../contract/residents.ts';
import { deviceOf } from '../../platform/device.ts';
import { type Handlers, SessionChange } from '../../platform/http/routes.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Sms } from '../../platform/sms.ts';
import type { Deps } from '../../platform/use-case.ts';
import { refuse } from './refusals.ts';
import * as residents from './service.ts';

export interface ResidentRouteDeps extends Deps {
  sms: Sms;
  /** Sign-ins to show in the demo; undefined anywhere else. */
  demoSignIns: ((county: number) => DemoSignIns | undefined) | undefined;
}

export const residentHandlers = (deps: ResidentRouteDeps): Handlers<typeof residentRoutes> => ({
  requestSignInCode: ({ ask, body }) => residents.requestCode(deps, ask, body.phone),
  signInResident: async ({ ask, body, agent, tokens }) => {
    const device = deviceOf(agent);
    const signedIn = await residents.signIn(deps, ask, { ...body, device });
    if (isRefusal(signedIn)) return signedIn;
    // Nobody signs in on top of somebody else, and one phone is one device.
    await residents.signOut(deps, ask, tokens.resident);
    const scope = residents.scopeOfResident(ask.scope.county, signedIn.resident);
    const me = await residents.getMe(deps, { ...ask, scope });
    return new SessionChange('resident', signedIn.token, me);
  },
  signOut: async ({ ask, tokens }) => {
    await residents.signOut(deps, ask, tokens.resident);
    return new SessionChange('resident', null, { signedOut: true });
  },
  getMe: ({ ask }) => residents.getMe(deps, ask),
  completeProfile: ({ ask, body }) => residents.completeProfile(deps, ask, body),
  listDemoSignIns: async ({ ask }) => deps.demoSignIns?.(ask.scope.county) ?? refuse('demo_only'),
});
