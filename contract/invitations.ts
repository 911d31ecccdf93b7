import Type, { type Static } from 'typebox';
import { answers, defineRoutes, staffRoles } from './route.ts';
import { Login } from './sign-ins.ts';
import { StaffMember } from './staff.ts';
import { AreaCode, CountyCode, Cursor, Id, InCounty, Instant, strict } from './values.ts';

const orNull = Type.Null();
const one = Type.Object({ county: CountyCode, id: Id });
const reason = Type.String({ minLength: 2, maxLength: 500 });

/** Shown once; whoever brings it within 72 hours sets password and factor. */
export const Invitation = Type.Object({ code: Type.String(), expiresAt: Instant });
export type Invitation = Static<typeof Invitation>;

/** Letting somebody in anew who has lost phone or password: one asks, another confirms. */
export const FactorReset = Type.Object({
  id: Id,
  staff: Id,
  name: Type.String(),
  login: Type.String(),
  reason: Type.String(),
  askedBy: Type.String(),
  askedAt: Instant,
});
export type FactorReset = Static<typeof FactorReset>;

const asking = {
  who: ['administrator'],
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
  stepUp: true,
} as const;
const guarding = { ...asking, who: ['security_officer'] } as const;

export const invitationRoutes = defineRoutes({
  inviteStaff: {
    method: 'POST',
    path: '/:county/staff',
    summary:
      'Take somebody on, with roles below one’s own area; the answer holds the one-time code',
    policy: asking,
    params: InCounty,
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 40 }),
        login: Login,
        unit: Type.Union([Id, orNull]),
        roles: Type.Array(
          Type.Object({ role: Type.Enum([...staffRoles]), area: AreaCode }, strict),
          { minItems: 1, maxItems: 12 },
        ),
      },
      strict,
    ),
    answers: answers(201, Type.Object({ member: StaffMember, invitation: Invitation })),
  },
  renewInvitation: {
    method: 'POST',
    path: '/:county/staff/:id/invitations',
    summary:
      'A new code for somebody who has not come in yet; after a reset the security officer makes it',
    policy: { ...asking, who: ['administrator', 'security_officer'] },
    params: one,
    answers: answers(201, Invitation),
  },
  askFactorReset: {
    method: 'POST',
    path: '/:county/staff/:id/factor-resets',
    summary: 'Somebody has lost phone or password: ask the security officer to let them in anew',
    policy: asking,
    params: one,
    body: Type.Object({ reason }, strict),
    answers: answers(201, FactorReset),
  },
  listFactorResets: {
    method: 'GET',
    path: '/:county/factor-resets',
    summary: 'Resets that wait for the security officer, oldest first',
    policy: {
      who: ['administrator', 'security_officer', 'auditor'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ resets: Type.Array(FactorReset), next: Type.Union([Cursor, orNull]) }),
    ),
  },
  confirmFactorReset: {
    method: 'POST',
    path: '/:county/factor-resets/:id/confirmation',
    summary:
      'As the second person: old password and factors are void, a one-time code takes their place',
    policy: guarding,
    params: one,
    answers: answers(201, Invitation),
  },
  declineFactorReset: {
    method: 'POST',
    path: '/:county/factor-resets/:id/refusal',
    summary: 'As the second person: everything stays as it is',
    policy: { ...guarding, stepUp: false },
    params: one,
    answers: answers(200, Type.Object({ declined: Type.Boolean() })),
  },
});
