import Type from 'typebox';
import {
  addedPaperKinds,
  disputeKinds,
  exclusions,
  mediationDues,
  mediationSources,
  mediationStates,
  mostPhotosOfPaper,
  referrals,
} from './dispute-terms.ts';
import {
  Agreement,
  DeskMediation,
  Mediation,
  MediatorChoice,
  mostHelpers,
  partyDetails,
  fileWords as words,
} from './mediation-files.ts';
import { answers, defineRoutes, downloadMs } from './route.ts';
import { Signature } from './signature.ts';
import {
  AreaCode,
  CaseCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Phone,
  strict,
} from './values.ts';

export * from './dispute-terms.ts';
export * from './mediation-files.ts';

const note = Type.String({ minLength: 2, maxLength: 500 });
const one = Type.Object({ county: CountyCode, id: Id });
const reading = { idempotent: false, audit: 'personal', rate: 'read' } as const;
const change = { idempotent: true, audit: 'change', rate: 'write' } as const;
const readers = ['mediator_in_charge', 'leader', 'auditor'] as const;
const desk = { ...change, who: ['mediator_in_charge'], scope: 'area' } as const;

const NewParty = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 40 }),
    phone: Nullable(Phone),
    /** The grid or community of the home of somebody whose account has no number: it is found by that and the name. */
    home: Type.Optional(AreaCode),
    ...partyDetails,
  },
  strict,
);
/** Of the paper from which something is typed in. */
const photosOfPaper = Type.Array(Id, { minItems: 1, maxItems: mostPhotosOfPaper });

