import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { hourMs, localDigits } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import { gatewaySignature, zheLiBangSign } from './zhelibang.ts';

/** Somebody with an account at the stand-in. */
export interface StandInPerson {
  userid: string;
  username: string;
  mobile: string;
  idnum: string;
  /** Has the app set to large type. */
  elder?: boolean;
}

export interface ZheLiBangStandInOptions {
  serviceCode: string;
  servicePassword: string;
  gateway: { accessKey: string; secretKey: string } | null;
  /** Addresses it sends people back to begin with this, as a registered one would. */
  returnUrl: string;
  people: readonly StandInPerson[];
  clock: Clock;
  newId: () => string;
}

interface Asked {
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface StandInAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface ZheLiBangStandIn {
  /** `http://127.0.0.1:<port>`: where the interfaces are. */
  endpoint: string;
  /** The pages that a browser sees, to be served under an address that it reaches. */
  page(asked: Omit<Asked, 'body'>): StandInAnswer;
  close(): Promise<void>;
}

const ticketMs = 5 * 60_000;
const clockMs = 10 * 60_000;

/**
 * Stands in for 浙里办 where no contract with the province exists: the demo and the tests. It speaks
 * the same wire format, checks signs as the province does, and hands out tickets that are worth
 * something once and for five minutes.
 */
export async function startZheLiBangStandIn(
  options: ZheLiBangStandInOptions,
): Promise<ZheLiBangStandIn> {
  const desk = createDesk(options);
  const server = createServer((request, response) => {
    receive(request)
      .then(desk.answer)
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    page: (asked) => desk.answer({ ...asked, body: '' }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
  const body = Buffer.concat(parts).toString();
  return { path: pathname, query: searchParams, headers: request.headers, body };
}

function createDesk(options: ZheLiBangStandInOptions) {
  const { people, clock, newId, returnUrl } = options;
  const tickets = new Map<string, { person: StandInPerson; until: number }>();
  const tokens = new Map<string, { person: StandInPerson; until: number }>();

  function answer(asked: Asked): StandInAnswer {
    if (asked.path.endsWith('/sso/mobile.do')) return signIn(asked.query);
    if (asked.path.endsWith('/zwjsbridge.js')) return bridge(asked.headers);
    if (asked.path.endsWith('/sso/servlet/simpleauth')) return json(serve(asked));
    return html(404, '<p>没有这个地址 · Nothing here</p>');
  }

  function signIn(query: URLSearchParams): StandInAnswer {
    const back = query.get('goto') ?? query.get('redirectUrl') ?? '';
    if (query.get('servicecode') !== options.serviceCode || !back.startsWith(returnUrl))
      return html(400, '<p>应用没有登记 · This service is not registered</p>');
    if (query.has('cancel')) return redirect(back, 'zlb_style=normal');
    const person = people.find(({ userid }) => userid === query.get('userid'));
    if (person === undefined) return html(200, choice(query, people));
    const ticket = newId();
    tickets.set(ticket, { person, until: clock.now().getTime() + ticketMs });
    const style = person.elder === true ? 'elder' : 'normal';
    return redirect(`${back}&ticket=${encodeURIComponent(ticket)}`, `zlb_style=${style}`);
  }

  function serve({ path, query, headers, body }: Asked): object {
    const call = new URLSearchParams([...query, ...new URLSearchParams(body)]);
    const fault = gatewayFault(path, headers, options) ?? signFault(call, options);
    if (fault !== undefined) return fault;
    const now = clock.now().getTime();
    if (call.get('method') === 'ticketValidation') {
      const found = tickets.get(call.get('st') ?? '');
      tickets.delete(call.get('st') ?? '');
      if (found === undefined || found.until <= now) return refusal('5', '票据不存在或已过期');
      const token = newId();
      tokens.set(token, { person: found.person, until: now + hourMs });
      return { result: '0', errmsg: '成功', token, userid: found.person.userid };
    }
    if (call.get('method') !== 'getUserInfo') return refusal('1', '不支持的方法');
    const found = tokens.get(call.get('token') ?? '');
    if (found === undefined || found.until <= now) return refusal('6', '令牌不存在或已过期');
    const { elder: _, ...person } = found.person;
    return { result: '0', errmsg: '成功', authlevel: '3', idtype: '1', ...person };
  }

  return { answer };
}

const refusal = (result: string, errmsg: string) => ({ result, errmsg });

function signFault(
  call: URLSearchParams,
  { serviceCode, servicePassword, clock }: ZheLiBangStandInOptions,
): object | undefined {
  const time = call.get('time') ?? '';
  if (call.get('servicecode') !== serviceCode) return refusal('2', 'servicecode 接入代码无效');
  if (call.get('datatype') !== 'json') return refusal('1', '只支持 json');
  const now = clock.now();
  const [earliest, latest] = [-clockMs, clockMs].map((ms) =>
    localDigits(new Date(now.getTime() + ms)),
  );
  if (!/^\d{14}$/.test(time) || time < (earliest ?? '') || time > (latest ?? ''))
    return refusal('4', 'sign 签名时间无效');
  if (call.get('sign') !== zheLiBangSign(serviceCode, servicePassword, time))
    return refusal('3', 'sign 签名校验失败');
  return undefined;
}

function gatewayFault(
  path: string,
  headers: IncomingHttpHeaders,
  { gateway }: ZheLiBangStandInOptions,
): object | undefined {
  if (gateway === null) return undefined;
  const { accessKey, secretKey } = gateway;
  const date = String(headers['x-bg-date-time']);
  const signature = gatewaySignature(secretKey, { path, accessKey, date });
  const shown = headers['x-bg-hmac-signature'];
  const isOurs = headers['x-bg-hmac-access-key'] === accessKey && shown === signature;
  return isOurs ? undefined : refusal('401', '网关签名校验失败');
}

/** What the app around a page tells it: whether its reader has large type switched on. */
function bridge({ cookie = '' }: IncomingHttpHeaders): StandInAnswer {
  const uiStyle = /(?:^|;\s*)zlb_style=elder(?:;|$)/.test(cookie) ? 'elder' : 'normal';
  const body = `window.ZWJSBridge = {
  onReady: function (ready) { setTimeout(ready, 0); },
  getUiStyle: function () { return Promise.resolve({ uiStyle: '${uiStyle}' }); },
};
`;
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' };
  return { status: 200, headers, body };
}

const redirect = (location: string, cookie: string): StandInAnswer => ({
  status: 302,
  headers: {
    location,
    'set-cookie': `${cookie}; Path=/; SameSite=Lax`,
    'cache-control': 'no-store',
  },
  body: '',
});

const json = (answer: object): StandInAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(answer),
});

function choice(query: URLSearchParams, people: readonly StandInPerson[]): string {
  const link = (more: Record<string, string>) =>
    escaped(`?${new URLSearchParams([...query, ...Object.entries(more)])}`);
  const rows = people.map(
    ({ userid, username, mobile, elder }) => `
    <li><a href="${link({ userid })}"><strong>${escaped(username)}</strong>
      <span>${escaped(mobile.replace(/^(\d{3})\d{4}/, '$1****'))}${elder ? ' · 长辈版 Large type' : ''}</span></a></li>`,
  );
  return `<h1>浙里办登录（演示）</h1>
  <p>这一页代替浙里办的登录页，只在演示里有。请选一个人。<br>
  This page stands in for Zheliban’s own, in the demo only. Please choose somebody.</p>
  <ul>${rows.join('')}</ul>
  <p><a href="${link({ cancel: 'yes' })}">不登录，返回 · Go back without signing in</a></p>`;
}

function html(status: number, content: string): StandInAnswer {
  const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>浙里办登录（演示）</title>
<style>
body { margin: 0; padding: 24px 20px; background: #eef3fb; color: #16233b; font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; }
ul { margin: 16px 0; padding: 0; list-style: none; }
li a { display: flex; justify-content: space-between; gap: 12px; align-items: center; min-height: 60px; margin-bottom: 8px; padding: 0 16px;
  border: 1px solid #7e8aa3; border-radius: 12px; background: #fff; color: #16233b; text-decoration: none; }
a { color: #0b4a94; }
p > a { display: inline-flex; align-items: center; min-height: 60px; }
</style></head><body><main>${content}</main></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body };
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
