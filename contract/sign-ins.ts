import Type, { type Static } from 'typebox';
import { browsers, systems } from './devices.ts';
import { answers, defineRoutes, staffRoles } from './route.ts';
import { codePurposes, StaffMe } from './staff.ts';
import { Id, InCounty, Instant, strict } from './values.ts';

const orNull = Type.Null();

/** A sign-in half way: 256 random bits, good for ten minutes and once. */
export const Ticket = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
/** Six digits of an authenticator app, or a code of 24 letters and digits with or without dashes. */
export const OneTimeCode = Type.String({ pattern: '^[0-9A-Za-z -]{6,40}$' });
export const loginForm = /^[A-Za-z0-9._@-]{2,60}$/;
export const Login = Type.String({ pattern: loginForm.source });
/** At least twelve characters where one is chosen; here only what cannot be one is refused. */
export const Password = Type.String({ minLength: 8, maxLength: 128 });

/** Options for `navigator.credentials`, as WebAuthn Level 3 writes them in JSON. */
export const PasskeyOptions = Type.Object(
  { challenge: Type.String() },
  { additionalProperties: true },
);

const bytes = Type.String({ pattern: '^[A-Za-z0-9_-]{0,12000}$' });
const credential = {
  id: bytes,
  rawId: bytes,
  type: Type.Literal('public-key'),
  clientExtensionResults: Type.Object({}),
  authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })),
};
/** What a passkey answers to a challenge (AuthenticationResponseJSON). */
export const PasskeyAnswer = Type.Object({
  ...credential,
  response: Type.Object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: Type.Optional(bytes),
  }),
});
export type PasskeyAnswer = Static<typeof PasskeyAnswer>;

/** What a new passkey says of itself (RegistrationResponseJSON). */
export const NewPasskey = Type.Object({
  ...credential,
  response: Type.Object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 8 })),
  }),
});
export type NewPasskey = Static<typeof NewPasskey>;

/** A second factor to be set up: an authenticator app or a passkey, whichever is confirmed. */
export const Enrolment = Type.Object({
  ticket: Ticket,
  /** Key in base32 and the same as an address for a QR code. */
  totp: Type.Object({ key: Type.String(), uri: Type.String() }),
  /** null where the address of this site cannot have passkeys. */
  passkey: Type.Union([PasskeyOptions, orNull]),
});
export type Enrolment = Static<typeof Enrolment>;

/** What comes after a right password. */
export const SecondStep = Type.Union([
  Type.Object({
    /** code: of the authenticator app or a recovery code · passkey: the person has nothing else. */
    next: Type.Enum(['code', 'passkey']),
    ticket: Ticket,
  }),
  Type.Object({ next: Type.Literal('enrolment'), enrolment: Enrolment }),
]);
export type SecondStep = Static<typeof SecondStep>;

/** Shown once: the person writes them down. */
export const RecoveryCodes = Type.Array(Type.String());

const door = {
  who: ['anyone'],
  scope: 'public',
  idempotent: false,
  audit: 'change',
  rate: 'sign_in',
} as const;
const own = { who: [...staffRoles], scope: 'own', audit: 'change' } as const;

