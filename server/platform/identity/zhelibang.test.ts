import { afterAll, beforeAll, expect, test } from 'vitest';
import { account, startZheLiBang, type ZheLiBang } from '../../../test/zhelibang.ts';
import { silentLog } from '../log.ts';
import type { Grant, Way } from './provider.ts';
import { zheLiBangSign } from './zhelibang.ts';

const person = {
  userid: 'zlb-7',
  username: '何小满',
  mobile: '13900000007',
  idnum: '33992119930115001X',
};
let zlb: ZheLiBang;
beforeAll(async () => {
  zlb = await startZheLiBang([person], { returnUrl: 'https://points.example/' });
});
afterAll(() => zlb.close());

const way: Way = { county: 339999, state: '339999.of-this-way', nonce: 'n', verifier: 'v' };
async function start(): Promise<string> {
  const url = await zlb.provider.startUrl(way);
  return typeof url === 'string' ? url : expect.fail(url.because);
}
const signedIn = async () => zlb.press(await start(), person);
const exchange = (query: string, provider = zlb.provider) => provider.exchange(query, way);
const refused = (because: string) => ({ kind: 'unwelcome', because });

test('a call is signed as the province’s own example is', () => {
  expect(zheLiBangSign('CODE', 'PWD', '20260101120000')).toBe('32d1bfba1d67d9cb12066626c2cf2335');
});

test('the browser is sent with code, scope and the way back, and comes back with a ticket', async () => {
  const { searchParams: query } = new URL(await start(), 'http://app');
  const back = 'https://points.example/?county=339999&state=339999.of-this-way';
  expect(Object.fromEntries(query)).toEqual({
    action: 'oauth',
    scope: '1',
    servicecode: 'CODE',
    goto: back,
    redirectUrl: back,
  });
  const came = new URLSearchParams(await signedIn());
  expect(came.get('state')).toBe(way.state);
  expect(came.get('ticket')).toMatch(/^[\w-]{43}$/);
});

test('a ticket is traded for a token, and the token for who it is', async () => {
  const grant = await exchange(await signedIn());
  expect(grant.kind).toBe('granted');
  expect(await zlb.provider.profile(grant as Grant)).toEqual({
    kind: 'person',
    subject: 'zlb-7',
    phone: '13900000007',
    name: '何小满',
    birth: { year: 1993, month: 1 },
  });
});

test('a ticket is worth something once, and for five minutes', async () => {
  const query = await signedIn();
  expect((await exchange(query)).kind).toBe('granted');
  expect(await exchange(query)).toEqual(refused('spent'));
  const late = await signedIn();
  zlb.clock.advance({ minutes: 5 });
  expect(await exchange(late)).toEqual(refused('spent'));
  expect(await exchange('ticket=made-up')).toEqual(refused('spent'));
});

test('who says no comes back without a ticket', async () => {
  expect(await exchange(zlb.press(await start(), 'nobody'))).toEqual(refused('declined'));
});

test.each([
  ['another password', { servicePassword: 'guessed' }],
  ['another code', { serviceCode: 'OTHER' }],
  ['another key of the gateway', { gateway: { accessKey: 'AK', secretKey: 'guessed' } }],
  ['no key of the gateway', { gateway: null }],
  ['a clock that is an hour slow', { clock: { now: () => new Date(Date.now() - 3_600_000) } }],
])('with %s nobody is let in, and the ticket is not at fault', async (_, change) => {
  const query = await signedIn();
  expect(await exchange(query, zlb.other(change))).toEqual(refused('unavailable'));
  expect((await exchange(query)).kind).toBe('granted');
});

test('an interface that is not there, or speaks of something else, lets nobody in', async () => {
  const gone = zlb.other({ ticketUrl: 'http://127.0.0.1:9/', timeoutMs: 500 });
  expect(await exchange(await signedIn(), gone)).toEqual(refused('unavailable'));
  const page = zlb.other({ ticketUrl: `${zlb.standIn.endpoint}/nothing` });
  expect(await exchange(await signedIn(), page)).toEqual(refused('unavailable'));
});

test('a token that was never given says nobody', async () => {
  const grant = { kind: 'granted', token: 'made-up', claims: {} } as const;
  expect(await zlb.provider.profile(grant)).toEqual(refused('unavailable'));
});

test('the stand-in sends nobody to an address that is not registered, nor for another service', () => {
  const ask = (query: Record<string, string>) =>
    zlb.standIn.page({ path: '/sso/mobile.do', query: new URLSearchParams(query), headers: {} });
  const servicecode = account.serviceCode;
  expect(ask({ servicecode, goto: 'https://elsewhere.example/', userid: 'zlb-7' }).status).toBe(
    400,
  );
  expect(ask({ servicecode: 'OTHER', goto: 'https://points.example/' }).status).toBe(400);
  expect(ask({ servicecode, goto: 'https://points.example/' }).body).toContain('何小满');
});

test('of a refusal the log has the number and what follows from it, no word that it says', async () => {
  const said: unknown[] = [];
  const log = { ...silentLog, warn: (fields: object) => said.push(fields) };
  await exchange('ticket=made-up', zlb.other({ log }));
  expect(said).toEqual([
    { method: 'ticketValidation', result: expect.stringMatching(/^-?\d+$/), because: 'spent' },
  ]);
});
