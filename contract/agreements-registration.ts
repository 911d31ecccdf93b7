import Type, { type Static } from 'typebox';
import { ByAgreement, doneFor, typing } from './agreement-terms.ts';
import { Agreement } from './agreements.ts';
import { Consent, ConsentPurpose } from './consents.ts';
import { ageClasses, DeclaredAge, residentRoutes, SignInCode } from './residents.ts';
import { answers, defineRoutes } from './route.ts';
import { Signature } from './signature.ts';
import { AreaCode, Id, InCounty, Instant, Nullable, Phone, Sentence, strict } from './values.ts';
import { papers } from './window.ts';

/** How somebody is known by now; of the home staff read the community alone. */
export const KnownFor = Type.Object({
  /** Masked. */
  residentName: Sentence,
  community: Nullable(Sentence),
  /** null: not said. */
  ageClass: Nullable(Type.Enum([...ageClasses])),
  /** Whether there are a name and a home. */
  complete: Type.Boolean(),
  /** Whether they were shown around. */
  toured: Type.Boolean(),
});
export type KnownFor = Static<typeof KnownFor>;

/** Somebody was registered, and agreed with it to be seen to for half an hour. */
export const Registration = Type.Object({
  agreement: Agreement,
  /** Of an account without a number: by what they agree again. */
  visitor: Nullable(Id),
  known: KnownFor,
  registeredAt: Instant,
  /** Masked; null: registered without a number. */
  maskedPhone: Nullable(Type.String()),
  /** The text that was read to them. */
  textVersion: Type.Integer(),
  consents: Type.Array(Consent),
});
export type Registration = Static<typeof Registration>;

/** Somebody who has no account yet, and what is told to newcomers, for who agreed. */
export const agreementRegistrationRoutes = defineRoutes({
  registerFor: {
    method: 'POST',
    path: '/:county/agreements/registrations',
    summary:
      'Register somebody who is here, with a number or without one; with it they agree to be seen to for half an hour',
    policy: { who: typing, scope: 'area', idempotent: true, audit: 'change', rate: 'sign_in' },
    params: InCounty,
    body: Type.Object(
      {
        paper: Type.Enum([...papers]),
        name: Type.String({ minLength: 1, maxLength: 40 }),
        /** The grid of the home. */
        grid: AreaCode,
        age: DeclaredAge,
        /** With the code that was sent to it; without them they have signed, on paper or on the screen. */
        phone: Type.Optional(Phone),
        code: Type.Optional(SignInCode),
        /** What they signed on the screen. */
        signature: Type.Optional(Signature),
        /** The text that was read to them. */
        textVersion: Type.Integer({ minimum: 1, maximum: 1_000 }),
        /** What they agreed to besides; what is left out was not given. */
        consents: Type.Array(
          Type.Object(
            { purpose: ConsentPurpose, textVersion: Type.Integer({ minimum: 1 }) },
            strict,
          ),
          { maxItems: 10 },
        ),
        /** Asked about somebody of the same name in the same grid: it is somebody else. */
        other: Type.Optional(Type.Boolean()),
      },
      strict,
    ),
    answers: answers(201, Registration),
  },
  completeProfileFor: {
    method: 'PATCH',
    path: '/:county/agreements/:id/profile',
    summary: 'Name, home grid and age, or some of them, as who agreed says',
    policy: doneFor,
    params: ByAgreement,
    body: residentRoutes.completeProfile.body,
    answers: answers(200, KnownFor),
  },
  finishTourFor: {
    method: 'POST',
    path: '/:county/agreements/:id/tour',
    summary:
      'Who agreed was shown around by word of mouth; with a profile comes the newcomer gift, once',
    policy: doneFor,
    params: ByAgreement,
    answers: answers(201, KnownFor),
  },
});
