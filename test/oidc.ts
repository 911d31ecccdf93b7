import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import Provider, { type Context, type Grant } from 'oidc-provider';
import { createOidc, type OidcOptions } from '../server/platform/identity/oidc.ts';
import type { IdentityProvider } from '../server/platform/identity/provider.ts';
import { silentLog } from '../server/platform/log.ts';

/** Claims of somebody with an account. */
export interface OidcPerson {
  sub: string;
  name?: string;
  phone_number?: string;
  phone_number_verified?: boolean;
  birthdate?: string;
}

export interface OidcServer {
  provider: IdentityProvider;
  /** Goes where a page was sent, signs in as somebody, and says with what it comes back. */
  press(url: string, who: OidcPerson | 'nobody'): Promise<string>;
  /** Whoever comes from now on, in whatever browser, is this person and signs in, or is `nobody` and does not. */
  expects(who: OidcPerson | 'nobody'): void;
  /** Changes every ID token from now on; undefined leaves them alone. */
  forge(change: ((token: string) => string) | undefined): void;
  /** The token with other claims, signed by the provider itself or by a key of somebody else. */
  claiming(token: string, claims: Record<string, unknown>, key?: KeyObject): string;
  other(change: Partial<OidcOptions>): IdentityProvider;
  close(): Promise<void>;
}

const client = { clientId: 'points', clientSecret: 'a secret of the tests and of nobody else' };

/** A certified OpenID provider on this machine, and ours that asks it. */
export async function startOidc(returnUrl: string): Promise<OidcServer> {
  const people = new Map<string, OidcPerson>();
  let who: OidcPerson | 'nobody' = 'nobody';
  let change: ((token: string) => string) | undefined;
  let openid: Provider | undefined;
  const server = createServer((request, response) => {
    if (openid === undefined) return response.destroy();
    if (request.url?.startsWith('/interaction/')) {
      // A client that comes back by http counts as one on a device, which has to be consented to.
      const result =
        who === 'nobody'
          ? { error: 'access_denied' }
          : { login: { accountId: who.sub }, consent: {} };
      void openid.interactionFinished(request, response, result);
      return;
    }
    if (change !== undefined && request.url === '/token') forgeToken(response, change);
    void openid.callback()(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  const issuer = `http://127.0.0.1:${address.port}`;
  const { privateKey } = newKey();
  openid = new Provider(issuer, settingsOf(returnUrl, { people, privateKey }));
  const options: OidcOptions = {
    ...client,
    issuer,
    returnUrl,
    scopes: 'openid profile phone',
    name: { zh: '统一认证登录', en: 'Sign in with the city’s account' },
    log: silentLog,
  };
  function expects(person: OidcPerson | 'nobody'): void {
    who = person;
    if (person !== 'nobody') people.set(person.sub, person);
  }
  return {
    provider: createOidc(options),
    async press(url, person) {
      expects(person);
      return browse(url, returnUrl);
    },
    expects,
    forge: (next) => {
      change = next;
    },
    claiming: (token, claims, key = privateKey) => {
      const [head = '', body = ''] = token.split('.');
      const own = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
      const changed = Buffer.from(JSON.stringify({ ...own, ...claims })).toString('base64url');
      const signature = sign('sha256', Buffer.from(`${head}.${changed}`), key);
      return [head, changed, signature.toString('base64url')].join('.');
    },
    other: (different) => createOidc({ ...options, ...different }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

function settingsOf(
  returnUrl: string,
  { people, privateKey }: { people: ReadonlyMap<string, OidcPerson>; privateKey: KeyObject },
) {
  return {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [returnUrl],
        // Web clients of a real provider come back by https; here a browser of the tests does not.
        application_type: returnUrl.startsWith('https:') ? 'web' : 'native',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['keys of the tests'] },
    claims: {
      openid: ['sub'],
      profile: ['name', 'birthdate'],
      phone: ['phone_number', 'phone_number_verified'],
    },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => people.get(sub) ?? { sub },
    }),
    async loadExistingGrant({ oidc }: Context): Promise<Grant> {
      const { accountId } = oidc.session;
      const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope('openid profile phone');
      await grant.save();
      return grant;
    },
  };
}

/** Lets the answer of the token endpoint through with another ID token in it. */
function forgeToken(response: ServerResponse, change: (token: string) => string): void {
  const end = response.end.bind(response) as (body: string) => ServerResponse;
  response.end = ((body: unknown) => {
    const answer = JSON.parse(String(body)) as { id_token?: string };
    const text = JSON.stringify({ ...answer, id_token: change(answer.id_token ?? '') });
    response.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  }) as typeof response.end;
}

/** Follows redirects with cookies, as a browser does, until one leads back to us. */
async function browse(url: string, returnUrl: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let next = url, hops = 0; hops < 10; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${answer.status} ${await answer.text()}`);
    next = new URL(location, next).href;
    if (next.startsWith(returnUrl)) return new URL(next).search.slice(1);
  }
  throw new Error('it leads nowhere');
}
