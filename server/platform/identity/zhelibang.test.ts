import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { stateOfReturn } from '../../../contract/way-back.ts';
import { account, startZheLiBang, type ZheLiBang } from '../../../test/zhelibang.ts';
import { silentLog } from '../log.ts';
import type { Grant, Way } from './provider.ts';
import { gatewaySignature } from './zhelibang.ts';

const person = {
  userId: 'zlb-7',
  userName: '何小满',
  phone: '13900000007',
  idNo: '33992119930115001X',
};
const company = { ...person, userId: 'zlb-8', userName: '平安物业有限公司', legal: true };
const returnUrl = 'https://points.example/';

let zlb: ZheLiBang;
/** Registered so that the browser comes back to what was given as `sp`. */
let bySp: ZheLiBang;
beforeAll(async () => {
  zlb = await startZheLiBang([person, company], { returnUrl });
  bySp = await startZheLiBang([person], { returnUrl, comesBack: 'sp' });
});
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
afterAll(async () => {
  await zlb?.close();
  await bySp?.close();
});

const way: Way = { county: 339999, state: '339999.of-this-way', nonce: 'n', verifier: 'v' };
async function start(at = zlb): Promise<string> {
  const url = await at.provider.startUrl(way);
  return typeof url === 'string' ? url : expect.fail(url.because);
}
const signedIn = async (who = person, at = zlb) => at.press(await start(at), who);
const exchange = (query: string, provider = zlb.provider) => provider.exchange(query, way);
const refused = (because: string) => ({ kind: 'unwelcome', because });
const granted = (token: string): Grant => ({ kind: 'granted', token, claims: {} });

