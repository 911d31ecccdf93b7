import type { ageGroupRoutes } from '../../../contract/age-groups.ts';
import type { DemoSignIns, residentRoutes } from '../../../contract/residents.ts';
import { type Handlers, SessionChange } from '../../platform/http/routes.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Deps } from '../../platform/use-case.ts';
import { refuse } from './refusals.ts';
import * as residents from './service.ts';

export interface ResidentRouteDeps extends residents.SignInDeps {
  /** Sign-ins to show in the demo; undefined anywhere else. */
  demoSignIns: ((county: number) => DemoSignIns | undefined) | undefined;
}

export const residentHandlers = (deps: ResidentRouteDeps): Handlers<typeof residentRoutes> => ({
  requestSignInCode: ({ ask, from, body }) => residents.requestCode(deps, { ...ask, from }, body),
  askPuzzle: ({ ask, from }) => residents.askPuzzle(deps, { ...ask, from }),
  signInResident: async ({ ask, from, body, tokens }) => {
    const signedIn = await residents.signIn(deps, { ...ask, from }, body);
    if (isRefusal(signedIn)) return signedIn;
    // Nobody signs in on top of somebody else, and one phone is one device.
    await residents.signOut(deps, ask, tokens.resident);
    const me = await residents.getMe(deps, residents.askAs(ask, signedIn.resident));
    return new SessionChange('resident', signedIn.token, me);
  },
  signOut: async ({ ask, tokens }) => {
    await residents.signOut(deps, ask, tokens.resident);
    return new SessionChange('resident', null, { signedOut: true });
  },
  getMe: ({ ask }) => residents.getMe(deps, ask),
  completeProfile: ({ ask, body }) => residents.completeProfile(deps, ask, body),
  finishTour: ({ ask }) => residents.finishTour(deps, ask),
  listDemoSignIns: async ({ ask }) => deps.demoSignIns?.(ask.scope.county) ?? refuse('demo_only'),
});

export const ageGroupHandlers = (deps: Deps): Handlers<typeof ageGroupRoutes> => ({
  getMyAgeGroup: ({ ask }) => residents.getMyAgeGroup(deps, ask),
  setMyAgeGroup: ({ ask, body }) => residents.setMyAgeGroup(deps, ask, body),
});
