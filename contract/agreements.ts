import Type, { type Static } from 'typebox';
import { ByAgreement, doneFor, shownFor, typing } from './agreement-terms.ts';
import { appealRoutes, ContestedAward } from './appeals.ts';
import { Award, PointsFigures } from './awards.ts';
import { caseStages } from './case-road.ts';
import { CaseSummary, MyCase } from './case-views.ts';
import { caseRoutes, ReportBody } from './cases.ts';
import { Consent, ConsentPurpose } from './consents.ts';
import { feedbackRoutes } from './feedback.ts';
import { HouseholdInvite, householdRoutes, SharePercent } from './households.ts';
import { matterRoutes } from './matters.ts';
import { myDataRoutes } from './my-data.ts';
import { photoRoutes } from './photos.ts';
import { CodeSent, Proof, SignInCode } from './residents.ts';
import { answers, defineRoutes } from './route.ts';
import { Signature } from './signature.ts';
import {
  CaseCode,
  CategoryCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  Nullable,
  Phone,
  Points,
  Position,
  Sentence,
  strict,
} from './values.ts';
import { papers } from './window.ts';

/** How somebody agreed: a code of their own phone, or a signature where the account has no number. */
export const agreedBy = ['code', 'signature'] as const;
export type AgreedBy = (typeof agreedBy)[number];

/** Somebody agreed that one of staff does for them what they would do on a phone of their own. */
export const Agreement = Type.Object({
  id: Id,
  /** Masked. */
  residentName: Sentence,
  agreedBy: Type.Enum([...agreedBy]),
  until: Instant,
});
export type Agreement = Static<typeof Agreement>;

/** What is printed and taken home of a report that was typed in for somebody. */
export const Receipt = Type.Object({
  code: CaseCode,
  categoryName: Sentence,
  title: Type.String(),
  place: Type.String(),
  reportedAt: Instant,
  /** By when there is a first answer. */
  answerBy: Instant,
  /** What it may earn the resident; null: this kind earns nothing. */
  points: Nullable(Points),
});
export type Receipt = Static<typeof Receipt>;

/** Who told it, as they said themselves. Whoever has a number is known by it, anybody else by the whole name. */
export const ToldBy = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 40 }), phone: Type.Optional(Phone) },
  strict,
);
export type ToldBy = Static<typeof ToldBy>;

/** How somebody lives: with how many, and no name of anybody. */
export const HomeStanding = Type.Object({
  home: Nullable(
    Type.Object({
      members: Type.Integer({ minimum: 1 }),
      children: Type.Integer({ minimum: 0 }),
    }),
  ),
  /** What a rule of the book in force gives to the household of whoever has one, at most. */
  sharePercent: SharePercent,
});
export type HomeStanding = Static<typeof HomeStanding>;

/** Where a case stands after a step. */
export const Standing = Type.Object({ code: CaseCode, stage: Type.Enum([...caseStages]) });

const agreeing = {
  who: typing,
  scope: 'area',
  idempotent: false,
  audit: 'change',
  rate: 'sign_in',
} as const;
/** Taken by whoever types; they are the resident’s from then on. */
const takenPhotos = Type.Optional(Type.Array(Id, { maxItems: 6 }));
const oneCase = Type.Object({ county: CountyCode, id: Id, code: CaseCode });

