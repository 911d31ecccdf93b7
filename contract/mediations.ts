import Type, { type Static } from 'typebox';
import { answers, defineRoutes, downloadMs } from './route.ts';
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
  Points,
  Sentence,
  strict,
} from './values.ts';

/**
 * accepted → informed: both know their rights → assigned → proposed: an agreement waits for both → agreed →
 * closed: it was kept. failed: ended without one. referred: goes on elsewhere.
 */
export const mediationStates = [
  'accepted',
  'informed',
  'assigned',
  'proposed',
  'agreed',
  'failed',
  'closed',
  'referred',
] as const;
export type MediationState = (typeof mediationStates)[number];

/** What disputes are about, as the Ministry of Justice counts them. */
export const disputeKinds = [
  'marriage_family',
  'neighbours',
  'house_plot',
  'contract',
  'business',
  'damage',
  'land_forest',
  'relocation',
  'environment',
  'wages_of_migrants',
  'other_labour',
  'tourism',
  'online_trade',
  'other_consumption',
  'medical',
  'traffic',
  'property_management',
  'other',
] as const;
export type DisputeKind = (typeof disputeKinds)[number];

export const mediationSources = [
  'application',
  'initiative',
  'police',
  'court',
  'government',
] as const;
export type MediationSource = (typeof mediationSources)[number];

/** What is never mediated for points. */
export const exclusions = ['violence', 'injury', 'minor'] as const;
export type Exclusion = (typeof exclusions)[number];

export const referrals = [
  'judicial_confirmation',
  'court',
  'arbitration',
  'administrative',
  'notary',
  'withdrawn',
] as const;
export type Referral = (typeof referrals)[number];

