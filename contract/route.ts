import type { Static, TSchema } from 'typebox';
import { Problem } from './values.ts';

/** Roles a member of staff can hold below an area. Order carries no rank. */
export const staffRoles = [
  'grid_worker',
  'unit_handler',
  'intake',
  'dispatcher',
  'reviewer',
  'mediator_in_charge',
  'rule_owner',
  'treasurer',
  'leader',
  'auditor',
  'security_officer',
  'administrator',
  'merchant',
  'sponsor',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Roles whose desk shows cases: what is below their area, or was sent to their unit. */
export const caseReaders = [
  'grid_worker',
  'unit_handler',
  'intake',
  'dispatcher',
  'reviewer',
  'mediator_in_charge',
  'leader',
  'auditor',
] as const satisfies readonly StaffRole[];

/** Who may call: anyone at all, a signed-in resident, or staff holding one of the named roles. */
export type Caller = 'anyone' | 'resident' | StaffRole;

/**
 * What a route allows. A route without one does not compile; the guard is built from this object
 * and bound to the route itself, never to a path.
 */
export interface Policy {
  who: readonly [Caller, ...Caller[]];
  /** public: no personal data · own: the caller's rows · area: below the caller's area · county. */
  scope: 'public' | 'own' | 'area' | 'county';
  /** true: the caller sends an Idempotency-Key and asking twice answers the same once. */
  idempotent: boolean;
  /**
   * change: leaves an entry in the audit, or nothing happens · personal: somebody’s data is shown, and
   * the look is recorded first · none: leaves no entry.
   */
  audit: 'none' | 'change' | 'personal';
  rate: 'read' | 'write' | 'upload' | 'sign_in' | 'public';
  /** true: staff show their second factor again, residents a code, unless they did within five minutes. */
  stepUp?: boolean;
}

export interface RouteSpec {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Fastify path below /api, e.g. `/:county/my/cases/:code`. */
  path: string;
  summary: string;
  policy: Policy;
  params?: TSchema;
  query?: TSchema;
  body?: TSchema;
  /** multipart: one file part named `file`, beside the fields of `body`. */
  encoding?: 'json' | 'multipart';
  /** Every status the route can answer with; anything else is a defect. `binary` marks files. */
  answers: Record<number, TSchema>;
  binary?: boolean;
  /** Largest JSON body in bytes; without it 64 KB. */
  bodyBytes?: number;
  /** How long its answer may take, to the last byte; without it as long as any other. */
  answerMs?: number;
}

/**
 * A file with everything in it goes over a slow line for minutes. One that stands still is cut off before,
 * as any connection is.
 */
export const downloadMs = 10 * 60_000;

/**
 * Whether a route only reads: a GET, or a POST that counts as reading and is one so that what is looked
 * for stands in its body. Addresses are kept by proxies, histories and logs.
 */
export const onlyReads = ({ method, policy }: RouteSpec): boolean =>
  method === 'GET' || policy.rate === 'read';

type Shape<S> = S extends TSchema ? Static<S> : undefined;
export type ParamsOf<R extends RouteSpec> = Shape<R['params']>;
export type QueryOf<R extends RouteSpec> = Shape<R['query']>;
export type BodyOf<R extends RouteSpec> = Shape<R['body']>;
/** The body of the 2xx answer. */
export type AnswerOf<R extends RouteSpec> = R['answers'] extends { 200: infer S extends TSchema }
  ? Static<S>
  : R['answers'] extends { 201: infer S extends TSchema }
    ? Static<S>
    : undefined;

export const defineRoutes = <const T extends Record<string, RouteSpec>>(table: T): T => table;

type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;
type Answers<K extends number, S extends TSchema> = Record<K, S> &
  Record<RefusalStatus, typeof Problem>;

/** The success schema at its status, and a problem document at every status a refusal can carry. */
export function answers<K extends 200 | 201, S extends TSchema>(status: K, schema: S) {
  const refusals = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503] as const;
  const problems = Object.fromEntries(refusals.map((code) => [code, Problem]));
  return { ...problems, [status]: schema } as Answers<K, S>;
}
