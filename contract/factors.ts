import Type from 'typebox';
import { answers, defineRoutes, staffRoles } from './route.ts';
import {
  Enrolment,
  MyFactors,
  NewPasskey,
  OneTimeCode,
  Password,
  RecoveryCodes,
  Ticket,
} from './sign-ins.ts';
import { CountyCode, Id, InCounty, strict } from './values.ts';

const reading = {
  who: [...staffRoles],
  scope: 'own',
  idempotent: false,
  audit: 'none',
  rate: 'read',
} as const;
/** Whoever sits down at an open desk must not be able to lock its owner out. */
const changing = { ...reading, audit: 'change', rate: 'write', stepUp: true } as const;

export const factorRoutes = defineRoutes({
  getMyFactors: {
    method: 'GET',
    path: '/:county/staff/me/factors',
    summary: 'My authenticator app, my passkeys and how many recovery codes are left',
    policy: reading,
    params: InCounty,
    answers: answers(200, MyFactors),
  },
  startMyFactor: {
    method: 'POST',
    path: '/:county/staff/me/factors/beginning',
    summary: 'Set up another passkey, or an authenticator app in place of the one before',
    policy: { ...changing, audit: 'none' },
    params: InCounty,
    answers: answers(201, Enrolment),
  },
  addMyFactor: {
    method: 'POST',
    path: '/:county/staff/me/factors',
    summary: 'Confirm it by its first code or by the new passkey; other devices are signed out',
    policy: changing,
    params: InCounty,
    body: Type.Object(
      {
        ticket: Ticket,
        code: Type.Optional(OneTimeCode),
        answer: Type.Optional(NewPasskey),
      },
      strict,
    ),
    answers: answers(201, MyFactors),
  },
  removeMyFactor: {
    method: 'DELETE',
    path: '/:county/staff/me/factors/:id',
    summary: 'Take a factor away, never the last one; other devices are signed out',
    policy: changing,
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, MyFactors),
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/:county/staff/me/recovery-codes',
    summary: 'Ten new recovery codes in place of those before',
    policy: changing,
    params: InCounty,
    answers: answers(201, Type.Object({ recoveryCodes: RecoveryCodes })),
  },
  changeMyPassword: {
    method: 'POST',
    path: '/:county/staff/me/password',
    summary: 'Another password; other devices are signed out',
    policy: changing,
    params: InCounty,
    body: Type.Object({ current: Password, password: Password }, strict),
    answers: answers(200, Type.Object({ changed: Type.Boolean() })),
  },
});
