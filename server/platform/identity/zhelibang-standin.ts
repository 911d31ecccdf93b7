import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { hourMs } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import { gatewaySignature, type ZheLiBangAccount } from './zhelibang.ts';
import {
  bridgeScript,
  choicePage,
  html,
  json,
  redirect,
  type StandInAnswer,
  type StandInPerson,
} from './zhelibang-standin-pages.ts';

export type { StandInAnswer, StandInPerson } from './zhelibang-standin-pages.ts';

export interface ZheLiBangStandInOptions extends ZheLiBangAccount {
  /** The address that is registered for coming back; nobody is sent anywhere else. */
  returnUrl: string;
  /** Some registrations come back to the registered address and hand on `sp`, others come back to `sp` itself. */
  comesBack?: 'registered' | 'sp';
  people: readonly StandInPerson[];
  clock: Clock;
  newId: () => string;
}

interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface ZheLiBangStandIn {
  /** Where the two components are, on this machine. */
  tokenUrl: string;
  userUrl: string;
  /** The pages that a browser sees, to be served under an address that it reaches. */
  page(asked: Pick<Asked, 'path' | 'query' | 'headers'>): StandInAnswer;
  /** What the app around a page would give it for somebody who is signed in there. */
  ticketOf(person: Pick<StandInPerson, 'userId'>): string;
  close(): Promise<void>;
}

const components = {
  token: '/restapi/prod/IC33000020220329000007/uc/sso/access_token',
  user: '/restapi/prod/IC33000020220329000008/uc/sso/getUserInfo',
};
const ticketMs = 5 * 60_000;
const skewSeconds = 90;

/**
 * Stands in for 浙里办 where no contract with the province exists: the demo and the tests. It speaks
 * the same wire format, checks signatures as the province’s gateway does, and hands out tickets that
 * are worth something once and for five minutes.
 */
