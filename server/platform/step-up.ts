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
});

/** The refusal, unless whoever asks has shown a second factor within the last minutes. */
export function stepUpMissing({ actor }: Scope, now: Date): Refusal | undefined {
  const provedAt = actor.kind === 'staff' ? actor.signedIn?.provedAt : undefined;
  const fresh = provedAt && now.getTime() - provedAt.getTime() <= stepUpMinutes * 60_000;
  return fresh ? undefined : refuse('step_up_needed');
}