export const mediationRoutes = defineRoutes({
  listMediations: {
    method: 'GET',
    path: '/:county/mediations',
    summary: 'Files of mediation below my area, newest first',
    policy: { ...reading, who: readers, scope: 'area' },
    params: InCounty,
    query: Type.Object({
      state: Type.Optional(Type.Enum([...mediationStates])),
      /** Only those in which this is due; review: of work that the reader had no hand in. */
      due: Type.Optional(Type.Enum([...mediationDues])),
      /** The file that came of this clue. */
      case: Type.Optional(CaseCode),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ mediations: Type.Array(DeskMediation), next: Nullable(Cursor) }),
    ),
  },
  getMediation: {
    method: 'GET',
    path: '/:county/mediations/:id',
    summary: 'One file with its parties, papers and what is missing in it',
    policy: { ...reading, who: readers, scope: 'area' },
    params: one,
    answers: answers(200, Mediation),
  },
  openMediation: {
    method: 'POST',
    path: '/:county/mediations',
    summary:
      'Open a file, of a clue or because somebody applied; violence, injuries and minors are refused with where to turn',
    policy: desk,
    params: InCounty,
    body: Type.Object(
      {
        /** The clue that it comes of: its points settle. */
        caseCode: Nullable(CaseCode),
        grid: AreaCode,
        kind: Type.Enum([...disputeKinds]),
        source: Type.Enum([...mediationSources]),
        grade: Type.Integer({ minimum: 1, maximum: 4 }),
        facts: words,
        wishes: Type.String({ maxLength: 1000 }),
        concerns: Type.Array(Type.Enum([...exclusions]), { maxItems: 3 }),
        /** Asked about and not so; where the words tell of one, each of the three is answered. */
        ruledOut: Type.Optional(Type.Array(Type.Enum([...exclusions]), { maxItems: 3 })),
        parties: Type.Array(NewParty, { minItems: 2, maxItems: 2 }),
      },
      strict,
    ),
    answers: answers(201, Mediation),
  },
  informParty: {
    method: 'POST',
    path: '/:county/mediations/:id/informed',
    summary: 'Say that a party was read their rights',
    policy: desk,
    params: one,
    body: Type.Object({ side: Type.Integer({ minimum: 1, maximum: 2 }) }, strict),
    answers: answers(200, Mediation),
  },
  listMediatorChoices: {
    method: 'GET',
    path: '/:county/mediations/:id/mediators',
    summary: 'Who could mediate this file, and why others could not',
    policy: { ...reading, who: ['mediator_in_charge'], scope: 'area' },
    params: one,
    answers: answers(
      200,
      Type.Object({
        mediators: Type.Array(MediatorChoice),
        teams: Type.Array(Type.Object({ id: Id, name: Type.String() })),
      }),
    ),
  },
  assignMediator: {
    method: 'POST',
    path: '/:county/mediations/:id/mediator',
    summary: 'Assign a certified mediator who is tied to neither party, and a team',
    policy: desk,
    params: one,
    body: Type.Object(
      { mediator: Id, team: Nullable(Id), grade: Type.Integer({ minimum: 1, maximum: 4 }) },
      strict,
    ),
    answers: answers(200, Mediation),
  },
  addMediationPaper: {
    method: 'POST',
    path: '/:county/mediations/:id/papers',
    summary:
      'Put a paper into a file: what an item of it says, and photos of it; a session is typed in for its mediator',
    policy: desk,
    params: one,
    body: Type.Object(
      {
        kind: Type.Enum([...addedPaperKinds]),
        side: Nullable(Type.Integer({ minimum: 1, maximum: 2 })),
        heldOn: LocalDate,
        words,
        /** Who of the team took part. */
        helpers: Type.Optional(Type.Array(Id, { maxItems: mostHelpers })),
        /** Of a session, which is typed in from paper, one at least. */
        photoIds: Type.Optional(Type.Array(Id, { maxItems: mostPhotosOfPaper })),
      },
      strict,
    ),
    answers: answers(201, Mediation),
  },
  proposeForMediator: {
    method: 'POST',
    path: '/:county/mediations/:id/agreement',
    summary:
      'Type in, from the paper of the mediator, what both said they agree to, for each to confirm',
    policy: desk,
    params: one,
    body: Type.Object({ ...Agreement, photoIds: photosOfPaper }, strict),
    answers: answers(200, Mediation),
  },
  giveUpForMediator: {
    method: 'POST',
    path: '/:county/mediations/:id/failed',
    summary:
      'Type in, from the paper of the mediator, that there is no agreement and what was done',
    policy: desk,
    params: one,
    body: Type.Object({ words, photoIds: photosOfPaper }, strict),
    answers: answers(200, Mediation),
  },
  signAgreement: {
    method: 'POST',
    path: '/:county/mediations/:id/signature',
    summary: 'A party signs the agreement on the tablet at the desk, or declines it',
    policy: desk,
    params: one,
    body: Type.Object(
      {
        side: Type.Integer({ minimum: 1, maximum: 2 }),
        /** Null: the party does not agree. */
        signature: Nullable(Signature),
        /** When the text that was read was written. */
        proposedAt: Instant,
      },
      strict,
    ),
    answers: answers(200, Mediation),
  },
  reviewMediation: {
    method: 'POST',
    path: '/:county/mediations/:id/review',
    summary: 'Say whether the work was done well: its points settle, also where it failed',
    policy: desk,
    params: one,
    body: Type.Object({ wellDone: Type.Boolean(), subsidised: Type.Boolean(), note }, strict),
    answers: answers(200, Mediation),
  },
  visitMediation: {
    method: 'POST',
    path: '/:county/mediations/:id/visit',
    summary:
      'The return visit, after thirty days and the day of performance: kept, the file closes and the second half is released; not kept, it is referred',
    policy: desk,
    params: one,
    body: Type.Object(
      {
        kept: Type.Boolean(),
        words,
        /** Where it goes on; only where it was not kept. */
        referTo: Nullable(Type.Enum([...referrals])),
      },
      strict,
    ),
    answers: answers(200, Mediation),
  },
  confirmMediation: {
    method: 'POST',
    path: '/:county/mediations/:id/confirmation',
    summary:
      'Both have asked the court together to confirm their agreement; or, with its number, the court has',
    policy: desk,
    params: one,
    body: Type.Object(
      {
        on: LocalDate,
        /** Of the court’s confirmation; null: both have asked for it. */
        courtNumber: Nullable(Type.String({ minLength: 4, maxLength: 80 })),
      },
      strict,
    ),
    answers: answers(200, Mediation),
  },
  referMediation: {
    method: 'POST',
    path: '/:county/mediations/:id/referral',
    summary: 'Refer a file that mediation does not solve: court, arbitration, an office',
    policy: desk,
    params: one,
    body: Type.Object({ to: Type.Enum([...referrals]), note }, strict),
    answers: answers(200, Mediation),
  },
  getMediationFile: {
    method: 'GET',
    path: '/:county/mediations/:id/file.pdf',
    summary: 'The whole file in the official order, with what is missing (PDF, A4)',
    policy: { ...reading, who: readers, scope: 'area' },
    params: one,
    query: Type.Object({ language: Type.Optional(Type.Enum(['zh', 'en'])) }),
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
});
