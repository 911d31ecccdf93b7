import * as agreements from '../../../server/features/agreements/service.ts';
import { openSignInLimits } from '../../../server/features/residents/service.ts';
import type { Sms } from '../../../server/platform/sms.ts';
import type { SeedResident } from './people.ts';
import { actingAt, done, type Shop } from './shop.ts';

/* One of staff with somebody before them, who agrees that things are done for them. */

export const paper = 'id_card';

interface Clerk {
  login: string;
  at: Date;
}

/** The phone of whoever stands there: the code that comes in is read out. */
function phoneInHand() {
  const heard = { code: '' };
  const sms: Sms = {
    send: async ({ values }) => {
      heard.code = values.code ?? '';
      return { kind: 'sent' };
    },
  };
  return { heard, sms };
}

/** What is sent to the phone of whoever stands before the clerk is heard. */
export function clerkOf(desk: Shop, { login, at }: Clerk) {
  const { heard, sms } = phoneInHand();
  const from = { device: null, address: null, kind: { browser: 'chrome', system: 'windows' } };
  const act = (key: string) => {
    const { deps, ask } = actingAt(desk, login)(`window/${key}`, at);
    return { deps: { ...deps, sms, signInLimits: openSignInLimits }, ask: { ...ask, from } };
  };
  return { heard, act };
}

/** They read out the code of their phone. @returns the agreement */
export async function agreeByCode(
  desk: Shop,
  { phone }: Pick<SeedResident, 'phone'>,
  { key, ...clerk }: Clerk & { key: string },
): Promise<string> {
  const { heard, act } = clerkOf(desk, clerk);
  const sending = act(`${key}/code`);
  done(await agreements.sendCode(sending.deps, sending.ask, { phone }));
  const agreeing = act(`${key}/agreed`);
  const { code } = heard;
  return done(await agreements.agree(agreeing.deps, agreeing.ask, { paper, phone, code })).id;
}
