import Type, { type Static } from 'typebox';
import { answers, defineRoutes, downloadMs, type staffRoles } from './route.ts';
import {
  AreaCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Sentence,
  strict,
} from './values.ts';

const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

/** Number of an entry in the chain of its county, from 1. */
const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** SHA-256, 64 hexadecimal digits. */
const Hex = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const actorKinds = ['anyone', 'resident', 'staff', 'system'] as const;

/** Who did something; of a resident not even the id is shown, a job by its name. */
export const AuditActor = Type.Object({
  kind: Type.Enum([...actorKinds]),
  id: orNull(Id),
  /** Of staff. */
  name: orNull(Type.String()),
  job: orNull(Type.String()),
  /** The roles that let the person in there. */
  roles: Type.Array(Type.String()),
  /** Leading digits of the areas below which that held. */
  areas: Type.Array(Type.String()),
});
export type AuditActor = Static<typeof AuditActor>;

const summary = {
  id: Id,
  seq: Seq,
  at: Instant,
  actor: AuditActor,
  action: Type.String(),
  /** What was done, to be read after the name. */
  sentence: Sentence,
  object: Type.Object({
    /** As it is recorded: kind/id. */
    key: Type.String(),
    kind: Sentence,
    /** A case by its code, staff by their name, anything else by its id; null for a list as a whole. */
    name: orNull(Type.String()),
  }),
  /** Leading digits of the area that the object lies in; null where it is the whole county's. */
  area: orNull(Type.String()),
  reason: orNull(Type.String()),
};
export const AuditSummary = Type.Object(summary);
export type AuditSummary = Static<typeof AuditSummary>;

export const AuditEntry = Type.Object({
  ...summary,
  details: Type.Record(Type.String(), Type.Unknown()),
  request: orNull(Type.String()),
  /** Digests over the facts before and after; they reveal nothing and prove what somebody shows. */
  before: orNull(Hex),
  after: orNull(Hex),
  chainedAt: Instant,
  previous: Hex,
  hash: Hex,
  /** Recomputed just now: the entry is what was chained, and follows the one before it. */
  whole: Type.Boolean(),
  /** Number of the last entry of the chain. */
  last: Seq,
});
export type AuditEntry = Static<typeof AuditEntry>;

/** Where the chain stands and what came of checking it. */
export const AuditState = Type.Object({
  head: orNull(Type.Object({ seq: Seq, hash: Hex, note: Type.String() })),
  /** Written and not yet in the chain, and since when; it is a matter of seconds. */
  waiting: Type.Object({ entries: Type.Integer(), since: orNull(Instant) }),
  /** Number of the last entry that was deleted when its time was over. */
  prunedTo: Seq,
  keptMonths: Type.Integer(),
  check: orNull(
    Type.Object({
      at: Instant,
      seq: Seq,
      entries: Type.Integer(),
      findings: Type.Array(Sentence),
    }),
  ),
  /** Entries that say that the platform itself found the audit tampered with, in thirty days. */
  faults: Type.Integer(),
});
export type AuditState = Static<typeof AuditState>;

export const actionKinds = ['change', 'look', 'sign_in', 'upkeep'] as const;

/** What is searched for; what is left out narrows nothing. */
const filter = {
  from: Type.Optional(LocalDate),
  /** The last day. */
  until: Type.Optional(LocalDate),
  /** Part of the name of staff, or the id of one of them. */
  person: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  kind: Type.Optional(Type.Enum([...actionKinds])),
  action: Type.Optional(Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 60 })),
  /** The code of a case, an id, also of a request as papers carry it, or kind/id. */
  object: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  area: Type.Optional(AreaCode),
};
export const AuditFilter = Type.Object(filter, strict);
export type AuditFilter = Static<typeof AuditFilter>;

export const exportFormats = ['xlsx', 'jsonl'] as const;

const read = {
  who: ['auditor', 'security_officer'],
  scope: 'area',
  idempotent: false,
  audit: 'personal',
  rate: 'read',
} as const satisfies { who: readonly (typeof staffRoles)[number][] } & Record<string, unknown>;

export const auditRoutes = defineRoutes({
  listAuditEntries: {
    method: 'POST',
    path: '/:county/audit/entries/search',
    summary: 'The audit, newest first, by time, person, action, object and area',
    policy: read,
    params: InCounty,
    body: Type.Object({ ...filter, after: Type.Optional(Cursor) }, strict),
    answers: answers(200, Type.Object({ entries: Type.Array(AuditSummary), next: orNull(Cursor) })),
  },
  getAuditEntry: {
    method: 'GET',
    path: '/:county/audit/entries/:id',
    summary: 'One entry with its place in the chain and its digests',
    policy: read,
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, AuditEntry),
  },
  getAuditState: {
    method: 'GET',
    path: '/:county/audit/state',
    summary: 'Where the chain stands, what waits for it, and what came of checking it',
    // Numbers and hashes: nobody's data is shown.
    policy: { ...read, audit: 'none' },
    params: InCounty,
    answers: answers(200, AuditState),
  },
  exportAudit: {
    method: 'POST',
    path: '/:county/audit/exports',
    summary: 'What a search finds as a file (XLSX or JSONL); the export is itself recorded',
    policy: { ...read, rate: 'write', stepUp: true },
    params: InCounty,
    body: Type.Object(
      {
        filter: AuditFilter,
        format: Type.Enum([...exportFormats]),
        reason: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
});
