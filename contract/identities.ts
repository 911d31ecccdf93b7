import Type, { type Static } from 'typebox';
import { CodeSent, Me, Proof, SignInCode } from './residents.ts';
import { answers, defineRoutes } from './route.ts';
import { InCounty, Phone, Sentence, strict } from './values.ts';

const open = { who: ['anyone'], scope: 'public', idempotent: false } as const;
const signIn = { ...open, audit: 'change', rate: 'sign_in' } as const;

/** Made when the way began; comes back in the address. Begins with the county. */
const State = Type.String({ pattern: '^[0-9]{6}\\.[A-Za-z0-9_-]{43}$' });

export const IdentityProviders = Type.Array(
  Type.Object({
    id: Type.String(),
    /** What the button says. */
    name: Sentence,
    /** Script by which a page asks the app around it for a ticket and for large type; null where there is none. */
    bridge: Type.Union([Type.String(), Type.Null()]),
  }),
);
export type IdentityProviders = Static<typeof IdentityProviders>;

/** signed_in: in · confirm: a code to the phone that the provider named · phone: it named none. */
export const ComeBack = Type.Union([
  Type.Object({ next: Type.Literal('signed_in'), provider: Type.String(), me: Me }),
  Type.Object({
    next: Type.Literal('confirm'),
    provider: Type.String(),
    state: Type.String(),
    maskedPhone: Type.String(),
  }),
  Type.Object({ next: Type.Literal('phone'), provider: Type.String(), state: Type.String() }),
]);
export type ComeBack = Static<typeof ComeBack>;

export const identityRoutes = defineRoutes({
  listIdentityProviders: {
    method: 'GET',
    path: '/:county/sign-in/providers',
    summary: 'Ways to sign in beside phone and code',
    policy: { ...open, audit: 'none', rate: 'public' },
    params: InCounty,
    answers: answers(200, IdentityProviders),
  },
  goToProvider: {
    method: 'POST',
    path: '/:county/sign-in/ways',
    summary: 'Begin a way to a provider; the browser goes to the address that is answered',
    policy: { ...signIn, audit: 'none' },
    params: InCounty,
    body: Type.Object({ provider: Type.String({ maxLength: 40 }) }, strict),
    answers: answers(
      201,
      Type.Object({
        url: Type.String(),
        /** What comes back with the browser; where the app around a page has a ticket, the page brings both itself. */
        state: State,
      }),
    ),
  },
  comeBackFromProvider: {
    method: 'POST',
    path: '/:county/sign-in/returns',
    summary: 'Trade what the provider sent along for a session; each way is taken once',
    policy: signIn,
    params: InCounty,
    body: Type.Object({ query: Type.String({ maxLength: 4_096 }) }, strict),
    answers: answers(201, ComeBack),
  },
  sendConfirmationCode: {
    method: 'POST',
    path: '/:county/sign-in/returns/codes',
    summary: 'Send a code to the phone that the provider named',
    policy: signIn,
    params: InCounty,
    body: Type.Object({ state: State, proof: Type.Optional(Proof) }, strict),
    answers: answers(201, CodeSent),
  },
  confirmIdentity: {
    method: 'POST',
    path: '/:county/sign-in/confirmations',
    summary: 'Bind the provider’s account to the resident of a phone, by a code sent to it',
    policy: signIn,
    params: InCounty,
    body: Type.Object(
      {
        state: State,
        code: SignInCode,
        /** Where the provider named no phone. */
        phone: Type.Optional(Phone),
      },
      strict,
    ),
    answers: answers(201, Me),
  },
});
