import { standInPeople } from '../db/seed/stand-in-people.ts';
import type { Config } from './config.ts';
import type { Clock } from './platform/clock.ts';
import { type StandInPages, standInPath } from './platform/http/stand-in.ts';
import { createOidc } from './platform/identity/oidc.ts';
import type { IdentityProvider } from './platform/identity/provider.ts';
import { createZheLiBang } from './platform/identity/zhelibang.ts';
import { startZheLiBangStandIn } from './platform/identity/zhelibang-standin.ts';
import type { Log } from './platform/log.ts';

export interface IdentityProviders {
  providers: IdentityProvider[];
  standIn: StandInPages | undefined;
  close: () => Promise<void>;
}

interface Parts {
  clock: Clock;
  ids: { uuid(): string; token(): string };
  log: Log;
}

/** The ways to sign in that the configuration names; the demo has a stand-in for 浙里办. */
export async function openIdentityProviders(
  { zhelibang, oidc, demo, publicUrl }: Config,
  { clock, ids, log }: Parts,
): Promise<IdentityProviders> {
  const returnUrl = `${publicUrl?.replace(/\/+$/, '') ?? ''}/`;
  const providers: IdentityProvider[] = [];
  let standIn: StandInPages | undefined;
  let close = async () => {};
  if (zhelibang !== undefined)
    providers.push(createZheLiBang({ ...zhelibang, returnUrl, clock, log }));
  else if (demo) {
    const opened = await openStandIn({ clock, ids, log });
    providers.push(opened.provider);
    ({ standIn, close } = opened);
  }
  if (oidc !== undefined) providers.push(createOidc({ ...oidc, returnUrl, log }));
  return { providers, standIn, close };
}

/** Addresses without a host: the demo is opened by whatever name this machine has. */
async function openStandIn({ clock, ids, log }: Parts) {
  const account = { appId: 'demo', accessKey: ids.token(), secretKey: ids.token() };
  const returnUrl = '/';
  const standIn = await startZheLiBangStandIn({
    ...account,
    returnUrl,
    people: standInPeople(clock.now()),
    clock,
    newId: () => ids.token(),
  });
  const { tokenUrl, userUrl } = standIn;
  const provider = createZheLiBang({
    ...account,
    loginUrl: `${standInPath}/uc/sso/login`,
    tokenUrl,
    userUrl,
    bridge: `${standInPath}/zwjsbridge.js`,
    returnUrl,
    clock,
    log,
  });
  return { provider, standIn, close: () => standIn.close() };
}