/** What somebody writes into a file, by its item in the official order. */
export const paperKinds = [
  'application',
  'identity',
  'authority',
  'inquiry',
  'evidence',
  'session',
  'receipt',
  'visit',
  'judicial',
  'explanation',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** The thirteen items of a file, in the order in which they are bound. */
export const fileItems = [
  'application',
  'rights',
  'identity',
  'authority',
  'inquiry',
  'evidence',
  'session',
  'agreement',
  'receipt',
  'visit',
  'judicial',
  'explanation',
  'back_cover',
] as const;
export type FileItem = (typeof fileItems)[number];

/** Why somebody is not offered as the mediator of a file. */
export const tieCodes = [
  'is_party',
  'same_household',
  'same_pair_before',
  'same_employer',
  'out_of_area',
  'term_over',
] as const;
export type TieCode = (typeof tieCodes)[number];

export const suspicionCodes = [
  'same_pair',
  'mediator_and_party',
  'year_end_burst',
  'settled_at_once',
  'one_household',
] as const;
export type SuspicionCode = (typeof suspicionCodes)[number];

export const mediationMoves = [
  'inform',
  'assign',
  'add_paper',
  'propose',
  'give_up',
  'sign',
  'review',
  'visit',
  'refer',
] as const;
export type MediationMove = (typeof mediationMoves)[number];

const shortText = (maxLength: number) => Type.String({ maxLength });
/** What the official form asks of a party; all but the name may be left open. */
const details = {
  sex: Nullable(Type.Enum(['male', 'female'])),
  ethnicity: shortText(20),
  age: Nullable(Type.Integer({ minimum: 0, maximum: 130 })),
  occupation: shortText(40),
  employer: shortText(80),
  address: shortText(120),
};

/** What looks staged about a file; a person decides. */
export const Suspicion = Type.Object({
  code: Type.Enum([...suspicionCodes]),
  reason: Sentence,
  weight: Type.Integer(),
});
export type Suspicion = Static<typeof Suspicion>;

export const Party = Type.Object({
  side: Type.Integer({ minimum: 1, maximum: 2 }),
  /** Masked for whoever only oversees. */
  name: Type.String(),
  /** Whether they can answer on a phone of their own. */
  hasAccount: Type.Boolean(),
  ...details,
  /** Null where it is not for the reader. */
  phone: Nullable(Type.String()),
  informedAt: Nullable(Instant),
  /** Read aloud to them rather than read on their own phone. */
  informedAtDesk: Type.Boolean(),
  answer: Nullable(Type.Enum(['agreed', 'declined'])),
  answeredAt: Nullable(Instant),
  /** Signed on a tablet at the desk rather than on their own phone. */
  signedAtDesk: Type.Boolean(),
  /** The reader. */
  me: Type.Boolean(),
});
export type Party = Static<typeof Party>;

export const MediationPaper = Type.Object({
  no: Type.Integer(),
  kind: Type.Enum([...paperKinds]),
  side: Nullable(Type.Integer()),
  heldOn: LocalDate,
  words: Type.String(),
  helpers: Type.Array(Type.String()),
  by: Type.String(),
  at: Instant,
});
export type MediationPaper = Static<typeof MediationPaper>;

export const MediationSummary = Type.Object({
  id: Id,
  /** （2026）人调字第 12 号 */
  number: Sentence,
  kind: Type.Enum([...disputeKinds]),
  grid: AreaCode,
  grade: Type.Integer(),
  state: Type.Enum([...mediationStates]),
  openedAt: Instant,
  dueOn: LocalDate,
  /** Past its day without an end. */
  overdue: Type.Boolean(),
  visitDueOn: Nullable(LocalDate),
  mediator: Nullable(Type.String()),
  names: Type.Array(Type.String()),
  signals: Type.Integer(),
});
export type MediationSummary = Static<typeof MediationSummary>;

export const FileLine = Type.Object({
  item: Type.Enum([...fileItems]),
  /** required · needed: only where there is such a thing. */
  required: Type.Boolean(),
  present: Type.Boolean(),
});
export type FileLine = Static<typeof FileLine>;

const teamRoles = ['lead', 'grid_worker', 'volunteer', 'resident'] as const;
export const TeamRole = Type.Enum([...teamRoles]);
export type TeamRole = Static<typeof TeamRole>;

export const Mediation = Type.Object({
  ...MediationSummary.properties,
  caseCode: Nullable(CaseCode),
  source: Type.Enum([...mediationSources]),
  facts: Type.String(),
  wishes: Type.String(),
  parties: Type.Array(Party),
  papers: Type.Array(MediationPaper),
  form: Nullable(Type.Enum(['written', 'oral'])),
  terms: Type.String(),
  performBy: Nullable(LocalDate),
  proposedAt: Nullable(Instant),
  agreedAt: Nullable(Instant),
  /** Joint application to the court, within thirty days of the agreement. */
  confirmableUntil: Nullable(LocalDate),
  reviewedAt: Nullable(Instant),
  wellDone: Nullable(Type.Boolean()),
  subsidised: Type.Boolean(),
  kept: Nullable(Type.Boolean()),
  referredTo: Nullable(Type.Enum([...referrals])),
  endedAt: Nullable(Instant),
  team: Nullable(
    Type.Object({
      name: Type.String(),
      members: Type.Array(Type.Object({ id: Id, name: Type.String(), role: TeamRole })),
    }),
  ),
  file: Type.Array(FileLine),
  steps: Type.Array(Type.Object({ kind: Type.String(), at: Instant, by: Sentence })),
  suspicions: Type.Array(Suspicion),
  moves: Type.Array(Type.Enum([...mediationMoves])),
});
export type Mediation = Static<typeof Mediation>;

export const MediatorChoice = Type.Object({
  id: Id,
  name: Type.String(),
  area: AreaCode,
  tier: Type.Integer(),
  openFiles: Type.Integer(),
  ties: Type.Array(Type.Object({ code: Type.Enum([...tieCodes]), reason: Sentence })),
});
export type MediatorChoice = Static<typeof MediatorChoice>;

/** A file as one of its parties or its mediator sees it. */
export const MyMediation = Type.Object({
  ...MediationSummary.properties,
  role: Type.Enum(['party', 'mediator']),
  facts: Type.String(),
  wishes: Type.String(),
  parties: Type.Array(Party),
  /** Of parties: sessions and the return visit only. */
  papers: Type.Array(MediationPaper),
  form: Nullable(Type.Enum(['written', 'oral'])),
  terms: Type.String(),
  performBy: Nullable(LocalDate),
  agreedAt: Nullable(Instant),
  confirmableUntil: Nullable(LocalDate),
  kept: Nullable(Type.Boolean()),
  referredTo: Nullable(Type.Enum([...referrals])),
  team: Nullable(
    Type.Object({
      name: Type.String(),
      members: Type.Array(Type.Object({ id: Id, name: Type.String(), role: TeamRole })),
    }),
  ),
  rights: Type.Array(Sentence),
  moves: Type.Array(Type.Enum(['acknowledge', 'answer', 'leave', 'record', 'propose', 'give_up'])),
  /** What the books gave me for this file. */
  points: Points,
});
export type MyMediation = Static<typeof MyMediation>;

const words = Type.String({ minLength: 2, maxLength: 2000 });
const note = Type.String({ minLength: 2, maxLength: 500 });
const one = Type.Object({ county: CountyCode, id: Id });
const reading = { idempotent: false, audit: 'personal', rate: 'read' } as const;
const change = { idempotent: true, audit: 'change', rate: 'write' } as const;
const readers = ['mediator_in_charge', 'leader', 'auditor'] as const;
const desk = { ...change, who: ['mediator_in_charge'], scope: 'area' } as const;
const own = { who: ['resident'], scope: 'own' } as const;
const mine = { ...change, ...own } as const;

const NewParty = Type.Object(
  { name: Type.String({ minLength: 2, maxLength: 40 }), phone: Nullable(Phone), ...details },
  strict,
);
const Agreement = {
  form: Type.Enum(['written', 'oral']),
  terms: words,
  performBy: Nullable(LocalDate),
};
/** Lines of a pen as an SVG path: moves and lines between whole numbers. */
const Signature = Type.String({
  minLength: 8,
  maxLength: 20_000,
  pattern: '^(M[0-9]{1,4} [0-9]{1,4}( L[0-9]{1,4} [0-9]{1,4})* ?)+$',
});

export const mediationRoutes = defineRoutes({
  listMediations: {
    method: 'GET',
    path: '/:county/mediations',
    summary: 'Files of mediation below my area, newest first',
    policy: { ...reading, who: readers, scope: 'area' },
    params: InCounty,
    query: Type.Object({
      state: Type.Optional(Type.Enum([...mediationStates])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ mediations: Type.Array(MediationSummary), next: Nullable(Cursor) }),
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
    summary: 'Put a paper into a file: what an item of it says',
    policy: desk,
    params: one,
    body: Type.Object(
      {
        kind: Type.Enum([...paperKinds]),
        side: Nullable(Type.Integer({ minimum: 1, maximum: 2 })),
        heldOn: LocalDate,
        words,
      },
      strict,
    ),
    answers: answers(201, Mediation),
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
      'The return visit after thirty days: kept, the file closes and the second half is released; not kept, it is referred',
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
    body: Type.Object({ agreed: Type.Boolean() }, strict),
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
        helpers: Type.Array(Id, { maxItems: 10 }),
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
