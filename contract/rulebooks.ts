import Type, { type Static } from 'typebox';
import { answers, defineRoutes, type StaffRole } from './route.ts';
import { RulebookDocument } from './rules.ts';
import {
  BookVersion,
  CountyCode,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Sentence,
  strict,
} from './values.ts';

const orNull = Type.Null();

/** open: being written · waiting: publication was asked for · returned: sent back with a reason. */
export const draftStates = ['open', 'waiting', 'returned', 'published'] as const;
/** past · in_force · coming: from a later day on · passed_over: a newer version began no later. */
export const versionStates = ['past', 'in_force', 'coming', 'passed_over'] as const;

export const Version = Type.Object({
  version: Type.Integer(),
  title: Sentence,
  state: Type.Enum([...versionStates]),
  effectiveFrom: LocalDate,
  publishedAt: Instant,
  /** Names; null for the first book of a county. */
  publishedBy: Type.Union([Type.String(), orNull]),
  askedBy: Type.Union([Type.String(), orNull]),
  note: Type.Union([Type.String(), orNull]),
  /** The version whose mistake this one puts right. */
  corrects: Type.Union([Type.Integer(), orNull]),
  rules: Type.Integer(),
});
export type Version = Static<typeof Version>;

export const DraftStep = Type.Object({
  step: Type.Enum(['asked', 'withdrawn', 'returned', 'published']),
  by: Type.String(),
  at: Instant,
  note: Type.String(),
  effectiveFrom: Type.Union([LocalDate, orNull]),
  version: Type.Union([Type.Integer(), orNull]),
});
export type DraftStep = Static<typeof DraftStep>;

export const DraftSummary = Type.Object({
  id: Id,
  name: Type.String(),
  title: Sentence,
  state: Type.Enum([...draftStates]),
  /** Counts the saves; whoever saves names the one that was seen last. */
  revision: Type.Integer(),
  /** SHA-256 of the canonical JSON. */
  contentHash: Type.String(),
  basedOn: Type.Union([Type.Integer(), orNull]),
  corrects: Type.Union([Type.Integer(), orNull]),
  /** A version whose changes the draft does not have: it cannot be published over that one. */
  overtakenBy: Type.Union([
    Type.Object({ version: Type.Integer(), effectiveFrom: LocalDate }),
    orNull,
  ]),
  editedBy: Type.String(),
  editedAt: Instant,
  rules: Type.Integer(),
  /** The publication that was asked for and waits for a second person. */
  asked: Type.Union([
    Type.Object({ by: Type.String(), at: Instant, effectiveFrom: LocalDate, note: Type.String() }),
    orNull,
  ]),
});
export type DraftSummary = Static<typeof DraftSummary>;

/** Something that stands against a book, or is worth a second thought. */
export const Finding = Type.Object({
  code: Type.String(),
  /** JSON pointer into the document. */
  at: Type.String(),
  rule: Type.Union([Type.String(), orNull]),
  reason: Sentence,
  severity: Type.Enum(['refused', 'advice']),
});
export type Finding = Static<typeof Finding>;

/** The book in the words that residents will read, and what stands against it. */
export const BookReading = Type.Object({
  rules: Type.Array(
    Type.Object({
      id: Type.String(),
      worth: Sentence,
      sentence: Sentence,
      /** What a day at the limit would earn; null where no limit of times is set. */
      example: Type.Union([Sentence, orNull]),
    }),
  ),
  campaigns: Type.Array(Sentence),
  /** What holds for the whole book: lapsing, the day's limit, levels. */
  book: Type.Array(Sentence),
  findings: Type.Array(Finding),
});
export type BookReading = Static<typeof BookReading>;

export const Draft = Type.Object({
  ...DraftSummary.properties,
  document: RulebookDocument,
  steps: Type.Array(DraftStep),
  /** A rehearsal of exactly this content has finished. */
  rehearsed: Type.Boolean(),
  /** The reader neither edited it last nor asked: may be the second person. */
  secondPerson: Type.Boolean(),
});
export type Draft = Static<typeof Draft>;

