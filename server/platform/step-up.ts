import { type Refusal, refusing } from './refusal.ts';
import type { Scope } from './scope.ts';

/** How long a second factor that was shown counts for the work that asks for one. */
export const stepUpMinutes = 5;

const refuse = refusing({
  step_up_needed: {
    status: 403,
    zh: '这一步要再验证一次身份，请输入动态口令或使用通行密钥。',
    en: 'This step needs your second factor once more: a code or a passkey.',
  },
  code_needed: {
    status: 403,
    zh: '这一步要先用发到您手机的验证码确认是本人。',
    en: 'This step needs a code that is sent to your phone, so that nobody else can do it.',
  },
});

/**
 * The refusal, unless whoever asks has shown a second factor within the last minutes: staff theirs, a
 * resident a code that was sent to the phone.
 */
export function stepUpMissing({ actor }: Scope, now: Date): Refusal | undefined {
  if (actor.kind !== 'staff' && actor.kind !== 'resident') return refuse('step_up_needed');
  const provedAt = actor.signedIn?.provedAt;
  const fresh = provedAt && now.getTime() - provedAt.getTime() <= stepUpMinutes * 60_000;
  if (fresh) return undefined;
  return refuse(actor.kind === 'staff' ? 'step_up_needed' : 'code_needed');
}
