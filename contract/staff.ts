import Type, { type Static } from 'typebox';
import { answers, defineRoutes, staffRoles } from './route.ts';
import { AreaCode, Id, InCounty, Sentence, strict } from './values.ts';

export const StaffMe = Type.Object({
  id: Id,
  name: Type.String(),
  county: Sentence,
  unit: Type.Union([Sentence, Type.Null()]),
  roles: Type.Array(
    Type.Object({
      role: Type.Enum([...staffRoles]),
      area: AreaCode,
      areaName: Sentence,
    }),
  ),
});
export type StaffMe = Static<typeof StaffMe>;

export const staffSessionRoutes = defineRoutes({
  signInStaff: {
    method: 'POST',
    path: '/:county/staff/sessions',
    summary: 'Staff sign-in by login and password',
    policy: {
      who: ['anyone'],
      scope: 'public',
      idempotent: false,
      audit: 'change',
      rate: 'sign_in',
    },
    params: InCounty,
    body: Type.Object(
      {
        login: Type.String({ minLength: 2, maxLength: 60 }),
        password: Type.String({ minLength: 8, maxLength: 128 }),
      },
      strict,
    ),
    answers: answers(201, StaffMe),
  },
  signOutStaff: {
    method: 'DELETE',
    path: '/:county/staff/session',
    summary: 'End the staff session in this browser',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'write' },
    params: InCounty,
    answers: answers(200, Type.Object({ signedOut: Type.Boolean() })),
  },
  getStaffMe: {
    method: 'GET',
    path: '/:county/staff/me',
    summary: 'The signed-in member of staff, with roles and areas',
    policy: {
      who: [...staffRoles],
      scope: 'own',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(200, StaffMe),
  },
});
