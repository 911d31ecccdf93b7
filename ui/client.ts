import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteSpec } from '../contract/route.ts';
import { type Contract, contract, type RouteName } from '../contract/table.ts';
import type { Problem } from '../contract/values.ts';
import { deviceMs, hearTime } from './now.ts';
import { newRequestId } from './request-id.ts';
import { fileRequests, sendFile } from './send-file.ts';

type Optional<K extends string, T> = undefined extends T ? { [P in K]?: T } : { [P in K]: T };
type Omitted<T> = T extends { county: number } ? Omit<T, 'county'> : T;
type Params<R extends RouteSpec> = keyof Omitted<ParamsOf<R>> extends never
  ? undefined
  : Omitted<ParamsOf<R>>;

/** What a call takes beside the county, which the client knows. */
export type InputOf<N extends RouteName> = Optional<'params', Params<Contract[N]>> & {
  query?: QueryOf<Contract[N]>;
} & Optional<'body', BodyOf<Contract[N]>> & {
    file?: Blob;
    requestId?: string;
    signal?: AbortSignal;
    /** Told what share of the file has gone out. */
    onProgress?: (share: number) => void;
  };
export type Answer<N extends RouteName> = AnswerOf<Contract[N]>;

interface LooseInput {
  params?: object;
  query?: object;
  body?: unknown;
  file?: Blob;
  requestId?: string;
  signal?: AbortSignal;
  onProgress?: (share: number) => void;
}

/** The server said no: `problem` carries the code, the sentence and the fields at fault. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'Refused';
    this.problem = problem;
  }
  /** The message for one field of the body, by its name. */
  field(name: string): string | undefined {
    return this.problem.fields?.find(({ field }) => field === `/${name}`)?.message;
  }
}

/** The server was not reached: nothing is known, and the same request id may be sent again. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
    this.name = 'Unreachable';
  }
}

/**
 * Refusals that settle nothing about the request itself: the session ended, too many came at once,
 * or the server failed, perhaps after it had done the work. The same request id goes out again.
 */
export const isUndecided = ({ status }: Problem): boolean =>
  status === 401 || status === 429 || status >= 500;

export interface ClientOptions {
  county: number;
  language: () => string;
  /** Called on 401 so that a screen can ask for a sign-in and keep what was typed. */
  onSignedOut?: () => void;
  /** Asks for the second factor; true when it was shown, and the same request goes out once more. */
  onStepUp?: () => Promise<boolean>;
  /** Changes with the person: what was asked before is not sent again in the name of the next. */
  sitting?: () => unknown;
  /** Who it is that the page shows: in another tab of the browser somebody else may have signed in. */
  meant?: () => string | undefined;
  base?: string;
  /** Routes that a part brings along which is fetched by itself; the app's own table goes without them. */
  routes?: Partial<Record<RouteName, RouteSpec>>;
}

export type Client = ReturnType<typeof createClient>;

