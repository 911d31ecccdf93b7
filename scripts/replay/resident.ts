import { requestIdOf } from './chance.ts';
import type { Caller } from './client.ts';

export interface Newcomer {
  user: string;
  phone: string;
  /** Home grid. */
  grid: string;
}

/**
 * Signs a resident in by phone and the code that the demo shows, and gives them a name and a home.
 * @returns undefined when done, else the code of the refusal
 */
export async function signInResident(
  call: Caller,
  { user, phone, grid }: Newcomer,
): Promise<string | undefined> {
  const sent = await call('requestSignInCode', { body: { phone } });
  if (sent.kind === 'refused') return sent.code;
  const code = sent.answer.demoCode;
  if (code === undefined) return 'code_not_shown';
  const signedIn = await call('signInResident', { body: { phone, code } });
  if (signedIn.kind === 'refused') return signedIn.code;
  const profile = await call('completeProfile', {
    body: { name: `网民${user.slice(-5)}`, grid, age: { kind: 'adult' } },
    requestId: requestIdOf(user, 'profile'),
  });
  return profile.kind === 'refused' ? profile.code : undefined;
}
