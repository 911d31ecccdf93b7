import type { deviceRoutes } from '../../../contract/devices.ts';
import type { factorRoutes } from '../../../contract/factors.ts';
import type { invitationRoutes } from '../../../contract/invitations.ts';
import type { DemoSignIns } from '../../../contract/residents.ts';
import type { signInRoutes } from '../../../contract/sign-ins.ts';
import { deviceOf } from '../../platform/device.ts';
import { type Handlers, SessionChange } from '../../platform/http/routes.ts';
import { isRefusal } from '../../platform/refusal.ts';
import { refuse } from './refusals.ts';
import * as signIns from './service.ts';

export interface SignInRouteDeps extends signIns.SignInDeps {
  /** Whom one tap lets in; undefined anywhere but in the demo. */
  demoSignIns: ((county: number) => DemoSignIns | undefined) | undefined;
}

interface Asking {
  agent: string | undefined;
  tokens: { staff?: string };
}
const browserOf = ({ agent, tokens }: Asking) => ({
  device: deviceOf(agent),
  before: tokens.staff,
});

export const signInHandlers = (deps: SignInRouteDeps): Handlers<typeof signInRoutes> => ({
  startStaffSignIn: ({ ask, body }) => signIns.startSignIn(deps, ask, body),
  finishStaffSignIn: async ({ ask, body, ...from }) => {
    const done = await signIns.finishSignIn(deps, ask, { ...body, ...browserOf(from) });
    return isRefusal(done) ? done : new SessionChange('staff', done.token, done.me);
  },
  startPasskeySignIn: ({ ask }) => signIns.startPasskeySignIn(deps, ask),
  finishPasskeySignIn: async ({ ask, body, ...from }) => {
    const done = await signIns.finishPasskeySignIn(deps, ask, { ...body, ...browserOf(from) });
    return isRefusal(done) ? done : new SessionChange('staff', done.token, done.me);
  },
  signInDemoStaff: async ({ ask, body, ...from }) => {
    const people = deps.demoSignIns?.(ask.scope.county)?.staff ?? [];
    if (!people.some(({ login }) => login === body.login)) return refuse('demo_only');
    const done = await signIns.signInDemo(deps, ask, { ...body, ...browserOf(from) });
    return isRefusal(done) ? done : new SessionChange('staff', done.token, done.me);
  },
  signOutStaff: async ({ ask, tokens }) => {
    await signIns.signOut(deps, ask, tokens.staff);
    return new SessionChange('staff', null, { signedOut: true });
  },
  openInvitation: ({ ask, body }) => signIns.openInvitation(deps, ask, body.code),
  startEnrolment: ({ ask, body }) => signIns.startEnrolment(deps, ask, body),
  finishEnrolment: async ({ ask, body, ...from }) => {
    const done = await signIns.finishEnrolment(deps, ask, { ...body, ...browserOf(from) });
    if (isRefusal(done)) return done;
    const { token, me, recoveryCodes } = done;
    return new SessionChange('staff', token, { me, recoveryCodes });
  },
  startStepUp: ({ ask }) => signIns.startStepUp(deps, ask),
  stepUp: async ({ ask, body }) => {
    const done = await signIns.stepUp(deps, ask, body);
    return isRefusal(done) ? done : new SessionChange('staff', done.token, { until: done.until });
  },
});

export const factorHandlers = (deps: SignInRouteDeps): Handlers<typeof factorRoutes> => ({
  getMyFactors: ({ ask }) => signIns.getMyFactors(deps, ask),
  startMyFactor: ({ ask }) => signIns.startMyFactor(deps, ask),
  addMyFactor: ({ ask, body, agent }) =>
    signIns.addMyFactor(deps, ask, { ...body, device: deviceOf(agent) }),
  removeMyFactor: ({ ask, params }) => signIns.removeMyFactor(deps, ask, params.id),
  renewRecoveryCodes: ({ ask }) => signIns.renewRecoveryCodes(deps, ask),
  changeMyPassword: ({ ask, body }) => signIns.changePassword(deps, ask, body),
});

export const invitationHandlers = (deps: SignInRouteDeps): Handlers<typeof invitationRoutes> => ({
  inviteStaff: ({ ask, body }) => signIns.inviteStaff(deps, ask, body),
  renewInvitation: ({ ask, params }) => signIns.renewInvitation(deps, ask, params.id),
  askFactorReset: ({ ask, params, body }) =>
    signIns.askFactorReset(deps, ask, { ...params, ...body }),
  listFactorResets: ({ ask, query }) => signIns.listFactorResets(deps, ask, query.after),
  confirmFactorReset: ({ ask, params }) => signIns.confirmFactorReset(deps, ask, params.id),
  declineFactorReset: ({ ask, params }) => signIns.declineFactorReset(deps, ask, params.id),
});

export const deviceHandlers = (deps: SignInRouteDeps): Handlers<typeof deviceRoutes> => ({
  listMyDevices: ({ ask }) => signIns.listMine(deps, ask),
  endMyDevice: ({ ask, params }) => signIns.endMine(deps, ask, params.id),
  endMyOtherDevices: ({ ask }) => signIns.endMyOthers(deps, ask),
  listMyStaffDevices: ({ ask }) => signIns.listMine(deps, ask),
  endMyStaffDevice: ({ ask, params }) => signIns.endMine(deps, ask, params.id),
  endMyOtherStaffDevices: ({ ask }) => signIns.endMyOthers(deps, ask),
  listDevicesOfStaff: ({ ask, params }) => signIns.listOfStaff(deps, ask, params.id),
  endDevicesOfStaff: ({ ask, params }) => signIns.endOfStaff(deps, ask, params.id),
  getSignInPolicy: ({ ask }) => signIns.getPolicy(deps, ask),
  setSignInPolicy: ({ ask, body }) => signIns.setPolicy(deps, ask, body),
});
