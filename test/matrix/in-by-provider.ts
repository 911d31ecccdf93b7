import type { RouteName } from '../../contract/table.ts';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import type { Asking, Recipe } from './recipe.ts';

/** Somebody whom the stand-in for 浙里办 knows, and no county does. */
export const guest = {
  userId: 'guest',
  userName: '何小满',
  phone: '13600000000',
  idNo: '33992119860115001X',
};

interface Way {
  /** The cookie of the browser that set out: a way is taken by no other. */
  headers: { cookie: string };
  /** What the provider sent along. */
  query: string;
  call: Caller;
}

/** To the provider and back with its ticket, in a browser of its own. */
async function goThere({ world, county }: Asking): Promise<Way> {
  const call = callerOf(world.app, '', county);
  const set = await call('goToProvider', { body: { provider: 'zhelibang' } });
  const url = `${set.ok.url}&userId=${guest.userId}`;
  const { headers } = await world.app.inject({ method: 'GET', url });
  const [device] = set.raw.cookies;
  return {
    call,
    headers: { cookie: `${device?.name}=${device?.value}` },
    query: new URL(String(headers.location), 'http://page').search.slice(1),
  };
}

/** The same, as far as the code to the guest's phone that is asked for. */
async function comeToConfirm(asking: Asking) {
  const { call, headers, query } = await goThere(asking);
  const came = (await call('comeBackFromProvider', { headers, body: { query } })).ok;
  if (came.next !== 'confirm') throw new Error(`${came.next}, although the guest is new`);
  return { call, headers, state: came.state };
}

const asked = (ask: Recipe['ask']): Recipe => ({ about: 'nothing', named: false, ask });

export const byProvider: Partial<Record<RouteName, Recipe>> = {
  listIdentityProviders: asked(() => ({})),
  goToProvider: asked(() => ({ body: { provider: 'zhelibang' } })),
  comeBackFromProvider: asked(async (asking) => {
    const { headers, query } = await goThere(asking);
    return { headers, body: { query } };
  }),
  sendConfirmationCode: asked(async (asking) => {
    const { headers, state } = await comeToConfirm(asking);
    return { headers, body: { state } };
  }),
  confirmIdentity: asked(async (asking) => {
    const { call, headers, state } = await comeToConfirm(asking);
    const { demoCode } = (await call('sendConfirmationCode', { headers, body: { state } })).ok;
    return { headers, body: { state, code: demoCode } };
  }),
};
