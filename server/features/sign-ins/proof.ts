import type { PasskeyAnswer } from '../../../contract/sign-ins.ts';
import { type Opening, openerOf, type Sealing, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as factors from './factor-store.ts';
import { hashKeyCode, isKeyCode } from './key-code.ts';
import { checkPasskey, type RelyingParty } from './passkeys.ts';
import { refuse } from './refusals.ts';
import { totpStep } from './totp.ts';

export interface SignInDeps extends Deps {
  /** undefined: the address of this site cannot have passkeys. */
  relyingParty: RelyingParty | undefined;
}

export type ProvedBy = 'totp' | 'recovery_code' | 'passkey';

/** Sealed for its owner: a key moved to somebody else's row does not open. */
export const totpAt = (staff: string) => ({ field: 'staff_factors.secret', row: staff });

/** The key of somebody's authenticator app, opened. */
export async function openTotp(
  read: Read,
  by: Opening,
  { staff, sealed }: { staff: string; sealed: string },
): Promise<string> {
  const open = await openerOf(read, by, [staff]);
  const key = open(staff, sealed, totpAt(staff));
  if (key === null) throw new Error(`the keys of ${staff} were erased`);
  return key;
}

/** The same, sealed for its owner. */
export async function sealTotp(
  tx: Tx,
  by: Sealing,
  { staff, key }: { staff: string; key: string },
): Promise<string> {
  const seal = await sealerOf(tx, by, staff);
  const sealed = seal(key, totpAt(staff));
  if (sealed === null) throw new Error(`the keys of ${staff} were erased`);
  return sealed;
}

interface Context {
  deps: SignInDeps;
  scope: Scope;
}

/** The code of somebody's authenticator app, or one of their recovery codes; each is good once. */
export async function proveByCode(
  tx: Tx,
  { deps, scope }: Context,
  { staff, code }: { staff: string; code: string },
): Promise<ProvedBy | Refusal> {
  const now = deps.clock.now();
  if (isKeyCode(code)) {
    const hash = hashKeyCode(code);
    const fits = await factors.spendRecoveryCode(tx, scope, { staff, hash, at: now });
    return fits ? 'recovery_code' : refuse('code_wrong', { field: '/code' });
  }
  const totp = await factors.lockTotp(tx, scope, staff);
  if (totp?.secret_sealed == null) return refuse('code_wrong', { field: '/code' });
  const key = await openTotp(tx, { deps, scope }, { staff, sealed: totp.secret_sealed });
  const step = totpStep(key, code, now);
  if (step === undefined) return refuse('code_wrong', { field: '/code' });
  if (step <= Number(totp.last_step)) return refuse('code_used', { field: '/code' });
  await factors.touchFactor(tx, scope, { id: totp.id, at: now, step });
  return 'totp';
}

/** Whose passkey answered the challenge. */
export async function proveByPasskey(
  tx: Tx,
  { deps, scope }: Context,
  { answer, challenge }: { answer: PasskeyAnswer; challenge: string | null },
): Promise<string | Refusal> {
  if (deps.relyingParty === undefined) return refuse('passkeys_unavailable');
  const found = await factors.lockPasskey(tx, scope, answer.id);
  if (found === undefined || challenge === null) return refuse('passkey_wrong');
  const { known } = found;
  const counter = await checkPasskey(deps.relyingParty, { answer, challenge, known });
  if (counter === undefined) return refuse('passkey_wrong');
  await factors.touchFactor(tx, scope, { id: found.id, at: deps.clock.now(), counter });
  return found.staff;
}
