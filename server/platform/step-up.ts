import { addHours, wallClock } from './calendar.ts';
import type { Read } from './database.ts';
import { type Refusal, refusing } from './refusal.ts';
import type { Scope } from './scope.ts';

/** How long a second factor that was shown counts for the work that asks for one. */
export const stepUpMinutes = 5;

/** How long nothing is taken away or erased by a number that the window gave: its owner may not know yet. */
export const quietHours = 72;

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
  number_just_given: {
    status: 403,
    zh: '手机号刚在社区窗口换过，为了您的账号安全，{time} 以后才能办这一步；别的都照常用。不是您本人换的，请马上打热线。',
    en: 'The community window has just changed the number of this account. To keep it safe, this step can be done after {time}; everything else goes on as before. If it was not you, please call the hotline at once.',
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

/**
 * The refusal, while the number by which a resident shows a code was given at the window only a moment ago:
 * whoever came with a false paper takes nothing away, erases nothing and moves on to no third number.
 */
export async function numberTooNew(
  read: Read,
  { county, actor }: Scope,
  now: Date,
): Promise<Refusal | undefined> {
  if (actor.kind !== 'resident') return undefined;
  const row = await read
    .selectFrom('residents')
    .select('phone_given_at')
    .where('county', '=', county)
    .where('id', '=', actor.id)
    .executeTakeFirst();
  if (!row?.phone_given_at) return undefined;
  const until = addHours(row.phone_given_at, quietHours);
  if (until <= now) return undefined;
  const retryAfterSeconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  return refuse('number_just_given', {
    values: { time: wallClock(until, now) },
    retryAfterSeconds,
  });
}