export const signInRoutes = defineRoutes({
  startStaffSignIn: {
    method: 'POST',
    path: '/:county/staff/sign-ins',
    summary: 'Staff sign-in by login and password; a second factor comes next',
    policy: door,
    params: InCounty,
    body: Type.Object(
      { login: Type.String({ minLength: 2, maxLength: 60 }), password: Password },
      strict,
    ),
    answers: answers(201, SecondStep),
  },
  finishStaffSignIn: {
    method: 'POST',
    path: '/:county/staff/sessions',
    summary: 'The code of the authenticator app, or a recovery code, opens the session',
    policy: door,
    params: InCounty,
    body: Type.Object({ ticket: Ticket, code: OneTimeCode }, strict),
    answers: answers(201, StaffMe),
  },
  startPasskeySignIn: {
    method: 'POST',
    path: '/:county/staff/passkey-challenges',
    summary: 'A challenge for whoever has a passkey; nobody is named',
    policy: { ...door, audit: 'none' },
    params: InCounty,
    answers: answers(201, Type.Object({ ticket: Ticket, options: PasskeyOptions })),
  },
  finishPasskeySignIn: {
    method: 'POST',
    path: '/:county/staff/passkey-sessions',
    summary: 'A passkey with its owner’s finger, face or PIN opens the session',
    policy: door,
    params: InCounty,
    body: Type.Object({ ticket: Ticket, answer: PasskeyAnswer }, strict),
    answers: answers(201, StaffMe),
  },
  signInDemoStaff: {
    method: 'POST',
    path: '/:county/demo/staff-sessions',
    summary: 'One tap for the demo county’s people; answers 404 outside the demo',
    policy: door,
    params: InCounty,
    body: Type.Object({ login: Type.String({ minLength: 2, maxLength: 60 }) }, strict),
    answers: answers(201, StaffMe),
  },
  signOutStaff: {
    method: 'DELETE',
    path: '/:county/staff/session',
    summary: 'End the staff session in this browser',
    policy: { ...door, rate: 'write' },
    params: InCounty,
    answers: answers(200, Type.Object({ signedOut: Type.Boolean() })),
  },
  openInvitation: {
    method: 'POST',
    path: '/:county/staff/invitations/opening',
    summary: 'Whose invitation this is; nothing is used up',
    policy: { ...door, audit: 'none' },
    params: InCounty,
    body: Type.Object({ code: OneTimeCode }, strict),
    answers: answers(
      200,
      Type.Object({
        name: Type.String(),
        login: Type.String(),
        purpose: Type.Enum([...codePurposes]),
        expiresAt: Instant,
      }),
    ),
  },
  startEnrolment: {
    method: 'POST',
    path: '/:county/staff/enrolments',
    summary: 'Choose a password by an invitation; it counts once a second factor is set up',
    policy: { ...door, audit: 'none' },
    params: InCounty,
    body: Type.Object({ code: OneTimeCode, password: Password }, strict),
    answers: answers(201, Enrolment),
  },
  finishEnrolment: {
    method: 'POST',
    path: '/:county/staff/enrolments/confirmation',
    summary: 'The first code, or the new passkey, completes the enrolment and opens the session',
    policy: door,
    params: InCounty,
    body: Type.Object(
      {
        ticket: Ticket,
        code: Type.Optional(OneTimeCode),
        answer: Type.Optional(NewPasskey),
      },
      strict,
    ),
    answers: answers(201, Type.Object({ me: StaffMe, recoveryCodes: RecoveryCodes })),
  },
  startStepUp: {
    method: 'POST',
    path: '/:county/staff/step-up-challenges',
    summary: 'Before work that asks for the second factor again',
    policy: { ...own, idempotent: false, audit: 'none', rate: 'write' },
    params: InCounty,
    answers: answers(
      201,
      Type.Object({
        ticket: Ticket,
        totp: Type.Boolean(),
        /** null: no passkey, or this site cannot have any. */
        passkey: Type.Union([PasskeyOptions, orNull]),
      }),
    ),
  },
  stepUp: {
    method: 'POST',
    path: '/:county/staff/step-ups',
    summary: 'A code or a passkey; the session gets a new token and is fresh for five minutes',
    policy: { ...own, idempotent: false, rate: 'sign_in' },
    params: InCounty,
    body: Type.Object(
      {
        ticket: Ticket,
        code: Type.Optional(OneTimeCode),
        answer: Type.Optional(PasskeyAnswer),
      },
      strict,
    ),
    answers: answers(201, Type.Object({ until: Instant })),
  },
});

export const MyFactors = Type.Object({
  totp: Type.Union([Type.Object({ id: Id, addedAt: Instant }), orNull]),
  passkeys: Type.Array(
    Type.Object({
      id: Id,
      /** Where it was set up. */
      browser: Type.Enum([...browsers]),
      system: Type.Enum([...systems]),
      addedAt: Instant,
      lastUsedAt: Type.Union([Instant, orNull]),
    }),
  ),
  recoveryCodesLeft: Type.Integer(),
});
export type MyFactors = Static<typeof MyFactors>;