export const agreementRoutes = defineRoutes({
  sendAgreementCode: {
    method: 'POST',
    path: '/:county/agreements/codes',
    summary: 'Send a code to the phone of somebody who wants something done for them',
    policy: agreeing,
    params: InCounty,
    body: Type.Object({ phone: Phone, proof: Type.Optional(Proof) }, strict),
    answers: answers(201, CodeSent),
  },
  agree: {
    method: 'POST',
    path: '/:county/agreements',
    summary:
      'Somebody who is here agrees: for half an hour what they would do alone is done for them; recorded, and told to them',
    policy: agreeing,
    params: InCounty,
    body: Type.Object(
      {
        paper: Type.Enum([...papers]),
        /** With the code that was sent to it. */
        phone: Type.Optional(Phone),
        code: Type.Optional(SignInCode),
        /** Of an account without a number, that signed on paper or on the screen. */
        visitor: Type.Optional(Id),
        /** What they signed on the screen. */
        signature: Type.Optional(Signature),
      },
      strict,
    ),
    answers: answers(201, Agreement),
  },
  reportFor: {
    method: 'POST',
    path: '/:county/agreements/:id/reports',
    summary: 'Report for who agreed: the points are theirs, and on record stands who typed it',
    policy: doneFor,
    params: ByAgreement,
    body: Type.Object(
      {
        category: Type.Optional(CategoryCode),
        words: Type.String({ minLength: 2, maxLength: 2000 }),
        place: Type.String({ maxLength: 200 }),
        position: Type.Optional(Position),
        /** Taken by whoever types; they are the resident’s from then on. */
        photoIds: Type.Array(Id, { maxItems: 6 }),
        /** The child of theirs who noticed it, by the name that they say: nobody of the household is shown. */
        child: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
        sameAs: ReportBody.properties.sameAs,
        answers: ReportBody.properties.answers,
        /** It was written under an agreement that is over: who agreed now has to be the same person. */
        agreedBefore: Type.Optional(Id),
        /** It was written down before anybody could agree: who agreed has to be who told it. */
        toldBy: Type.Optional(ToldBy),
      },
      strict,
    ),
    answers: answers(201, Receipt),
  },
  /** Of a place in words the community in which they live is looked through, which the answer tells: it is a look. */
  findNearbyFor: {
    method: 'POST',
    path: '/:county/agreements/:id/reports/nearby',
    summary: 'Open reports nearby that may tell of what who agreed is about to report',
    policy: shownFor,
    params: ByAgreement,
    body: matterRoutes.findNearby.body,
    answers: matterRoutes.findNearby.answers,
  },
  listCasesFor: {
    method: 'GET',
    path: '/:county/agreements/:id/cases',
    summary: 'What who agreed has reported, newest first',
    policy: shownFor,
    params: ByAgreement,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(200, Type.Object({ cases: Type.Array(CaseSummary), next: Nullable(Cursor) })),
  },
  getCaseFor: {
    method: 'GET',
    path: '/:county/agreements/:id/cases/:code',
    summary: 'A case of who agreed, as they read it themselves; nothing of what is confidential',
    policy: shownFor,
    params: oneCase,
    answers: answers(200, MyCase),
  },
  getCasePhotoFor: {
    method: 'GET',
    path: '/:county/agreements/:id/photos/:photo',
    summary: 'A photo in a case of who agreed; nothing of what is confidential',
    policy: shownFor,
    params: Type.Object({ county: CountyCode, id: Id, photo: Id }),
    query: photoRoutes.getMyPhoto.query,
    binary: true,
    answers: answers(200, Type.Any()),
  },
  confirmFor: {
    method: 'POST',
    path: '/:county/agreements/:id/cases/:code/confirmation',
    summary: 'It is solved, as who agreed says, with their rating',
    policy: doneFor,
    params: oneCase,
    body: caseRoutes.confirmCase.body,
    answers: answers(200, Standing),
  },
  reopenFor: {
    method: 'POST',
    path: '/:county/agreements/:id/cases/:code/reopening',
    summary: 'It is not solved, as who agreed says: back to the unit',
    policy: doneFor,
    params: oneCase,
    body: Type.Object(
      { words: Type.String({ minLength: 2, maxLength: 500 }), photoIds: takenPhotos },
      strict,
    ),
    answers: answers(200, Standing),
  },
  supplementFor: {
    method: 'POST',
    path: '/:county/agreements/:id/cases/:code/supplement',
    summary: 'What was asked for when the case was returned, as who agreed says it',
    policy: doneFor,
    params: oneCase,
    body: Type.Object(
      { words: Type.String({ minLength: 2, maxLength: 2000 }), photoIds: takenPhotos },
      strict,
    ),
    answers: answers(200, Standing),
  },
  listAwardsFor: {
    method: 'GET',
    path: '/:county/agreements/:id/awards',
    summary: 'The statement of who agreed, newest first, each line with its reason',
    policy: shownFor,
    params: ByAgreement,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(200, Type.Object({ lines: Type.Array(Award), next: Nullable(Cursor) })),
  },
  openAppealFor: {
    method: 'POST',
    path: '/:county/agreements/:id/awards/:award/appeal',
    summary: 'An award that was taken back or left empty is contested, in the words of who agreed',
    policy: doneFor,
    params: Type.Object({ county: CountyCode, id: Id, award: Id }),
    body: appealRoutes.openAppeal.body,
    answers: answers(201, ContestedAward),
  },
  listConsentsFor: {
    method: 'GET',
    path: '/:county/agreements/:id/consents',
    summary: 'What who agreed has consented to, purpose by purpose',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Type.Object({ consents: Type.Array(Consent) })),
  },
  setConsentFor: {
    method: 'POST',
    path: '/:county/agreements/:id/consents/:purpose',
    summary: 'One consent given or withdrawn, as who agreed says after the text was read to them',
    policy: doneFor,
    params: Type.Object({ county: CountyCode, id: Id, purpose: ConsentPurpose }),
    body: myDataRoutes.setMyConsent.body,
    answers: answers(200, Type.Object({ consents: Type.Array(Consent) })),
  },
  getPointsFor: {
    method: 'GET',
    path: '/:county/agreements/:id/points',
    summary: 'The points of who agreed, as separate figures',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, PointsFigures),
  },
  getHouseholdFor: {
    method: 'GET',
    path: '/:county/agreements/:id/household',
    summary: 'With how many who agreed shares points; nobody is named',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, HomeStanding),
  },
  foundHouseholdFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household',
    summary: 'Found a household for who agreed',
    policy: doneFor,
    params: ByAgreement,
    body: householdRoutes.foundHousehold.body,
    answers: answers(201, HomeStanding),
  },
  inviteRelativeFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household/invites',
    summary: 'A code that who agreed gives to one relative; good for a day',
    policy: doneFor,
    params: ByAgreement,
    answers: answers(201, HouseholdInvite),
  },
  joinHouseholdFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household/membership',
    summary: 'Who agreed joins a household by the code of a relative; five tries an hour',
    policy: doneFor,
    params: ByAgreement,
    body: householdRoutes.joinHousehold.body,
    answers: answers(201, HomeStanding),
  },
  leaveHouseholdFor: {
    method: 'DELETE',
    path: '/:county/agreements/:id/household/membership',
    summary:
      'Who agreed leaves the household; its points stay with it, and lapse where nobody is left',
    policy: doneFor,
    params: ByAgreement,
    answers: answers(200, HomeStanding),
  },
  sendFeedbackFor: {
    method: 'POST',
    path: '/:county/agreements/:id/feedback',
    summary: 'A suggestion or a complaint about the platform, in the words of who agreed',
    policy: doneFor,
    params: ByAgreement,
    body: feedbackRoutes.sendFeedback.body,
    answers: answers(201, Type.Object({ id: Id })),
  },
});
