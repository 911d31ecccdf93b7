import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteSpec } from '../../../contract/route.ts';
import {
  type AuditDuty,
  assertDone,
  dutyOf,
  isRefusedAccess,
  isUndeclared,
  recordRefusedAccess,
} from '../audit/duty.ts';
import { deviceOf } from '../device.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Scope } from '../scope.ts';
import type { Sender } from '../sender.ts';
import type { SessionKind } from '../sessions.ts';
import type { Ask } from '../use-case.ts';
import type { SessionCookies } from './cookies.ts';
import { countedAddress, type DeviceCookie } from './devices.ts';
import { Attachment, PublicDocument, sendAttachment, sendDocument } from './documents.ts';
import { EventStream, sendEventStream } from './event-stream.ts';
import { unkeepableFields } from './fields.ts';
import { type GuardOptions, guardOf } from './guard.ts';
import { languageOf, problemOf, sendProblem, sendRefusal } from './problem.ts';
import { refuse } from './refusals.ts';
import { StoredFile, sendStoredFile } from './stored-file.ts';

/** A handler sees parsed input and the scope that the guard made; it answers a value. */
export type Handler<R extends RouteSpec> = (incoming: {
  ask: Ask;
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  /** The uploaded file of a multipart route. */
  file: Buffer | null;
  /** Session tokens that the browser sent, for signing out. */
  tokens: Partial<Record<SessionKind, string>>;
  /** What the browser says it is, for the list of devices. */
  agent: string | undefined;
  /** Where it comes from; only sign-ins are told which device. */
  from: Sender;
}) => Promise<
  | AnswerOf<R>
  | Refusal
  | SessionChange<AnswerOf<R>>
  | StoredFile
  | PublicDocument
  | Attachment
  | EventStream
>;

export type Handlers<C extends Record<string, RouteSpec>> = { [N in keyof C]: Handler<C[N]> };

/** An answer that opens or ends the browser's session. */
export class SessionChange<T> {
  readonly kind: SessionKind;
  readonly token: string | null;
  readonly body: T;
  constructor(kind: SessionKind, token: string | null, body: T) {
    this.kind = kind;
    this.token = token;
    this.body = body;
  }
}

export interface MountOptions extends GuardOptions {
  limits: Record<RouteSpec['policy']['rate'], number>;
  devices: DeviceCookie;
  /** Told of a route that left an entry in the audit although its policy declares none. */
  undeclared: (route: string) => void;
}

/** Mounts every route of the contract below /api, each with a guard of its own. */
export function mountRoutes<C extends Record<string, RouteSpec>>(
  app: FastifyInstance,
  { contract, handlers, options }: { contract: C; handlers: Handlers<C>; options: MountOptions },
): void {
  for (const [name, spec] of Object.entries(contract)) {
    const handler = handlers[name] as unknown as Handler<RouteSpec>;
    mount(app, { name, spec, handler, options });
  }
}

interface Mounted {
  name: string;
  spec: RouteSpec;
  handler: Handler<RouteSpec>;
  options: MountOptions;
}

const scopes = new WeakMap<FastifyRequest, Scope>();

function mount(app: FastifyInstance, { name, spec, handler, options }: Mounted): void {
  const guard = guardOf({ route: name, spec }, options);
  app.route({
    method: spec.method,
    url: `/api${spec.path}`,
    config: { rateLimit: rateLimitOf(spec, options) },
    schema: schemaOf(name, spec),
    // Uploads are read and checked in the handler; the parser only bounds them.
    bodyLimit: spec.encoding === 'multipart' ? 13 * 1024 * 1024 : (spec.bodyBytes ?? 64 * 1024),
    ...(spec.answerMs === undefined ? {} : { handlerTimeout: spec.answerMs }),
    preValidation: async (request, reply) => {
      const scope = await guard(request);
      if (isRefusal(scope)) return sendRefusal(request, reply, scope);
      scopes.set(request, scope);
    },
    preHandler: async (request, reply) => {
      const language = languageOf(request);
      const fields = unkeepableFields([request.body, request.query], language);
      if (fields.length > 0) {
        const named = fields.map(({ field, ...rest }) => ({ field: field.slice(2), ...rest }));
        return sendProblem(reply, problemOf(refuse('fields_wrong'), language, named));
      }
    },
    handler: async (request, reply) => {
      const file = spec.encoding === 'multipart' ? await readFile(request) : null;
      const scope = scopes.get(request);
      if (scope === undefined) throw new Error(`route ${name} ran without its guard`);
      if (isRefusal(file)) return sendRefusal(request, reply, file);
      const from = senderOf(request, { spec, options });
      const duty = dutyOf(name, spec.policy.audit);
      const ask = askOf(request, { scope, name, spec, file, duty });
      const result = await handler({
        ask,
        params: request.params as never,
        query: request.query as never,
        body: request.body as never,
        file,
        tokens: tokensOf(request, options),
        agent: request.headers['user-agent'],
        from,
      });
      await seeToAudit(options, { ask, duty, result });
      return answer(request, reply, { result, spec, options, from });
    },
  });
}