const Change = Type.Object({
  kind: Type.Enum(['added', 'removed', 'changed']),
  /** Which part: a rule's number, or the name of a part of the book. */
  part: Type.String(),
  name: Sentence,
  before: Type.Union([Sentence, orNull]),
  after: Type.Union([Sentence, orNull]),
  /** Fields whose values differ, for what a sentence leaves unsaid. */
  fields: Type.Array(Type.String()),
});
export type Change = Static<typeof Change>;

const changes = {
  rules: Type.Array(Change),
  campaigns: Type.Array(Change),
  book: Type.Array(Change),
};

/** Two books compared, rule by rule and in sentences. */
export const Differences = Type.Object({
  against: Type.Union([Type.Integer(), orNull]),
  ...changes,
  /** Rules that stay as they are. */
  unchanged: Type.Array(Type.Object({ part: Type.String(), name: Sentence, sentence: Sentence })),
});
export type Differences = Static<typeof Differences>;

/** A part that both the draft and the newer version changed, and not alike: null where it is gone. */
export const Collision = Type.Object({
  part: Type.String(),
  name: Sentence,
  before: Type.Union([Sentence, orNull]),
  /** In the newer version: this is what stays. */
  theirs: Type.Union([Sentence, orNull]),
  /** In the draft: this is for the owner to carry over by hand. */
  mine: Type.Union([Sentence, orNull]),
});
export type Collision = Static<typeof Collision>;

/** What a draft of an earlier version becomes on top of a newer one. */
export const CarryOver = Type.Object({
  /** The version that the draft began from, and the one to begin again from. */
  from: Type.Integer(),
  onto: Type.Integer(),
  /** What the draft changes in the newer version. */
  carried: Type.Object(changes),
  collided: Type.Array(Collision),
});
export type CarryOver = Static<typeof CarryOver>;

export const Template = Type.Object({ code: Type.String(), title: Sentence, note: Sentence });
export type Template = Static<typeof Template>;
export const bookOrigins = ['in_force', 'version', 'template', 'file'] as const;