/** A typed client over the contract. A call answers the 2xx body or throws Refused or Unreachable. */
export function createClient(options: ClientOptions) {
  const base = options.base ?? '';

  /** Asks, and once more after a step-up where the route needs one. */
  async function request<N extends RouteName>(name: N, input: InputOf<N>): Promise<Response> {
    const spec: RouteSpec = options.routes?.[name] ?? contract[name];
    const loose = input as LooseInput;
    // Made here, so that what is repeated after a step-up is the same request.
    const requestId = loose.requestId ?? (spec.policy.idempotent ? newRequestId() : undefined);
    const sitting = options.sitting?.();
    // Who is signed in can only be asked without saying who it is.
    const meant = name === 'getStaffMe' ? undefined : options.meant?.();
    const by = { sitting, meant };
    const whole = requestId === undefined ? loose : { ...loose, requestId };
    try {
      return await ask(spec, whole, by);
    } catch (error) {
      const needed = error instanceof Refused && error.problem.code === 'step_up_needed';
      // Somebody else may sit here since this was asked: they are not asked for their factor over it.
      const isTheirs = () => options.sitting?.() === sitting;
      if (!needed || !isTheirs() || !(await options.onStepUp?.()) || !isTheirs()) throw error;
      return await ask(spec, whole, by);
    }
  }

  async function ask(spec: RouteSpec, input: LooseInput, by: By): Promise<Response> {
    const askedMs = deviceMs();
    const response = await send(spec, input, { ...options, meant: by.meant }).catch(
      (cause: unknown) => {
        throw new Unreachable(cause);
      },
    );
    hearTime(response.headers.get('date'), askedMs);
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (response.status === 401 && options.sitting?.() === by.sitting) options.onSignedOut?.();
    throw new Refused(problem);
  }

  async function call<N extends RouteName>(name: N, input: InputOf<N>): Promise<Answer<N>> {
    return (await (await request(name, input)).json()) as Answer<N>;
  }

  /** A file that a route answers, and what it is to be saved as. */
  async function download<N extends RouteName>(
    name: N,
    input: InputOf<N>,
  ): Promise<{ file: Blob; name: string }> {
    const response = await request(name, input);
    const saved = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
    const file = await response.blob().catch((cause: unknown) => {
      throw new Unreachable(cause);
    });
    return { file, name: saved?.[1] ?? name };
  }

  return {
    call,
    download,
    county: options.county,
    /** Cache key: the county, the route and what was asked of it. */
    key: <N extends RouteName>(
      name: N,
      input?: { params?: unknown; query?: unknown; body?: unknown },
    ) => {
      const { params = null, query = null, body = null } = input ?? {};
      return [options.county, name, params, query, body] as const;
    },
    photoUrl: (id: string, size: 'full' | 'thumb' = 'full') =>
      `${base}/api/${options.county}/my/photos/${id}?size=${size}`,
    staffPhotoUrl: (id: string, size: 'full' | 'thumb' = 'full') =>
      `${base}/api/${options.county}/staff/photos/${id}?size=${size}`,
    /** Of a case of somebody who agreed. */
    photoForUrl: (agreement: string, id: string, size: 'full' | 'thumb' = 'full') =>
      `${base}/api/${options.county}/agreements/${agreement}/photos/${id}?size=${size}`,
    publishedPhotoUrl: (id: string, size: 'full' | 'thumb' = 'full') =>
      `${base}/api/${options.county}/public/photos/${id}?size=${size}`,
  };
}

/** In whose name something is asked, kept for when it is asked again. */
interface By {
  sitting: unknown;
  meant: string | undefined;
}

type Sending = Omit<ClientOptions, 'meant'> & Pick<By, 'meant'>;

function send(spec: RouteSpec, input: LooseInput, options: Sending): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': options.language() };
  if (spec.policy.idempotent && input.requestId !== undefined)
    headers['idempotency-key'] = input.requestId;
  if (options.meant !== undefined) headers['pingan-staff'] = options.meant;
  const body = bodyOf(spec, input);
  if (typeof body === 'string') headers['content-type'] = 'application/json';
  const address = (options.base ?? '') + pathOf(spec, options.county, input);
  const { onProgress, signal } = input;
  const asked = { method: spec.method, headers, ...(signal ? { signal } : {}) };
  if (onProgress && body instanceof FormData && fileRequests)
    return sendFile(fileRequests, address, { ...asked, body, onProgress });
  return fetch(address, {
    ...asked,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body }),
  });
}

function pathOf(spec: RouteSpec, county: number, input: LooseInput): string {
  const values: Record<string, unknown> = { ...input.params, county };
  const path = spec.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) search.set(name, String(value));
  const query = search.toString();
  return `/api${path}${query === '' ? '' : `?${query}`}`;
}

function bodyOf(spec: RouteSpec, input: LooseInput): string | FormData | undefined {
  if (spec.encoding === 'multipart') {
    const form = new FormData();
    if (input.file) form.set('file', input.file);
    return form;
  }
  return input.body === undefined ? undefined : JSON.stringify(input.body);
}

/** What a proxy or a server that is closing answers is no problem document: it counts as unreachable. */
async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new Unreachable(cause);
  });
  if (isProblem(body)) return { ...body, status: response.status };
  throw new Unreachable(body);
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