export async function startZheLiBangStandIn(
  options: ZheLiBangStandInOptions,
): Promise<ZheLiBangStandIn> {
  const desk = createDesk(options);
  const server = createServer((request, response) => {
    receive(request)
      .then(desk.serve)
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  const endpoint = `http://127.0.0.1:${address.port}`;
  return {
    tokenUrl: `${endpoint}${components.token}`,
    userUrl: `${endpoint}${components.user}`,
    page: desk.page,
    ticketOf: desk.ticketOf,
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
  const { method = '', headers } = request;
  const body = Buffer.concat(parts).toString();
  return { method, path: pathname, query: searchParams, headers, body };
}

/** Tickets and tokens: each stands for somebody, for a while. */
function createDrawer({ clock, newId }: Pick<ZheLiBangStandInOptions, 'clock' | 'newId'>) {
  const kept = new Map<string, { person: StandInPerson; until: number }>();
  return {
    put(person: StandInPerson, forMs: number): string {
      const id = newId();
      kept.set(id, { person, until: clock.now().getTime() + forMs });
      return id;
    },
    look(id: unknown): StandInPerson | undefined {
      const found = kept.get(String(id));
      return found && found.until > clock.now().getTime() ? found.person : undefined;
    },
    drop: (id: unknown) => kept.delete(String(id)),
  };
}

function createDesk(options: ZheLiBangStandInOptions) {
  const { people, appId } = options;
  const [tickets, tokens] = [createDrawer(options), createDrawer(options)];

  function ticketOf({ userId }: Pick<StandInPerson, 'userId'>): string {
    const person = people.find((one) => one.userId === userId);
    if (person === undefined) throw new Error(`${userId} has no account at the stand-in`);
    return tickets.put(person, ticketMs);
  }

  function page({ path, query, headers }: Pick<Asked, 'path' | 'query' | 'headers'>) {
    if (path.endsWith('/uc/sso/login')) return signIn(query);
    if (path.endsWith('/zwjsbridge.js')) return bridge(headers);
    return html(404, '<p>没有这个地址 · Nothing here</p>');
  }

  function signIn(query: URLSearchParams): StandInAnswer {
    const sp = query.get('sp') ?? '';
    if (query.get('appId') !== appId || !isRegistered(sp, options))
      return html(400, '<p>应用没有登记 · This application is not registered</p>');
    if (query.has('cancel')) return redirect(wayBack(sp, options), 'zlb_style=normal');
    const person = people.find(({ userId }) => userId === query.get('userId'));
    if (person === undefined) return html(200, choicePage(query, people));
    const style = person.elder === true ? 'elder' : 'normal';
    return redirect(wayBack(sp, options, ticketOf(person)), `zlb_style=${style}`);
  }

  /** A cookie says who is signed in in the app around the page; nothing but a test sets it. */
  function bridge({ cookie = '' }: IncomingHttpHeaders): StandInAnswer {
    const uiStyle = /(?:^|;\s*)zlb_style=elder(?:;|$)/.test(cookie) ? 'elder' : 'normal';
    const userId = /(?:^|;\s*)zlb_app=([\w-]+)/.exec(cookie)?.[1];
    const isKnown = people.some((one) => one.userId === userId);
    return bridgeScript(uiStyle, isKnown && userId ? ticketOf({ userId }) : null);
  }

  function serve(asked: Asked): StandInAnswer {
    const component = [components.token, components.user].find((one) => one === asked.path);
    if (component === undefined || asked.method !== 'POST') return html(404, '<p>Nothing here</p>');
    const fault = gatewayFault(asked, options);
    if (fault !== undefined) return json(401, { message: fault });
    if (!/^application\/json\b/.test(asked.headers['content-type'] ?? ''))
      return refusal('1001', '请求格式不正确');
    const given = JSON.parse(asked.body) as Record<string, unknown>;
    return component === components.token ? trade(given) : tell(given);
  }

  function trade({ ticketId, appId: asking }: Record<string, unknown>): StandInAnswer {
    if (asking !== appId) return refusal('1002', 'appId 不存在，应用未接入');
    const person = tickets.look(ticketId);
    tickets.drop(ticketId);
    if (person === undefined) return refusal('2001', '票据不存在或已过期');
    return json(200, { success: true, data: { accessToken: tokens.put(person, hourMs) } });
  }

  function tell({ token }: Record<string, unknown>): StandInAnswer {
    const person = tokens.look(token);
    if (person === undefined) return refusal('2002', '令牌不存在或已过期');
    return json(200, { success: true, data: dataOf(person) });
  }

  return { page, serve, ticketOf };
}

const refusal = (errorCode: string, errorMsg: string) =>
  json(200, { success: false, errorCode, errorMsg });

function dataOf({ userId, userName, phone, idNo, legal }: StandInPerson) {
  if (legal === true)
    return { personInfo: null, legalPersonInfo: { userId, companyName: userName } };
  const personInfo = { userId, userName, phone, idType: '1', idNo, authLevel: '3' };
  return { personInfo, legalPersonInfo: null };
}

type Registration = Pick<ZheLiBangStandInOptions, 'returnUrl' | 'comesBack'>;

/** Where the browser goes to the registered address alone, `sp` may say anything. */
const isRegistered = (sp: string, { returnUrl, comesBack }: Registration) =>
  comesBack !== 'sp' || sp === returnUrl || sp.startsWith(`${returnUrl}?`);

function wayBack(sp: string, { returnUrl, comesBack }: Registration, ticketId?: string): string {
  const ticket = ticketId === undefined ? {} : { ticketId };
  if (comesBack !== 'sp')
    return `${returnUrl}?${new URLSearchParams({ ...ticket, redirectUrl: sp })}`;
  if (ticketId === undefined) return sp;
  return `${sp}${sp.includes('?') ? '&' : '?'}${new URLSearchParams({ ticketId })}`;
}

/** The gateway’s own words for what it does not let through. */
function gatewayFault(
  { method, path, query, headers }: Asked,
  { accessKey, secretKey, clock }: ZheLiBangStandInOptions,
): string | undefined {
  if (headers['x-bg-hmac-access-key'] !== accessKey) return 'Invalid access key';
  const date = String(headers['x-bg-date-time']);
  const skew = Math.floor(clock.now().getTime() / 1000) - Date.parse(date) / 1000;
  if (!(Math.abs(skew) <= skewSeconds)) return 'Clock skew exceeded';
  const signature = gatewaySignature(secretKey, { method, path, query, accessKey, date });
  const isSigned =
    headers['x-bg-hmac-algorithm'] === 'hmac-sha256' &&
    headers['x-bg-hmac-signature'] === signature;
  return isSigned ? undefined : 'Invalid signature';
}
