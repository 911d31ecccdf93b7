import Type, { type Static } from 'typebox';
import { answers, defineRoutes, staffRoles } from './route.ts';
import { AreaCode, CountyCode, Cursor, Id, InCounty, Instant, Sentence, strict } from './values.ts';

const orNull = Type.Null();

/** A role and the area below which it holds. */
export const HeldRole = Type.Object({
  role: Type.Enum([...staffRoles]),
  area: AreaCode,
  areaName: Sentence,
});
export type HeldRole = Static<typeof HeldRole>;

export const StaffMe = Type.Object({
  id: Id,
  name: Type.String(),
  login: Type.String(),
  county: Sentence,
  unit: Type.Union([Sentence, orNull]),
  roles: Type.Array(HeldRole),
});
export type StaffMe = Static<typeof StaffMe>;

/** invited: has not come in yet · suspended: does not come in. */
export const staffStates = ['active', 'invited', 'suspended'] as const;

/** invitation: the first time · reset: two people let this person in anew. */
export const codePurposes = ['invitation', 'reset'] as const;
export type CodePurpose = (typeof codePurposes)[number];

export const StaffMember = Type.Object({
  id: Id,
  name: Type.String(),
  login: Type.String(),
  unit: Type.Union([Type.Object({ id: Id, name: Sentence }), orNull]),
  roles: Type.Array(HeldRole),
  state: Type.Enum([...staffStates]),
  since: Instant,
  suspension: Type.Union([
    Type.Object({
      at: Instant,
      reason: Type.Union([Type.String(), orNull]),
      /** Whether the reader may restore this person. */
      liftable: Type.Boolean(),
    }),
    orNull,
  ]),
  /** The reader: nobody changes anything about themselves here. */
  self: Type.Boolean(),
});
export type StaffMember = Static<typeof StaffMember>;

/** What waits for somebody, as counts: who hands it over does not see what it is. */
export const OpenItems = Type.Object({
  /** Cases at which it is this person's turn. */
  cases: Type.Integer(),
  /** Held awards in the person's area. */
  held: Type.Integer(),
});
export type OpenItems = Static<typeof OpenItems>;

const one = Type.Object({ county: CountyCode, id: Id });
const administrators = {
  who: ['administrator'],
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
  stepUp: true,
} as const;
/** Roles are granted and taken one at a time, each with its own reason to say no. */
const oneRole = Type.Object({ role: Type.Enum([...staffRoles]), area: AreaCode }, strict);
const reason = Type.String({ minLength: 2, maxLength: 500 });

export const staffRoutes = defineRoutes({
  getStaffMe: {
    method: 'GET',
    path: '/:county/staff/me',
    summary: 'The signed-in member of staff, with roles and areas',
    policy: { who: [...staffRoles], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, StaffMe),
  },
  listStaff: {
    method: 'POST',
    path: '/:county/staff/search',
    summary: 'Members of staff whose roles lie below the reader’s area, newest first',
    policy: {
      who: ['administrator', 'security_officer', 'auditor'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    body: Type.Object(
      {
        show: Type.Optional(Type.Enum([...staffStates])),
        /** Part of a name or login. */
        find: Type.Optional(Type.String({ maxLength: 60 })),
        after: Type.Optional(Cursor),
      },
      strict,
    ),
    answers: answers(
      200,
      Type.Object({ staff: Type.Array(StaffMember), next: Type.Union([Cursor, orNull]) }),
    ),
  },
  getStaffMember: {
    method: 'GET',
    path: '/:county/staff/:id',
    summary: 'One member of staff, and how much waits for them',
    policy: {
      who: ['administrator', 'security_officer', 'auditor'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: one,
    answers: answers(
      200,
      Type.Object({
        ...StaffMember.properties,
        open: OpenItems,
        /** The code that an invited person has or is to be given; null: needs none. */
        comesInBy: Type.Union([Type.Enum([...codePurposes]), orNull]),
      }),
    ),
  },
  listUnits: {
    method: 'GET',
    path: '/:county/staff-units',
    summary: 'Units below the reader’s area that people can belong to',
    policy: {
      who: ['administrator'],
      scope: 'area',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(
      200,
      Type.Array(Type.Object({ id: Id, name: Sentence, area: AreaCode, areaName: Sentence })),
    ),
  },
  grantRole: {
    method: 'POST',
    path: '/:county/staff/:id/roles',
    summary: 'Give somebody else a role below an area of one’s own',
    policy: administrators,
    params: one,
    body: oneRole,
    answers: answers(201, StaffMember),
  },
  takeRole: {
    method: 'POST',
    path: '/:county/staff/:id/roles/removal',
    summary: 'Take a role from somebody else',
    policy: administrators,
    params: one,
    body: oneRole,
    answers: answers(200, StaffMember),
  },
  suspendStaff: {
    method: 'POST',
    path: '/:county/staff/:id/suspension',
    summary: 'Keep somebody out from this moment on; every session of theirs ends',
    policy: { ...administrators, who: ['administrator', 'security_officer'], stepUp: false },
    params: one,
    body: Type.Object({ reason }, strict),
    answers: answers(200, StaffMember),
  },
  restoreStaff: {
    method: 'POST',
    path: '/:county/staff/:id/restoration',
    summary: 'Let somebody in again; what a security officer suspended, only one of them restores',
    policy: { ...administrators, who: ['administrator', 'security_officer'] },
    params: one,
    body: Type.Object({ reason }, strict),
    answers: answers(200, StaffMember),
  },
  handOver: {
    method: 'POST',
    path: '/:county/staff/:id/hand-over',
    summary:
      'Somebody leaves: unit and roles go to a successor in one step, who leaves is kept out',
    policy: administrators,
    params: one,
    body: Type.Object({ successor: Id, reason }, strict),
    answers: answers(200, StaffMember),
  },
});
