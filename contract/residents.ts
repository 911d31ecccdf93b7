import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { AreaCode, Id, InCounty, Phone, strict } from './values.ts';

const signIn = { who: ['anyone'], scope: 'public', idempotent: false, audit: 'change' } as const;
const own = { who: ['resident'], scope: 'own', audit: 'none' } as const;

/** Of an age only the class is kept in the open: minors take part in less. */
export const ageClasses = ['under_14', '14_17', 'adult'] as const;
export type AgeClass = (typeof ageClasses)[number];

/** Known to be under 18, by their own word or the window's. */
export const isMinor = (age: AgeClass | null): boolean => age !== null && age !== 'adult';

/** Grown-ups say only that they are; minors the month, because it lets their class change in time. */
export const DeclaredAge = Type.Union([
  Type.Object({ kind: Type.Literal('adult') }, strict),
  Type.Object(
    {
      kind: Type.Literal('born'),
      year: Type.Integer({ minimum: 1900, maximum: 2200 }),
      month: Type.Integer({ minimum: 1, maximum: 12 }),
    },
    strict,
  ),
]);
export type DeclaredAge = Static<typeof DeclaredAge>;

/** The answer to a puzzle, shown where a code is sent against effort only. */
export const Proof = Type.Object(
  {
    puzzle: Type.String({ maxLength: 200 }),
    answer: Type.Integer({ minimum: 0, maximum: 2 ** 32 }),
  },
  strict,
);
export type Proof = Static<typeof Proof>;

export const Puzzle = Type.Object({
  puzzle: Type.String(),
  /** Zero bits that the hash must begin with; 0: nothing is asked for at this moment. */
  bits: Type.Integer(),
});

export const CodeSent = Type.Object({
  expiresInSeconds: Type.Integer(),
  /** Only the demo's stand-in for the SMS provider shows the code. */
  demoCode: Type.Optional(Type.String()),
});
export type CodeSent = Static<typeof CodeSent>;

export const SignInCode = Type.String({ pattern: '^[0-9]{6}$' });

export const Me = Type.Object({
  id: Id,
  maskedPhone: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  /** Grid where the resident lives; null until the profile is filled in. */
  grid: Type.Union([AreaCode, Type.Null()]),
  community: Type.Union([Type.Object({ zh: Type.String(), en: Type.String() }), Type.Null()]),
  unreadNotices: Type.Integer(),
  /** null: not said. */
  ageClass: Type.Union([Type.Enum([...ageClasses]), Type.Null()]),
  /** They said to be under 14: until the window has settled it they are taken for a minor. */
  ageInDoubt: Type.Boolean(),
  /** Whether they were shown around. */
  toured: Type.Boolean(),
});
export type Me = Static<typeof Me>;

export const DemoSignIns = Type.Object({
  residents: Type.Array(Type.Object({ phone: Phone, name: Type.String() })),
  staff: Type.Array(
    Type.Object({
      login: Type.String(),
      password: Type.String(),
      name: Type.String(),
      role: Type.String(),
    }),
  ),
  /** What the authenticator app of each of them shows now, to try the whole way in. */
  code: Type.String(),
});
export type DemoSignIns = Static<typeof DemoSignIns>;

export const residentRoutes = defineRoutes({
  requestSignInCode: {
    method: 'POST',
    path: '/:county/sign-in/codes',
    summary: 'Send a six-digit code to a phone; answers alike for known and unknown phones',
    policy: { ...signIn, rate: 'sign_in' },
    params: InCounty,
    body: Type.Object({ phone: Phone, proof: Type.Optional(Proof) }, strict),
    answers: answers(201, CodeSent),
  },
  askPuzzle: {
    method: 'POST',
    path: '/:county/sign-in/puzzles',
    summary: 'A puzzle to answer before a code is sent, where somebody is guessing codes',
    policy: { ...signIn, audit: 'none', rate: 'sign_in' },
    params: InCounty,
    answers: answers(201, Puzzle),
  },
  signInResident: {
    method: 'POST',
    path: '/:county/sign-in/sessions',
    summary: 'Exchange phone and code for a session; registers a phone seen for the first time',
    policy: { ...signIn, rate: 'sign_in' },
    params: InCounty,
    body: Type.Object({ phone: Phone, code: SignInCode }, strict),
    answers: answers(201, Me),
  },
  signOut: {
    method: 'DELETE',
    path: '/:county/session',
    summary: 'End the session in this browser',
    policy: { ...signIn, rate: 'write' },
    params: InCounty,
    answers: answers(200, Type.Object({ signedOut: Type.Boolean() })),
  },
  getMe: {
    method: 'GET',
    path: '/:county/me',
    summary: 'Who is signed in',
    policy: { ...own, idempotent: false, rate: 'read' },
    params: InCounty,
    answers: answers(200, Me),
  },
  completeProfile: {
    method: 'PATCH',
    path: '/:county/me',
    summary:
      'Name, home grid and age, or some of them; with the first two and the tour comes the newcomer gift, once',
    policy: { ...own, audit: 'change', idempotent: true, rate: 'write' },
    params: InCounty,
    body: Type.Object(
      {
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
        grid: Type.Optional(AreaCode),
        /** Alone where something for grown-ups asked for it. */
        age: Type.Optional(DeclaredAge),
        /** Asked once more, and still under 14: without it an account that is in use is not in doubt. */
        sure: Type.Optional(Type.Boolean()),
      },
      strict,
    ),
    answers: answers(200, Me),
  },
  finishTour: {
    method: 'POST',
    path: '/:county/me/tour',
    summary: 'I was shown around; with a profile comes the newcomer gift, once',
    policy: { ...own, audit: 'change', idempotent: true, rate: 'write' },
    params: InCounty,
    answers: answers(201, Me),
  },
  listDemoSignIns: {
    method: 'GET',
    path: '/:county/demo/sign-ins',
    summary: 'Sign-ins of the demo county; answers 404 outside the demo',
    policy: { ...signIn, audit: 'none', rate: 'public' },
    params: InCounty,
    answers: answers(200, DemoSignIns),
  },
});
