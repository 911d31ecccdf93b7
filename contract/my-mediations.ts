import Type, { type Static } from 'typebox';
import {
  Agreement,
  MediationSummary,
  mostHelpers,
  told,
  fileWords as words,
} from './mediations.ts';
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

/** A file as one of its parties or its mediator sees it. */
export const MyMediation = Type.Object({
  ...MediationSummary.properties,
  role: Type.Enum(['party', 'mediator']),
  /** Papers, of parties: sessions and the return visit only. */
  ...told,
  rights: Type.Array(Sentence),
  moves: Type.Array(Type.Enum(['acknowledge', 'answer', 'leave', 'record', 'propose', 'give_up'])),
  /** What the books gave me for this file. */
  points: Points,
  /**
   * As a party, I am given nothing for being reconciled: the same two were within the twelve months before. Said
   * once the work was looked at.
   */
  reconciledBefore: Type.Boolean(),
});
export type MyMediation = Static<typeof MyMediation>;

const one = Type.Object({ county: CountyCode, id: Id });
const reading = { idempotent: false, audit: 'personal', rate: 'read' } as const;
const change = { idempotent: true, audit: 'change', rate: 'write' } as const;
const own = { who: ['resident'], scope: 'own' } as const;
const mine = { ...change, ...own } as const;

export const myMediationRoutes = defineRoutes({
  listMyMediations: {
    method: 'GET',
    path: '/:county/my/mediations',
    summary: 'Files in which I am a party or the mediator',
    policy: { ...reading, ...own },
    params: InCounty,
    answers: answers(
      200,
      Type.Object({
        mediations: Type.Array(
          Type.Object({
            ...MediationSummary.properties,
            role: Type.Enum(['party', 'mediator']),
            /** Something is asked of me. */
            waits: Type.Boolean(),
          }),
        ),
      }),
    ),
  },
  getMyMediation: {
    method: 'GET',
    path: '/:county/my/mediations/:id',
    summary: 'One of my files',
    policy: { ...reading, ...own },
    params: one,
    answers: answers(200, MyMediation),
  },
  acknowledgeMyRights: {
    method: 'POST',
    path: '/:county/my/mediations/:id/rights',
    summary: 'I have read my rights and take part by my own will',
    policy: mine,
    params: one,
    answers: answers(200, MyMediation),
  },
  answerMyAgreement: {
    method: 'POST',
    path: '/:county/my/mediations/:id/answer',
    summary: 'Agree to what was proposed, or decline it; only both together make an agreement',
    policy: mine,
    params: one,
    body: Type.Object(
      {
        agreed: Type.Boolean(),
        /** When the text that was read was written: a later one is not answered by this. */
        proposedAt: Instant,
      },
      strict,
    ),
    answers: answers(200, MyMediation),
  },
  leaveMyMediation: {
    method: 'POST',
    path: '/:county/my/mediations/:id/leave',
    summary: 'I do not want to go on: mediation is by free will, the court stays open',
    policy: mine,
    params: one,
    answers: answers(200, MyMediation),
  },
  recordMySession: {
    method: 'POST',
    path: '/:county/my/mediations/:id/sessions',
    summary: 'As the mediator: write down a session, an inquiry or evidence, and who took part',
    policy: mine,
    params: one,
    body: Type.Object(
      {
        kind: Type.Enum(['session', 'inquiry', 'evidence']),
        heldOn: LocalDate,
        words,
        helpers: Type.Array(Id, { maxItems: mostHelpers }),
      },
      strict,
    ),
    answers: answers(201, MyMediation),
  },
  proposeMyAgreement: {
    method: 'POST',
    path: '/:county/my/mediations/:id/agreement',
    summary: 'As the mediator: write down what both said they agree to, for each to confirm',
    policy: mine,
    params: one,
    body: Type.Object(Agreement, strict),
    answers: answers(200, MyMediation),
  },
  giveUpMyMediation: {
    method: 'POST',
    path: '/:county/my/mediations/:id/failed',
    summary: 'As the mediator: end it without an agreement, and say what was done',
    policy: mine,
    params: one,
    body: Type.Object({ words }, strict),
    answers: answers(200, MyMediation),
  },
});