/** An interface that answers this to whatever is asked, and what it was asked. */
async function answering(status: number, answer: unknown) {
  const asked: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ headers: request.headers, body });
      response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}/restapi/prod/uc?b=1&a=2`;
  const said: unknown[] = [];
  const log = { ...silentLog, warn: (fields: object) => said.push(fields) };
  return { provider: zlb.other({ tokenUrl: url, userUrl: url, log }), asked, said };
}

test('a call is signed by HMAC-SHA256 over method, path, sorted query, key and date, a line each', () => {
  const outline = {
    method: 'POST',
    path: '/restapi/prod/IC33000020220329000007/uc/sso/access_token',
    query: new URLSearchParams(),
    accessKey: 'AK',
    date: 'Tue, 09 Nov 2021 08:49:20 GMT',
  };
  // Both computed by `openssl dgst -sha256 -hmac`.
  expect(gatewaySignature('a key of the tests', outline)).toBe(
    '9ULvc391s2bCoVPyptAy5BFop3VwP4vt2VginQ4KFfA=',
  );
  const query = new URLSearchParams({ b: '县', a: '1' });
  expect(gatewaySignature('a key of the tests', { ...outline, query })).toBe(
    'tWKt8DPZhMZpBrfMXJXUZSP53uho5/f14B+hxXGgvfU=',
  );
});

test('a call goes as JSON with four headers, of which one is its signature', async () => {
  const { provider, asked } = await answering(200, { success: true, data: { accessToken: 't' } });
  expect(await exchange('ticketId=a%20ticket', provider)).toEqual(granted('t'));
  const [{ headers, body } = expect.fail('nothing was asked')] = asked;
  expect(JSON.parse(body)).toEqual({ ticketId: 'a ticket', appId: '2001' });
  const date = zlb.clock.now().toUTCString();
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-bg-hmac-access-key': 'AK',
    'x-bg-hmac-algorithm': 'hmac-sha256',
    'x-bg-date-time': date,
    'x-bg-hmac-signature': gatewaySignature(account.secretKey, {
      method: 'POST',
      path: '/restapi/prod/uc',
      query: new URLSearchParams({ a: '2', b: '1' }),
      accessKey: 'AK',
      date,
    }),
  });
});

const back = `${returnUrl}?county=339999&state=339999.of-this-way`;

test('the browser is sent with the application and the way back, and comes back with a ticket', async () => {
  const { searchParams: query } = new URL(await start(), 'http://app');
  expect(Object.fromEntries(query)).toEqual({ appId: '2001', userType: 'person', sp: back });
  const came = new URLSearchParams(await signedIn());
  expect(came.get('redirectUrl')).toBe(back);
  expect(came.get('ticketId')).toMatch(/^[\w-]{43}$/);
});

test.each([
  ['the registered address', () => zlb],
  ['the address of the way itself', () => bySp],
])('whoever comes back to %s brings state and ticket', async (_, at) => {
  const query = await signedIn(person, at());
  expect(stateOfReturn(query)).toBe(way.state);
  expect((await exchange(query, at().provider)).kind).toBe('granted');
  const declined = at().press(await start(at()), 'nobody');
  expect(stateOfReturn(declined)).toBe(way.state);
  expect(await exchange(declined, at().provider)).toEqual(refused('declined'));
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

test('the ticket of the app around a page is worth as much', async () => {
  const ticketId = zlb.standIn.ticketOf(person);
  expect((await exchange(`state=x&ticketId=${ticketId}`)).kind).toBe('granted');
});

test('the bridge has a ticket for whoever is signed in in the app around the page, and otherwise none', async () => {
  const script = (cookie: string) =>
    zlb.standIn.page({ path: '/zwjsbridge.js', query: new URLSearchParams(), headers: { cookie } });
  for (const cookie of ['', 'zlb_app=nobody', 'zlb_app=']) {
    expect(script(cookie)).toMatchObject({ status: 200 });
    expect(script(cookie).body).toContain('{"result":false}');
  }
  const { body } = script('zlb_style=elder; zlb_app=zlb-7');
  const ticketId = /"result":true,"ticketId":"([\w-]+)"/.exec(body)?.[1];
  expect((await exchange(`state=x&ticketId=${ticketId}`)).kind).toBe('granted');
});

test('a person is read by the other names, too, and without what is missing', async () => {
  const { userId, userName, phone: mobile, idNo: idnum } = person;
  const named = { success: true, data: { personInfo: { userId, userName, mobile, idnum } } };
  const { provider } = await answering(200, named);
  expect(await provider.profile(granted('t'))).toMatchObject({
    phone: '13900000007',
    birth: { year: 1993, month: 1 },
  });
  const bare = { success: true, data: { personInfo: { userId, phone: '139****0007' } } };
  const { provider: sparing } = await answering(200, bare);
  expect(await sparing.profile(granted('t'))).toEqual({
    kind: 'person',
    subject: 'zlb-7',
    phone: null,
    name: null,
    birth: null,
  });
});

test('the account of a company lets nobody in', async () => {
  const grant = await exchange(await signedIn(company));
  expect(await zlb.provider.profile(grant as Grant)).toEqual(refused('no_person'));
});

test('a ticket is worth something once, and for five minutes', async () => {
  const query = await signedIn();
  expect((await exchange(query)).kind).toBe('granted');
  expect(await exchange(query)).toEqual(refused('spent'));
  const late = await signedIn();
  zlb.clock.advance({ minutes: 5 });
  expect(await exchange(late)).toEqual(refused('spent'));
  expect(await exchange('ticketId=made-up')).toEqual(refused('spent'));
});

test('without a ticket nothing is asked: somebody said no', async () => {
  const { provider, asked } = await answering(200, { success: true });
  for (const query of ['', 'ticketId=', `redirectUrl=${encodeURIComponent(back)}`, 'ticket=old'])
    expect(await exchange(query, provider), query).toEqual(refused('declined'));
  expect(asked).toEqual([]);
});

const ago = (seconds: number) => ({
  now: () => new Date(zlb.clock.now().getTime() - seconds * 1000),
});
test.each([
  ['another secret key', { secretKey: 'guessed' }],
  ['another access key', { accessKey: 'OTHER' }],
  ['another application', { appId: '2002' }],
  ['a clock that is 91 seconds slow', { clock: ago(91) }],
  ['a clock that is 91 seconds fast', { clock: ago(-91) }],
])('with %s nobody is let in, and the ticket is not at fault', async (_, change) => {
  const query = await signedIn();
  expect(await exchange(query, zlb.other(change))).toEqual(refused('unavailable'));
  expect((await exchange(query)).kind).toBe('granted');
});

test('a clock may be 90 seconds wrong', async () => {
  for (const seconds of [90, -90])
    expect((await exchange(await signedIn(), zlb.other({ clock: ago(seconds) }))).kind).toBe(
      'granted',
    );
});

test.each([
  'Invalid signature',
  'Invalid access key',
  'Clock skew exceeded',
  'The route_id is forbidden.',
])('the gateway’s “%s” is no fault of the ticket, and is written down', async (message) => {
  const { provider, said } = await answering(401, { message });
  expect(await exchange('ticketId=t', provider)).toEqual(refused('unavailable'));
  expect(said).toEqual([
    { call: 'access_token', status: 401, said: message, because: 'unavailable' },
  ]);
});

test.each([
  [{ errorCode: '2001', errorMsg: '票据不存在或已过期' }, 'spent'],
  [{ errCode: 'TICKET_INVALID', msg: 'ticket is invalid' }, 'spent'],
  [{}, 'spent'],
  [{ errorCode: '1', errorMsg: 'appId is not registered' }, 'unavailable'],
  [{ errCode: '1', msg: '应用不存在' }, 'unavailable'],
  [{ errorCode: '1', errorMsg: '未接入单点登录' }, 'unavailable'],
  [{ errorCode: '1', errorMsg: '没有权限' }, 'unavailable'],
])('a ticket that is refused with %j is %s', async (words, because) => {
  const { provider } = await answering(200, { success: false, ...words });
  expect(await exchange('ticketId=t', provider)).toEqual(refused(because));
});

test.each([
  ['a page', 502, '<html>何小满</html>'],
  ['nothing', 200, ''],
  ['neither yes nor no', 200, { data: { accessToken: 't', personInfo: person } }],
  ['a failure that says yes', 500, { success: true, data: { accessToken: 't' } }],
  ['a failure that says no', 500, { success: false }],
  ['yes, and of whom not', 200, { success: true, data: null }],
  ['another kind of thing', 200, [person]],
])(
  'an interface that answers %s lets nobody in, and no ticket is at fault',
  async (_, status, answer) => {
    const { provider } = await answering(status, answer);
    expect(await exchange('ticketId=t', provider)).toEqual(refused('unavailable'));
    expect(await provider.profile(granted('t'))).toEqual(refused('unavailable'));
  },
);

test('an interface that is not there lets nobody in', async () => {
  const tokenUrl = 'http://127.0.0.1:9/';
  const gone = zlb.other({ tokenUrl, timeoutMs: 500 });
  expect(await exchange(await signedIn(), gone)).toEqual(refused('unavailable'));
});

test('a token that was never given says nobody', async () => {
  expect(await zlb.provider.profile(granted('made-up'))).toEqual(refused('unavailable'));
});

test('the stand-in sends nobody to an address that is not registered, nor for another application', () => {
  const ask = (query: Record<string, string>, at = zlb) =>
    at.standIn.page({ path: '/uc/sso/login', query: new URLSearchParams(query), headers: {} });
  const [{ appId }, { userId }] = [account, person];
  for (const sp of ['https://elsewhere.example/', `${returnUrl.slice(0, -1)}.evil.example/?a`]) {
    expect(ask({ appId, sp, userId }, bySp).status).toBe(400);
    const { location = '' } = ask({ appId, sp, userId }).headers;
    expect(location.startsWith(`${returnUrl}?ticketId=`)).toBe(true);
  }
  expect(ask({ appId: 'OTHER', sp: back }).status).toBe(400);
  expect(ask({ appId, sp: back }).body).toContain('何小满');
});

test('of a refusal the log has a code and what follows from it, no word that may repeat a person', async () => {
  const told = { errorMsg: '何小满 13900000007 的票据已失效', msg: person.idNo };
  for (const [errorCode, said] of [
    ['2001', '2001'],
    ['TICKET_INVALID_01', 'TICKET_INVALID_01'],
    [person.phone, 'no code'],
    [person.idNo, 'no code'],
    [person.userName, 'no code'],
    [undefined, 'no code'],
  ]) {
    const { provider, said: lines } = await answering(200, { success: false, errorCode, ...told });
    await exchange('ticketId=t', provider);
    expect(lines).toEqual([{ call: 'access_token', status: 200, said, because: 'spent' }]);
  }
  const { provider, said } = await answering(401, { message: told.errorMsg, ...told });
  await provider.profile(granted('t'));
  expect(said).toEqual([
    { call: 'getUserInfo', status: 401, said: 'no code', because: 'unavailable' },
  ]);
});
