import Type, { type Static } from 'typebox';
import { Consent, ConsentPurpose } from './consents.ts';
import { CodeSent, Me, Proof, SignInCode } from './residents.ts';
import { answers, defineRoutes, downloadMs } from './route.ts';
import {
  CaseCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  Nullable,
  Phone,
  Points,
  Sentence,
  strict,
} from './values.ts';

/** What is held, sorted as a person thinks of it and not as tables are. */
export const heldGroups = [
  'me',
  'reports',
  'points',
  'activities',
  'family',
  'signing_in',
] as const;
export type HeldGroup = (typeof heldGroups)[number];

/** One kind of value that is held about the person, from the register (contract/privacy.ts). */
export const Held = Type.Object({
  what: Sentence,
  purpose: Sentence,
  basis: Sentence,
  seenBy: Sentence,
  kept: Sentence,
  /** How it is kept: sealed, as a hash, or readable and why. */
  keeping: Sentence,
  /** How many values of this kind there are about the person now; null where nobody counts. */
  count: Nullable(Type.Integer()),
});
export type Held = Static<typeof Held>;

export const MyData = Type.Object({
  groups: Type.Array(Type.Object({ group: Type.Enum([...heldGroups]), entries: Type.Array(Held) })),
});
export type MyData = Static<typeof MyData>;

/** Somebody looked at something of the person: by role and unit, never by name. */
export const Look = Type.Object({
  id: Id,
  at: Instant,
  /** The role, with the unit where one acts for a unit; the person for looks of their own. */
  by: Sentence,
  what: Sentence,
  why: Sentence,
  caseCode: Nullable(CaseCode),
});
export type Look = Static<typeof Look>;

/** What an erasure would do now: shown before it is asked for. */
export const ErasurePreview = Type.Object({
  /** Reports that are not done: they are waited for, or taken back. */
  openCases: Type.Integer(),
  spendable: Points,
  /** Announced and still to come. */
  pending: Points,
  owed: Points,
  /** What waits to be collected is given back; its points go with the others. */
  reservations: Type.Integer(),
  reserved: Points,
  photos: Type.Integer(),
  /** Photos of which a masked copy stands in the bulletin, and stays there for its time. */
  publishedPhotos: Type.Integer(),
  children: Type.Integer(),
  /** Nobody else lives in the household: its points and its name go too. */
  lastInHousehold: Type.Boolean(),
});
export type ErasurePreview = Static<typeof ErasurePreview>;

export const Erased = Type.Object({
  erased: Type.Literal(true),
  casesWithdrawn: Type.Integer(),
  pointsReturned: Points,
  photosDeleted: Type.Integer(),
});
export type Erased = Static<typeof Erased>;

const own = { who: ['resident'], scope: 'own' } as const;
const reading = { ...own, idempotent: false, audit: 'none', rate: 'read' } as const;

export const myDataRoutes = defineRoutes({
  getMyData: {
    method: 'GET',
    path: '/:county/my/data',
    summary: 'What is held about me, why, who sees it and for how long',
    policy: reading,
    params: InCounty,
    answers: answers(200, MyData),
  },
  listMyLooks: {
    method: 'GET',
    path: '/:county/my/looks',
    summary: 'Who looked at what is mine, newest first: by role and unit',
    policy: reading,
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(200, Type.Object({ looks: Type.Array(Look), next: Nullable(Cursor) })),
  },
  listMyConsents: {
    method: 'GET',
    path: '/:county/my/consents',
    summary: 'What I agreed to, purpose by purpose',
    policy: reading,
    params: InCounty,
    answers: answers(200, Type.Object({ consents: Type.Array(Consent) })),
  },
  setMyConsent: {
    method: 'POST',
    path: '/:county/my/consents/:purpose',
    summary: 'Give or withdraw one consent; it holds at once and the service stays the same',
    policy: { ...own, idempotent: true, audit: 'change', rate: 'write' },
    params: Type.Object({ county: CountyCode, purpose: ConsentPurpose }),
    body: Type.Object(
      {
        given: Type.Boolean(),
        /** The text that was read. */
        textVersion: Type.Integer({ minimum: 1, maximum: 10_000 }),
      },
      strict,
    ),
    answers: answers(200, Type.Object({ consents: Type.Array(Consent) })),
  },
  sendMyCode: {
    method: 'POST',
    path: '/:county/my/code',
    summary: 'Send a code to my own phone, before something that only I may do',
    policy: { ...own, idempotent: false, audit: 'change', rate: 'sign_in' },
    params: InCounty,
    body: Type.Object({ proof: Type.Optional(Proof) }, strict),
    answers: answers(201, CodeSent),
  },
  proveMyself: {
    method: 'POST',
    path: '/:county/my/proof',
    summary: 'Show the code: for five minutes this browser may do what only I may do',
    policy: { ...own, idempotent: false, audit: 'change', rate: 'sign_in' },
    params: InCounty,
    body: Type.Object({ code: SignInCode }, strict),
    answers: answers(200, Type.Object({ proved: Type.Literal(true) })),
  },
  sendNewPhoneCode: {
    method: 'POST',
    path: '/:county/my/phone/code',
    summary: 'Send a code to a number that I want to change to; answers alike whosever it is',
    policy: { ...own, idempotent: false, audit: 'change', rate: 'sign_in', stepUp: true },
    params: InCounty,
    body: Type.Object({ phone: Phone, proof: Type.Optional(Proof) }, strict),
    answers: answers(201, CodeSent),
  },
  changeMyPhone: {
    method: 'POST',
    path: '/:county/my/phone',
    summary: 'Change to a number by the code that was sent to it; every other device is signed out',
    policy: { ...own, idempotent: false, audit: 'change', rate: 'sign_in', stepUp: true },
    params: InCounty,
    body: Type.Object({ phone: Phone, code: SignInCode }, strict),
    answers: answers(200, Me),
  },
  exportMyData: {
    method: 'POST',
    path: '/:county/my/data-export',
    summary:
      'Who I am, what I reported and was told, my points, devices and photos: a page to read, and the data',
    policy: { ...own, idempotent: false, audit: 'personal', rate: 'write', stepUp: true },
    params: InCounty,
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
  previewErasure: {
    method: 'GET',
    path: '/:county/my/erasure',
    summary: 'What would go and what would stay if I had my data erased now',
    policy: reading,
    params: InCounty,
    answers: answers(200, ErasurePreview),
  },
  eraseMe: {
    method: 'POST',
    path: '/:county/my/erasure',
    summary: 'Erase who I am, for good; the books and the steps of cases stay, and name nobody',
    policy: { ...own, idempotent: true, audit: 'change', rate: 'write', stepUp: true },
    params: InCounty,
    body: Type.Object(
      {
        /** wait: only where no report of mine is open · withdraw: open reports are taken back. */
        openCases: Type.Enum(['wait', 'withdraw']),
      },
      strict,
    ),
    answers: answers(200, Erased),
  },
});