const readers = ['rule_owner', 'leader', 'treasurer', 'auditor'] as const satisfies readonly [
  StaffRole,
  ...StaffRole[],
];
const read = {
  who: readers,
  scope: 'county',
  idempotent: false,
  audit: 'none',
  rate: 'read',
} as const;
const write = {
  who: ['rule_owner'],
  scope: 'county',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;
const decide = { ...write, who: ['rule_owner', 'leader'] } as const;

const one = Type.Object({ county: CountyCode, id: Id });
/** A book of two hundred rules with room to spare. */
const bodyBytes = 512 * 1024;
const draftName = Type.String({ minLength: 1, maxLength: 60 });
const words = Type.String({ minLength: 2, maxLength: 500 });
const revision = Type.Integer({ minimum: 1 });

export const rulebookRoutes = defineRoutes({
  listRulebooks: {
    method: 'GET',
    path: '/:county/rulebooks',
    summary: 'Published versions, drafts and templates of the rule book',
    policy: read,
    params: InCounty,
    answers: answers(
      200,
      Type.Object({
        versions: Type.Array(Version),
        drafts: Type.Array(DraftSummary),
        templates: Type.Array(Template),
        /** The pools that rules can name. */
        pools: Type.Array(Type.Object({ code: Type.String(), name: Sentence })),
      }),
    ),
  },
  getRulebookVersion: {
    method: 'GET',
    path: '/:county/rulebooks/:version',
    summary: 'A published version with its whole document',
    policy: read,
    params: Type.Object({ county: CountyCode, version: BookVersion }),
    answers: answers(200, Type.Object({ ...Version.properties, document: RulebookDocument })),
  },
  createRuleDraft: {
    method: 'POST',
    path: '/:county/rule-drafts',
    summary: 'Begin a draft from the book in force, a version, a template or a file',
    policy: write,
    params: InCounty,
    bodyBytes,
    body: Type.Object(
      {
        name: draftName,
        from: Type.Enum([...bookOrigins]),
        /** Of `from: version`. */
        version: Type.Optional(BookVersion),
        /** Of `from: template`. */
        template: Type.Optional(Type.String({ maxLength: 40 })),
        /** Of `from: file`: a rule book as JSON, of this or the first format. */
        document: Type.Optional(Type.Object({})),
        /** The version whose mistake the draft is to put right. */
        corrects: Type.Optional(BookVersion),
      },
      strict,
    ),
    answers: answers(201, DraftSummary),
  },
  getRuleDraft: {
    method: 'GET',
    path: '/:county/rule-drafts/:id',
    summary: 'A draft with its document and what was done about its publication',
    policy: read,
    params: one,
    answers: answers(200, Draft),
  },
  saveRuleDraft: {
    method: 'PATCH',
    path: '/:county/rule-drafts/:id',
    summary: 'Save a draft over the revision that was seen last',
    policy: write,
    params: one,
    bodyBytes,
    body: Type.Object({ revision, name: draftName, document: RulebookDocument }, strict),
    answers: answers(200, DraftSummary),
  },
  removeRuleDraft: {
    method: 'DELETE',
    path: '/:county/rule-drafts/:id',
    summary: 'Put a draft away for good',
    policy: write,
    params: one,
    answers: answers(200, Type.Object({ removed: Type.Boolean() })),
  },
  readRuleSentences: {
    method: 'POST',
    path: '/:county/rule-sentences',
    summary: 'A book as residents would read it, and what stands against it; nothing is kept',
    policy: read,
    params: InCounty,
    bodyBytes,
    body: Type.Object({ document: RulebookDocument }, strict),
    answers: answers(200, BookReading),
  },
  getRuleDifferences: {
    method: 'GET',
    path: '/:county/rule-drafts/:id/differences',
    summary: 'What a draft would change, rule by rule and in sentences',
    policy: read,
    params: one,
    answers: answers(200, Differences),
  },
  getRuleCarryOver: {
    method: 'GET',
    path: '/:county/rule-drafts/:id/carry-over',
    summary: 'What of a draft can be carried over to the version that has overtaken it',
    policy: read,
    params: one,
    answers: answers(200, CarryOver),
  },
  carryRuleDraftOver: {
    method: 'POST',
    path: '/:county/rule-drafts/:id/carry-over',
    summary: 'Begin again from the newest version with what the draft changes; the draft stays',
    policy: write,
    params: one,
    body: Type.Object({ revision, name: draftName }, strict),
    answers: answers(201, DraftSummary),
  },
  askRulePublication: {
    method: 'POST',
    path: '/:county/rule-drafts/:id/request',
    summary: 'Ask a second person to publish the draft from a day on',
    policy: write,
    params: one,
    body: Type.Object({ revision, effectiveFrom: LocalDate, note: words }, strict),
    answers: answers(200, DraftSummary),
  },
  withdrawRulePublication: {
    method: 'POST',
    path: '/:county/rule-drafts/:id/withdrawal',
    summary: 'Take back what was asked for, to go on writing',
    policy: write,
    params: one,
    body: Type.Object({ revision }, strict),
    answers: answers(200, DraftSummary),
  },
  returnRuleDraft: {
    method: 'POST',
    path: '/:county/rule-drafts/:id/return',
    summary: 'As the second person: send the draft back with a reason',
    policy: decide,
    params: one,
    body: Type.Object({ revision, note: words }, strict),
    answers: answers(200, DraftSummary),
  },
  publishRuleDraft: {
    method: 'POST',
    path: '/:county/rule-drafts/:id/publication',
    summary: 'As the second person: publish the draft as the next version',
    policy: { ...decide, stepUp: true },
    params: one,
    body: Type.Object({ revision }, strict),
    answers: answers(201, Version),
  },
  listComingRulebooks: {
    method: 'GET',
    path: '/:county/public/coming-rulebooks',
    summary: 'Published versions whose first day is still to come, with what they change',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'public' },
    params: InCounty,
    answers: answers(
      200,
      Type.Array(
        Type.Object({
          version: Type.Integer(),
          effectiveFrom: LocalDate,
          publishedAt: Instant,
          note: Type.Union([Type.String(), orNull]),
          differences: Differences,
        }),
      ),
    ),
  },
});
