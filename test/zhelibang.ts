import { type SettableClock, settableClock } from '../server/platform/clock.ts';
import { standInPath } from '../server/platform/http/stand-in.ts';
import type { IdentityProvider } from '../server/platform/identity/provider.ts';
import { createZheLiBang, type ZheLiBangOptions } from '../server/platform/identity/zhelibang.ts';
import {
  type StandInPerson,
  startZheLiBangStandIn,
  type ZheLiBangStandIn,
} from '../server/platform/identity/zhelibang-standin.ts';
import { createIds, seededRandom } from '../server/platform/ids.ts';
import { silentLog } from '../server/platform/log.ts';

export const account = {
  serviceCode: 'CODE',
  servicePassword: 'a password of the tests',
  gateway: { accessKey: 'AK', secretKey: 'a key of the tests' },
};

export interface ZheLiBang {
  provider: IdentityProvider;
  standIn: ZheLiBangStandIn;
  clock: SettableClock;
  /** Signs in as somebody at the address where a page was sent, and says with what it comes back. */
  press(url: string, who: { userid: string } | 'nobody'): string;
  /** The same interfaces, asked in another way. */
  other(change: Partial<ZheLiBangOptions>): IdentityProvider;
  close(): Promise<void>;
}

/** The stand-in for 浙里办 with these people, and the provider that asks it. */
export async function startZheLiBang(
  people: readonly StandInPerson[],
  { returnUrl = '/', now = new Date() }: { returnUrl?: string; now?: Date } = {},
): Promise<ZheLiBang> {
  const clock = settableClock(now);
  const ids = createIds(clock, seededRandom('zhelibang'));
  const newId = () => ids.token();
  const standIn = await startZheLiBangStandIn({ ...account, returnUrl, people, clock, newId });
  const interfaces = `${standIn.endpoint}/restapi/prod/sso/servlet/simpleauth`;
  const options: ZheLiBangOptions = {
    ...account,
    loginUrl: `${standInPath}/sso/mobile.do`,
    ticketUrl: interfaces,
    userUrl: interfaces,
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
      else query.set('userid', who.userid);
      const { headers } = standIn.page({ path: pathname, query, headers: {} });
      return new URL(headers.location ?? '', 'http://page').search.slice(1);
    },
    other: (change) => createZheLiBang({ ...options, ...change }),
    close: () => standIn.close(),
  };
}
