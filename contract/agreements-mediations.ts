import Type, { type Static } from 'typebox';
import { ByAgreement, doneFor, shownFor } from './agreement-terms.ts';
import { Lesson, MyMediator, mediatorRoutes } from './mediators.ts';
import { answers, defineRoutes } from './route.ts';
import { Signature } from './signature.ts';
import { CountyCode, Id, Instant, Nullable, Sentence, strict } from './values.ts';

/**
 * A file in which who agreed is a party: its number and what is asked of them. What it is about, with whom and
 * how far it is, whoever types learns nothing of.
 */
export const MediationFor = Type.Object({
  id: Id,
  number: Sentence,
  asks: Type.Array(Type.Enum(['acknowledge', 'answer', 'leave'])),
  /** When the text that is to be answered was written, as it stands on their paper; null: none is asked. */
  proposedAt: Nullable(Instant),
});
export type MediationFor = Static<typeof MediationFor>;

const { state, area, certifiedUntil, note, mayApply, mayChangeEmployer } = MyMediator.properties;

/** How far who agreed is on the way to mediate; employers and teams are theirs to say. */
export const MediatorFor = Type.Object({
  ...{ state, area, certifiedUntil, note, mayApply, mayChangeEmployer },
  lessons: Type.Array(Lesson),
});
export type MediatorFor = Static<typeof MediatorFor>;

const oneFile = Type.Object({ county: CountyCode, id: Id, mediation: Id });

export const agreementMediationRoutes = defineRoutes({
  listMediationsFor: {
    method: 'GET',
    path: '/:county/agreements/:id/mediations',
    summary: 'Files that ask something of who agreed: their numbers and what is asked, no more',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(
      200,
      Type.Object({
        /** The notice of rights, to be read out: the same for everybody. */
        rights: Type.Array(Sentence),
        mediations: Type.Array(MediationFor),
      }),
    ),
  },
  acknowledgeRightsFor: {
    method: 'POST',
    path: '/:county/agreements/:id/mediations/:mediation/rights',
    summary: 'Who agreed was read their rights and takes part by their own will',
    policy: doneFor,
    params: oneFile,
    answers: answers(200, MediationFor),
  },
  answerMediationFor: {
    method: 'POST',
    path: '/:county/agreements/:id/mediations/:mediation/answer',
    summary: 'Who agreed says yes or no to the text that their mediator gave or read to them',
    policy: doneFor,
    params: oneFile,
    body: Type.Object(
      {
        agreed: Type.Boolean(),
        /** When the text that they know was written: a later one is not answered by this. */
        proposedAt: Instant,
        /** Drawn on the screen: a “yes” of whoever agreed by a signature has one, a “no” has none. */
        signature: Type.Optional(Signature),
      },
      strict,
    ),
    answers: answers(200, MediationFor),
  },
  leaveMediationFor: {
    method: 'POST',
    path: '/:county/agreements/:id/mediations/:mediation/leave',
    summary: 'Who agreed does not want to go on with a mediation; the court stays open',
    policy: doneFor,
    params: oneFile,
    answers: answers(200, MediationFor),
  },
  getMediatorFor: {
    method: 'GET',
    path: '/:county/agreements/:id/mediator',
    summary: 'Whether who agreed is a mediator, and what there is to learn for it',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, MediatorFor),
  },
  passLessonFor: {
    method: 'POST',
    path: '/:county/agreements/:id/mediator/lessons/:lesson',
    summary: 'What who agreed answers to the short test of a lesson that was read to them',
    policy: doneFor,
    params: Type.Object({
      county: CountyCode,
      id: Id,
      lesson: Type.String({ pattern: '^[a-z_]{2,20}$' }),
    }),
    body: mediatorRoutes.passMediatorLesson.body,
    answers: answers(200, MediatorFor),
  },
  applyAsMediatorFor: {
    method: 'POST',
    path: '/:county/agreements/:id/mediator/application',
    summary: 'Who agreed applies to mediate below an area, or to renew',
    policy: doneFor,
    params: ByAgreement,
    body: mediatorRoutes.applyAsMediator.body,
    answers: answers(201, MediatorFor),
  },
  changeEmployerFor: {
    method: 'POST',
    path: '/:county/agreements/:id/mediator/employer',
    summary: 'For whom who agreed works now, as a mediator: it counts for ties at once',
    policy: doneFor,
    params: ByAgreement,
    body: mediatorRoutes.changeMyEmployer.body,
    answers: answers(200, MediatorFor),
  },
});
