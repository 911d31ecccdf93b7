import { type SettableClock, settableClock } from '../server/platform/clock.ts';
import { standInPath } from '../server/platform/http/stand-in.ts';
import type { IdentityProvider } from '../server/platform/identity/provider.ts';
import { createZheLiBang, type ZheLiBangOptions } from '../server/platform/identity/zhelibang.ts';
import {
  type StandInPerson,
  startZheLiBangStandIn,
  type ZheLiBangStandIn,
  type ZheLiBangStandInOptions,
} from '../server/platform/identity/zhelibang-standin.ts';
import { createIds, seededRandom } from '../server/platform/ids.ts';
import { silentLog } from '../server/platform/log.ts';

export const account = { appId: '2001', accessKey: 'AK', secretKey: 'a key of the tests' };

export interface ZheLiBang {
  provider: IdentityProvider;
  standIn: ZheLiBangStandIn;
  clock: SettableClock;
  /** Signs in as somebody at the address where a page was sent, and says with what it comes back. */
  press(url: string, who: { userId: string } | 'nobody'): string;
  /** The same interfaces, asked in another way. */
  other(change: Partial<ZheLiBangOptions>): IdentityProvider;
  close(): Promise<void>;
}

interface Registration extends Pick<ZheLiBangStandInOptions, 'comesBack'> {
  returnUrl?: string;
  now?: Date;
}

/** The stand-in for 浙里办 with these people, and the provider that asks it. */
export async function startZheLiBang(
  people: readonly StandInPerson[],
  { returnUrl = '/', now = new Date(), comesBack = 'registered' }: Registration = {},
): Promise<ZheLiBang> {
  const clock = settableClock(now);
  const ids = createIds(clock, seededRandom('zhelibang'));
  const newId = () => ids.token();
  const registered = { ...account, returnUrl, comesBack };
  const standIn = await startZheLiBangStandIn({ ...registered, people, clock, newId });
  const options: ZheLiBangOptions = {
    ...account,
    loginUrl: `${standInPath}/uc/sso/login`,
    tokenUrl: standIn.tokenUrl,
    userUrl: standIn.userUrl,
    bridge: `${standInPath}/zwjsbridge.js`,
    returnUrl,
    clock,
    log: silentLog,
  };
  return {
    provider: createZheLiBang(options),
    standIn,
    clock,
    press(url, who) {
      const { pathname, searchParams: query } = new URL(url, 'http://stand-in');
      if (who === 'nobody') query.set('cancel', 'yes');
      else query.set('userId', who.userId);
      const { headers } = standIn.page({ path: pathname, query, headers: {} });
      return new URL(headers.location ?? '', 'http://page').search.slice(1);
    },
    other: (change) => createZheLiBang({ ...options, ...change }),
    close: () => standIn.close(),
  };
}