/** Before anything is answered: what was due is in the audit, and so is a refused reach. */
async function seeToAudit(
  { deps, undeclared }: MountOptions,
  { ask, duty, result }: { ask: Ask; duty: AuditDuty; result: unknown },
): Promise<void> {
  const { scope, requestId, trace } = ask;
  if (!isRefusal(result)) {
    assertDone(duty);
    if (isUndeclared(duty)) undeclared(duty.route);
  } else if (scope.actor.kind === 'staff' && isRefusedAccess(result))
    await recordRefusedAccess(deps, { scope, route: duty.route, no: result, requestId, trace });
}

/**
 * Open routes are counted by address as everywhere, the others by session: an office shares one address.
 * For signing in that only keeps a flood out: what may be tried is bounded where it is known by whom.
 */
function rateLimitOf({ policy }: RouteSpec, { limits, cookies }: MountOptions) {
  const open = policy.who.includes('anyone');
  const kind = policy.who.includes('resident') ? 'resident' : 'staff';
  return {
    max: limits[policy.rate],
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) =>
      (open ? undefined : cookies.read(request, kind)) ?? countedAddress(request.ip) ?? request.ip,
  };
}

function schemaOf(name: string, { summary, params, query, body, answers, binary }: RouteSpec) {
  return {
    operationId: name,
    summary,
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    ...(binary ? {} : { response: answers }),
  };
}

function tokensOf(request: FastifyRequest, { cookies }: MountOptions) {
  const [resident, staff] = [cookies.read(request, 'resident'), cookies.read(request, 'staff')];
  return { ...(resident ? { resident } : {}), ...(staff ? { staff } : {}) };
}

/** A browser is known again by a cookie that its first sign-in request gets. */
function senderOf(
  request: FastifyRequest,
  { spec, options: { deps, devices } }: { spec: RouteSpec; options: MountOptions },
): Sender {
  const counted = spec.policy.rate === 'sign_in';
  return {
    device: counted ? (devices.read(request) ?? deps.ids.token()) : null,
    address: countedAddress(request.ip),
    kind: deviceOf(request.headers['user-agent']),
  };
}

interface AskParts {
  scope: Scope;
  name: string;
  spec: RouteSpec;
  file: Buffer | null;
  duty: AuditDuty;
}

function askOf(request: FastifyRequest, { scope, name, spec, file, duty }: AskParts): Ask {
  const content = file
    ? createHash('sha256').update(file).digest('hex')
    : JSON.stringify([request.params, request.body ?? null]);
  return {
    scope,
    language: languageOf(request),
    requestId: spec.policy.idempotent ? String(request.headers['idempotency-key']) : null,
    fingerprint: `${name} ${content}`,
    trace: request.id,
    duty,
  };
}

async function readFile(request: FastifyRequest): Promise<Buffer | Refusal> {
  if (!request.isMultipart()) return refuse('content_type_refused');
  try {
    let file: Buffer | undefined;
    for await (const part of request.parts()) {
      if (part.type !== 'file' || part.fieldname !== 'file' || file !== undefined)
        return refuse('fields_wrong', { field: '/file' });
      file = await part.toBuffer();
    }
    return file ?? refuse('fields_wrong', { field: '/file' });
  } catch (error) {
    // The parser's own complaints carry no status: an upload cut off on the way is the usual one.
    if (error instanceof Error && !('statusCode' in error)) return refuse('body_unreadable');
    throw error;
  }
}

interface Answering {
  result: unknown;
  spec: RouteSpec;
  options: MountOptions;
  from: Sender;
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { result, spec, options: { cookies, devices }, from }: Answering,
) {
  if (result instanceof SessionChange) changeSession(reply, { cookies, change: result });
  if (from.device !== null && devices.read(request) === undefined) devices.set(reply, from.device);
  if (isRefusal(result)) return sendRefusal(request, reply, result);
  if (result instanceof PublicDocument) return sendDocument(request, reply, result);
  if (result instanceof Attachment) return sendAttachment(reply, result);
  if (result instanceof EventStream) return sendEventStream(reply, result);
  if (result instanceof StoredFile) return sendStoredFile(request, reply, result);
  reply.header('cache-control', 'no-store').status(201 in spec.answers ? 201 : 200);
  return reply.send(result instanceof SessionChange ? result.body : result);
}

function changeSession(
  reply: FastifyReply,
  { cookies, change }: { cookies: SessionCookies; change: SessionChange<unknown> },
): void {
  // Photos stay in a browser's cache for a day; whoever leaves takes them along.
  if (change.token === null) cookies.clear(reply.header('clear-site-data', '"cache"'), change.kind);
  else cookies.set(reply, change.kind, change.token);
}
