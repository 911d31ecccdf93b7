import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newKey, type OidcServer, startOidc } from '../../../test/oidc.ts';
import { systemClock } from '../clock.ts';
import { createIds, seededRandom } from '../ids.ts';
import type { Grant, Way } from './provider.ts';

const person = {
  sub: 'city-7',
  name: '何小满',
  phone_number: '+8613900000007',
  phone_number_verified: true,
  birthdate: '1993-01-15',
};
let oidc: OidcServer;
beforeAll(async () => {
  oidc = await startOidc('https://points.example/');
});
afterEach(() => oidc.forge(undefined));
afterAll(() => oidc.close());

const ids = createIds(systemClock, seededRandom('oidc'));
const newWay = (): Way => ({
  county: 339999,
  state: `339999.${ids.token()}`,
  nonce: ids.token(),
  verifier: ids.token(),
});
const refused = (because: string) => ({ kind: 'unwelcome', because });

async function start(way: Way): Promise<string> {
  const url = await oidc.provider.startUrl(way);
  return typeof url === 'string' ? url : expect.fail(url.because);
}

async function comeBack(way: Way, who: Parameters<OidcServer['press']>[1] = person) {
  return oidc.press(await start(way), who);
}

test('the browser is sent with state, nonce and the hash of the proof key, never the key', async () => {
  const way = newWay();
  const url = new URL(await start(way));
  const query = Object.fromEntries(url.searchParams);
  expect(query).toMatchObject({
    client_id: 'points',
    redirect_uri: 'https://points.example/',
    response_type: 'code',
    code_challenge_method: 'S256',
    state: way.state,
    nonce: way.nonce,
  });
  expect(url.href).not.toContain(way.verifier);
});

test('a code is traded for who it is, with a phone that the provider has verified', async () => {
  const way = newWay();
  const grant = await oidc.provider.exchange(await comeBack(way), way);
  expect(grant.kind).toBe('granted');
  expect(await oidc.provider.profile(grant as Grant)).toEqual({
    kind: 'person',
    subject: 'city-7',
    phone: '13900000007',
    name: '何小满',
    birth: { year: 1993, month: 1 },
  });
});

test('a phone that nobody verified is no phone', async () => {
  const way = newWay();
  const claimed = { ...person, sub: 'city-8', phone_number_verified: false };
  const grant = await oidc.provider.exchange(await comeBack(way, claimed), way);
  expect(await oidc.provider.profile(grant as Grant)).toMatchObject({ phone: null });
});

test('a code is worth something once', async () => {
  const way = newWay();
  const query = await comeBack(way);
  expect((await oidc.provider.exchange(query, way)).kind).toBe('granted');
  expect(await oidc.provider.exchange(query, way)).toEqual(refused('spent'));
});

test('a code without the proof key it was asked for with is worth nothing', async () => {
  const way = newWay();
  const stolen = { ...way, verifier: newWay().verifier };
  expect(await oidc.provider.exchange(await comeBack(way), stolen)).toEqual(refused('spent'));
});

test('an answer to another way is not taken for one to this', async () => {
  const way = newWay();
  const query = await comeBack(way);
  expect(await oidc.provider.exchange(query, newWay())).toEqual(refused('unproven'));
  const nonce = newWay().nonce;
  expect(await oidc.provider.exchange(query, { ...way, nonce })).toEqual(refused('unproven'));
});

test('who says no is not let in, and told so', async () => {
  const way = newWay();
  const query = await comeBack(way, 'nobody');
  expect(await oidc.provider.exchange(query, way)).toEqual(refused('declined'));
});

describe('an ID token that was changed', () => {
  const parts = (token: string) => token.split('.') as [string, string, string];
  const forgeries: [string, (token: string) => string][] = [
    [
      'in its signature',
      (token) => {
        const [head, body, signature] = parts(token);
        return [head, body, (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1)].join('.');
      },
    ],
    [
      'in its subject',
      (token) => {
        const [head, body, signature] = parts(token);
        const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
        const other = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody' }));
        return [head, other.toString('base64url'), signature].join('.');
      },
    ],
    [
      'into one without a signature',
      (token) => {
        const head = Buffer.from('{"alg":"none"}').toString('base64url');
        return [head, parts(token)[1], ''].join('.');
      },
    ],
  ];
  test.each(forgeries)('%s lets nobody in', async (_, change) => {
    const way = newWay();
    const query = await comeBack(way);
    oidc.forge(change);
    expect(await oidc.provider.exchange(query, way)).toEqual(refused('unproven'));
  });
});

test('with another secret nobody is let in, and the code is not at fault', async () => {
  const way = newWay();
  const query = await comeBack(way);
  const other = oidc.other({ clientSecret: 'guessed' });
  expect(await other.exchange(query, way)).toEqual(refused('unavailable'));
});

test('a provider that does not answer is asked again the next time', async () => {
  const gone = oidc.other({ issuer: 'http://127.0.0.1:9', timeoutSeconds: 1 });
  expect(await gone.startUrl(newWay())).toEqual(refused('unavailable'));
  expect(await gone.startUrl(newWay())).toEqual(refused('unavailable'));
});

describe('an ID token that the provider signed', () => {
  const past = () => Math.floor(Date.now() / 1_000) - 3_600;
  test.each([
    ['for another client', () => ({ aud: 'another client' })],
    ['in the name of another provider', () => ({ iss: 'https://another.example' })],
    ['an hour ago, for a minute', () => ({ iat: past(), exp: past() + 60 })],
    ['for another press', () => ({ nonce: 'of another press' })],
    ['for no press, as other kinds of token are', () => ({ nonce: undefined })],
    ['about nobody', () => ({ sub: undefined })],
  ] as [string, () => Record<string, unknown>][])('%s is of no use', async (_, claims) => {
    const way = newWay();
    const query = await comeBack(way);
    oidc.forge((token) => oidc.claiming(token, claims()));
    expect(await oidc.provider.exchange(query, way)).toEqual(refused('unproven'));
  });

  test('how strongly somebody signed in there is believed of nobody: it counts as one factor', async () => {
    const met = async (claims: Record<string, unknown>) => {
      const way = newWay();
      const query = await comeBack(way);
      oidc.forge((token) => oidc.claiming(token, claims));
      return oidc.provider.profile((await oidc.provider.exchange(query, way)) as Grant);
    };
    const plain = await met({ acr: undefined, amr: undefined });
    expect(plain).toMatchObject({ kind: 'person', subject: 'city-7' });
    expect(await met({ acr: 'the strongest there is', amr: ['mfa', 'hwk'] })).toEqual(plain);
  });

  test('is taken as it is; with a key of somebody else it is not', async () => {
    for (const [key, kind] of [
      [undefined, 'granted'],
      [newKey().privateKey, 'unwelcome'],
    ] as const) {
      const way = newWay();
      const query = await comeBack(way);
      oidc.forge((token) => oidc.claiming(token, {}, key));
      expect((await oidc.provider.exchange(query, way)).kind).toBe(kind);
    }
  });
});
