/** How staff prove who they are, and where they are signed in. */
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as factors from './factor-store.ts';
import { type SignInDeps, sealTotp } from './proof.ts';

export {
  endMine,
  endMyOthers,
  endOfStaff,
  getPolicy,
  listMine,
  listOfStaff,
  setPolicy,
} from './devices.ts';
export { finishEnrolment, openInvitation, startEnrolment } from './enrol.ts';
export { newestPurpose } from './invitation-store.ts';
export {
  type Appointment,
  appointOfficer,
  askFactorReset,
  confirmFactorReset,
  declineFactorReset,
  inviteStaff,
  issueInvitation,
  listFactorResets,
  renewInvitation,
} from './invitations.ts';
export { keyCode } from './key-code.ts';
export {
  addMyFactor,
  changePassword,
  getMyFactors,
  removeMyFactor,
  renewRecoveryCodes,
  startMyFactor,
} from './my-factors.ts';
export { signOut } from './opening.ts';
export { type RelyingParty, relyingPartyOf } from './passkeys.ts';
export type { SignInDeps } from './proof.ts';
export {
  finishPasskeySignIn,
  finishSignIn,
  signInDemo,
  startPasskeySignIn,
  startSignIn,
} from './sign-in.ts';
export { startStepUp, stepUp } from './step-up.ts';
export { newTotpKey, totpCode } from './totp.ts';

/** Gives somebody an authenticator app whose key is known already: for setting up a county. */
export async function giveTotp(
  tx: Tx,
  { deps, scope }: { deps: Pick<SignInDeps, 'cipher' | 'clock' | 'ids'>; scope: Scope },
  { staff, key }: { staff: string; key: string },
): Promise<void> {
  await factors.setTotp(tx, scope, {
    id: deps.ids.uuid(),
    staff,
    device: { browser: 'other', system: 'other' },
    at: deps.clock.now(),
    sealed: await sealTotp(tx, { deps, scope }, { staff, key }),
    step: 0,
  });
}
