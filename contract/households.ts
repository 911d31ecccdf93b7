import Type, { type Static } from 'typebox';
import { redemptionStates } from './redemptions.ts';
import { answers, defineRoutes } from './route.ts';
import {
  CountyCode,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Points,
  Sentence,
  strict,
} from './values.ts';

const mine = { who: ['resident'], scope: 'own' } as const;
const change = { ...mine, idempotent: true, audit: 'change', rate: 'write' } as const;

const orNull = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);

export const HouseholdMember = Type.Object({
  id: Id,
  /** null: the profile is not filled in yet. */
  name: orNull(Type.String()),
  me: Type.Boolean(),
  minor: Type.Boolean(),
  /** Speaks for the household: one of its grown-ups, as long as there is one. */
  head: Type.Boolean(),
});

export type HouseholdMember = Static<typeof HouseholdMember>;

export const Child = Type.Object({
  id: Id,
  name: Type.String(),
  /** Whether the resident who asks is the guardian. */
  mine: Type.Boolean(),
  guardian: orNull(Type.String()),
  /** Cases that were reported for the child. */
  reports: Type.Integer(),
  consentVersion: Type.Integer(),
  consentedAt: Instant,
  /** From this day on the child is 14 and leaves the list. */
  until: LocalDate,
});
export type Child = Static<typeof Child>;

/** What somebody of the household redeemed with the points that it shares. */
export const SharedSpending = Type.Object({
  id: Id,
  what: Sentence,
  points: Points,
  state: Type.Enum([...redemptionStates]),
  /** When it was reserved. */
  at: Instant,
  /** null: the profile is not filled in, or they live here no more. */
  by: orNull(Type.String()),
  /** Whether they still live here. */
  here: Type.Boolean(),
  me: Type.Boolean(),
});
export type SharedSpending = Static<typeof SharedSpending>;

/** Of a hundred points. */
export const SharePercent = Type.Integer({ minimum: 0, maximum: 100 });

export const Household = Type.Object({
  id: Id,
  /** null: taken over from a register without a name. */
  name: orNull(Type.String()),
  /**
   * What the resident who asks agreed to give it, at most: a later book takes no more. null: they came in before
   * that was kept, and the book decides.
   */
  agreedShare: orNull(SharePercent),
  members: Type.Array(HouseholdMember),
  children: Type.Array(Child),
  /** What its points went on in the last twelve months, newest first. */
  spending: Type.Array(SharedSpending),
});
export type Household = Static<typeof Household>;

export const MyHousehold = Type.Object({
  /** null: in none. */
  household: orNull(Household),
  /** What a rule of the book in force gives to the household of whoever has one, at most. */
  sharePercent: SharePercent,
});
export type MyHousehold = Static<typeof MyHousehold>;

export const HouseholdName = Type.String({ minLength: 1, maxLength: 20 });
export const InviteCode = Type.String({ pattern: '^[0-9]{8}$' });
export const HouseholdInvite = Type.Object({ code: Type.String(), expiresAt: Instant });

export const householdRoutes = defineRoutes({
  getMyHousehold: {
    method: 'GET',
    path: '/:county/my/household',
    summary: 'The household that I share points with, its members and children',
    policy: { ...mine, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, MyHousehold),
  },
  foundHousehold: {
    method: 'POST',
    path: '/:county/my/household',
    summary: 'Found a household; grown-ups only',
    policy: change,
    params: InCounty,
    body: Type.Object({ name: HouseholdName, agreedShare: SharePercent }, strict),
    answers: answers(201, MyHousehold),
  },
  inviteRelative: {
    method: 'POST',
    path: '/:county/my/household/invites',
    summary: 'A code by which one relative joins within a day; ends the one before',
    policy: change,
    params: InCounty,
    answers: answers(201, HouseholdInvite),
  },
  joinHousehold: {
    method: 'POST',
    path: '/:county/my/household/membership',
    summary: 'Join a household by a code; five tries an hour',
    policy: change,
    params: InCounty,
    /** `agreedShare`: the share that was shown, and that whoever joins has agreed to; likewise in founding. */
    body: Type.Object({ code: InviteCode, agreedShare: SharePercent }, strict),
    answers: answers(201, MyHousehold),
  },
  renameHousehold: {
    method: 'PATCH',
    path: '/:county/my/household/name',
    summary: 'Call the household something else; its head alone',
    policy: change,
    params: InCounty,
    body: Type.Object({ name: HouseholdName }, strict),
    answers: answers(200, MyHousehold),
  },
  handOverHousehold: {
    method: 'PATCH',
    path: '/:county/my/household/head',
    summary: 'Make another grown-up of the household its head; its head alone',
    policy: change,
    params: InCounty,
    body: Type.Object({ member: Id }, strict),
    answers: answers(200, MyHousehold),
  },
  takeOutRelative: {
    method: 'DELETE',
    path: '/:county/my/household/members/:id',
    summary: 'Take out a relative who moved away; their own points stay theirs; its head alone',
    policy: change,
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, MyHousehold),
  },
  leaveHousehold: {
    method: 'DELETE',
    path: '/:county/my/household/membership',
    summary: 'Leave the household; its points stay with it, and lapse where nobody is left',
    policy: change,
    params: InCounty,
    answers: answers(200, MyHousehold),
  },
  addChild: {
    method: 'POST',
    path: '/:county/my/household/children',
    summary: 'Add a child under 14 as its guardian, agreeing to a text of a version',
    policy: change,
    params: InCounty,
    body: Type.Object(
      {
        name: HouseholdName,
        year: Type.Integer({ minimum: 1900, maximum: 2200 }),
        month: Type.Integer({ minimum: 1, maximum: 12 }),
        consentVersion: Type.Integer({ minimum: 1, maximum: 1_000 }),
      },
      strict,
    ),
    answers: answers(201, MyHousehold),
  },
  withdrawConsent: {
    method: 'DELETE',
    path: '/:county/my/household/children/:id',
    summary: 'Withdraw the consent: name and month of birth of the child are deleted',
    policy: change,
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, MyHousehold),
  },
});
