import Type, { type Static } from 'typebox';
import { ageClasses, CodeSent, DeclaredAge, Proof, SignInCode } from './residents.ts';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CaseCode,
  CountyCode,
  Id,
  InCounty,
  Instant,
  Nullable,
  Phone,
  strict,
} from './values.ts';

/** What somebody shows who comes in person. */
export const papers = ['id_card', 'household_register', 'other'] as const;
export type Paper = (typeof papers)[number];

/** What a code at the window is for: whoever reads one out gives away nothing else. */
export const windowPurposes = ['phone_change', 'guardian', 'phone_release'] as const;
export type WindowPurpose = (typeof windowPurposes)[number];

/** Somebody who stands at the window, as far as their paper has to be compared. */
export const Visitor = Type.Object({
  id: Id,
  /** Masked, as for the desk; null: never given. */
  name: Nullable(Type.String()),
  maskedPhone: Nullable(Type.String()),
  /** The community of the home, never the grid. */
  area: Nullable(AreaCode),
  registeredAt: Instant,
  ageClass: Nullable(Type.Enum([...ageClasses])),
  /** Since when their age waits to be settled here; null: nothing does. */
  ageDoubtedAt: Nullable(Instant),
  /** Since when the account has no number, because a window took it off; null: it has one. */
  phoneDetachedAt: Nullable(Instant),
});
export type Visitor = Static<typeof Visitor>;

export const TakenOff = Type.Object({ takenOff: Type.Boolean() });
export type TakenOff = Static<typeof TakenOff>;

const atWindow = { who: ['intake'], scope: 'area', idempotent: false } as const;
const changing = { ...atWindow, audit: 'change', rate: 'sign_in', stepUp: true } as const;
const one = Type.Object({ county: CountyCode, id: Id });
/** Of so many characters grounds are at the least; blanks around them count for nothing. */
export const leastGrounds = 5;

const shown = {
  paper: Type.Enum([...papers]),
  reason: Type.String({ minLength: leastGrounds, maxLength: 500 }),
};

/** Something besides the name that an account without a number holds, and its owner can say. */
const known = {
  /** The grid of the home: the window itself shows no more than the community. */
  home: Type.Optional(AreaCode),
  /** A case that was reported there. */
  caseCode: Type.Optional(CaseCode),
};

/** A guardian who stands there too, and has agreed to the text of that number. */
export const GuardianThere = Type.Object(
  {
    phone: Phone,
    code: SignInCode,
    /** What the child is called in the household. */
    name: Type.String({ minLength: 1, maxLength: 20 }),
    consentVersion: Type.Integer({ minimum: 1, maximum: 1_000 }),
  },
  strict,
);

export const windowRoutes = defineRoutes({
  findAtWindow: {
    method: 'POST',
    path: '/:county/window/visitors',
    summary: 'Who has this phone: for somebody who came in person; recorded, and told to them',
    policy: { ...atWindow, audit: 'personal', rate: 'write' },
    params: InCounty,
    body: Type.Object({ phone: Phone }, strict),
    answers: answers(200, Visitor),
  },
  findWithoutPhoneAtWindow: {
    method: 'POST',
    path: '/:county/window/visitors-without-phone',
    summary:
      'Whose account has lost its number, by its name or a case reported there; recorded, and told to them',
    policy: { ...atWindow, who: ['intake', 'grid_worker'], audit: 'personal', rate: 'write' },
    params: InCounty,
    /** A name as long as a profile takes it, or the code of a case. */
    body: Type.Object({ find: Type.String({ minLength: 1, maxLength: 40 }) }, strict),
    answers: answers(200, Type.Object({ visitors: Type.Array(Visitor) })),
  },
  sendWindowCode: {
    method: 'POST',
    path: '/:county/window/codes',
    summary: 'Send a code to a phone that somebody at the window holds in their hand',
    policy: { ...atWindow, audit: 'change', rate: 'sign_in' },
    params: InCounty,
    body: Type.Object(
      { phone: Phone, purpose: Type.Enum([...windowPurposes]), proof: Type.Optional(Proof) },
      strict,
    ),
    answers: answers(201, CodeSent),
  },
  changePhoneAtWindow: {
    method: 'POST',
    path: '/:county/window/visitors/:id/phone',
    summary: 'Give somebody another number who has lost the one of before; both are told',
    policy: changing,
    params: one,
    body: Type.Object({ phone: Phone, code: SignInCode, ...known, ...shown }, strict),
    answers: answers(200, Visitor),
  },
  detachPhoneAtWindow: {
    method: 'POST',
    path: '/:county/window/phone-detachments',
    summary:
      'Take a number off the account of whoever had it before, for whoever holds the phone now',
    policy: changing,
    params: InCounty,
    body: Type.Object(
      {
        phone: Phone,
        code: SignInCode,
        /** Whose account it is, of which nothing is said: where that is known here: kept where the account has no name. */
        owner: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
        ...shown,
      },
      strict,
    ),
    answers: answers(200, TakenOff),
  },
  settleAgeAtWindow: {
    method: 'POST',
    path: '/:county/window/visitors/:id/age',
    summary:
      'Say how old somebody is, by a paper; under 14 with a guardian, into whose household they come',
    policy: changing,
    params: one,
    body: Type.Object(
      { age: DeclaredAge, guardian: Type.Optional(GuardianThere), ...shown },
      strict,
    ),
    answers: answers(200, Visitor),
  },
});
