import { setTimeout as pause } from 'node:timers/promises';
import type { RouteSpec } from '../../contract/route.ts';
import { contract, type RouteName } from '../../contract/table.ts';
import type { Clock } from '../../server/platform/clock.ts';
import type { Answer, InputOf } from '../../ui/client.ts';

/** The server's word on one request: an answer, or a refusal with its stable code. */
export type Outcome<N extends RouteName> =
  | { kind: 'answered'; answer: Answer<N> }
  | { kind: 'refused'; code: string };

/** Calls routes of the contract as one person: cookies that the server sets are kept. */
export type Caller = <N extends RouteName>(name: N, input: InputOf<N>) => Promise<Outcome<N>>;

/** Nothing answers at the address: nothing is known, and the same request ids may be sent again. */
export class UnreachableError extends Error {
  constructor(url: string, cause: unknown) {
    super(`没有连上服务器 ${url} · no server answers at ${url}`, { cause });
    this.name = 'UnreachableError';
  }
}

/** What went over the wire, by route. */
export interface RouteTraffic {
  statuses: Map<number, number>;
  /** Milliseconds of each request until its whole answer was there. */
  tookMs: number[];
}
export type Traffic = Map<RouteName, RouteTraffic>;

export interface ClientOptions {
  url: string;
  county: number;
  clock: Clock;
  traffic: Traffic;
  signal: AbortSignal;
}

interface LooseInput {
  params?: object;
  query?: object;
  body?: unknown;
  requestId?: string;
}

/** Requests that meet no server or a busy one are sent again this often … */
const attempts = 8;
/** … unless the server asks for a longer wait than this. */
const longestWaitSeconds = 30;

/** A caller without a session; signing in gives it one. @throws UnreachableError, AbortError */
export function createCaller(options: ClientOptions): Caller {
  const cookies = new Map<string, string>();
  return async (name, input) => {
    const request = requestOf(contract[name], input as LooseInput, { ...options, cookies });
    const { status, text, setCookies } = await sendPatiently(name, request, options);
    for (const cookie of setCookies) keepCookie(cookies, cookie);
    if (status < 300) return { kind: 'answered', answer: JSON.parse(text) };
    return { kind: 'refused', code: codeOf(status, text) };
  };
}

function requestOf(
  spec: RouteSpec,
  input: LooseInput,
  { url, county, cookies, signal }: ClientOptions & { cookies: ReadonlyMap<string, string> },
): Request {
  const params: Record<string, unknown> = { ...input.params, county };
  const path = spec.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(params[key])),
  );
  const address = new URL(`${url.replace(/\/+$/, '')}/api${path}`);
  for (const [key, value] of Object.entries(input.query ?? {}))
    address.searchParams.set(key, String(value));
  const headers: Record<string, string> = { 'accept-language': 'zh-CN' };
  if (cookies.size > 0)
    headers.cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  if (input.requestId !== undefined) headers['idempotency-key'] = input.requestId;
  const body = input.body === undefined ? undefined : JSON.stringify(input.body);
  if (body !== undefined) headers['content-type'] = 'application/json';
  return new Request(address, {
    method: spec.method,
    headers,
    signal,
    ...(body === undefined ? {} : { body }),
  });
}

interface Reply {
  status: number;
  text: string;
  setCookies: string[];
  retryAfterSeconds: number | undefined;
}

async function sendPatiently(
  name: RouteName,
  request: Request,
  options: ClientOptions,
): Promise<Reply> {
  // Before anything was ever answered there is nothing to wait for: the address is wrong.
  const patience = options.traffic.size === 0 ? 1 : attempts;
  for (let attempt = 1; ; attempt++) {
    const reply = await sendOnce(name, request.clone(), options);
    const failed = reply instanceof UnreachableError;
    if (failed && attempt >= patience) throw reply;
    const waitSeconds = failed ? attempt / 2 : reply.retryAfterSeconds;
    if (!failed && (waitSeconds === undefined || attempt >= patience)) return reply;
    if (!failed && (waitSeconds ?? 0) > longestWaitSeconds) return reply;
    await pause((waitSeconds ?? 1) * 1000, undefined, { signal: options.signal });
  }
}

async function sendOnce(
  name: RouteName,
  request: Request,
  { url, clock, traffic, signal }: ClientOptions,
): Promise<Reply | UnreachableError> {
  const begunMs = clock.now().getTime();
  try {
    const response = await fetch(request);
    const text = await response.text();
    count(traffic, name, { status: response.status, tookMs: clock.now().getTime() - begunMs });
    return {
      status: response.status,
      text,
      setCookies: response.headers.getSetCookie(),
      retryAfterSeconds: retryAfter(response),
    };
  } catch (error) {
    signal.throwIfAborted();
    return new UnreachableError(url, error);
  }
}

function count(
  traffic: Traffic,
  name: RouteName,
  { status, tookMs }: { status: number; tookMs: number },
): void {
  const route: RouteTraffic = traffic.get(name) ?? { statuses: new Map(), tookMs: [] };
  traffic.set(name, route);
  route.statuses.set(status, (route.statuses.get(status) ?? 0) + 1);
  route.tookMs.push(tookMs);
}

function retryAfter({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const seconds = Number(headers.get('retry-after') ?? 1);
  return Number.isFinite(seconds) ? Math.max(seconds, 0.1) : 1;
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
}

/** The code of a problem document; of anything else the status. */
function codeOf(status: number, text: string): string {
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem === 'object' && problem !== null && 'code' in problem)
      return String(problem.code);
  } catch {
    // A proxy's page is no problem document.
  }
  return `http_${status}`;
}
