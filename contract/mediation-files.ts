import Type, { type Static } from 'typebox';
import {
  disputeKinds,
  fileItems,
  mediationMoves,
  mediationSources,
  mediationStates,
  paperKinds,
  referrals,
  suspicionCodes,
  tieCodes,
} from './dispute-terms.ts';
import { Photo } from './photos.ts';
import { AreaCode, CaseCode, Id, Instant, LocalDate, Nullable, Sentence } from './values.ts';

const shortText = (maxLength: number) => Type.String({ maxLength });
/** What the official form asks of a party; all but the name may be left open. */
export const partyDetails = {
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
  /** Whether they have an account: a phone of their own to answer on, or ties and points that are known. */
  hasAccount: Type.Boolean(),
  ...partyDetails,
  /** Null where it is not for the reader. */
  phone: Nullable(Type.String()),
  informedAt: Nullable(Instant),
  /** Read aloud to them rather than read on their own phone. */
  informedAtDesk: Type.Boolean(),
  answer: Nullable(Type.Enum(['agreed', 'declined'])),
  answeredAt: Nullable(Instant),
  /** Signed on a tablet, or said at the window, rather than on their own phone. */
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
  /** Empty where they are not for the reader. */
  words: Type.String(),
  /** None where they are not for the reader, or were erased with whom they show. */
  photos: Type.Array(Photo),
  helpers: Type.Array(Type.String()),
  by: Type.String(),
  /** The mediator from whose paper it was typed in by that member of staff; null: it is the writer’s own. */
  typedFor: Nullable(Type.String()),
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
  /** The work in it waits to be looked at. */
  toReview: Type.Boolean(),
  mediator: Nullable(Type.String()),
  names: Type.Array(Type.String()),
  signals: Type.Integer(),
});
export type MediationSummary = Static<typeof MediationSummary>;

/** What ties somebody to a party of a file. */
export const TieSaid = Type.Object({ code: Type.Enum([...tieCodes]), reason: Sentence });
export type TieSaid = Static<typeof TieSaid>;

/** A file as the desk lists it. */
export const DeskMediation = Type.Object({
  ...MediationSummary.properties,
  /** Whoever mediates it lives with a party by now, or works for the same employer; false where that is not for the reader. */
  mediatorTied: Type.Boolean(),
});
export type DeskMediation = Static<typeof DeskMediation>;

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

/** What a file tells whoever reads it, in charge of it or in it. */
export const told = {
  facts: Type.String(),
  wishes: Type.String(),
  parties: Type.Array(Party),
  papers: Type.Array(MediationPaper),
  form: Nullable(Type.Enum(['written', 'oral'])),
  terms: Type.String(),
  performBy: Nullable(LocalDate),
  proposedAt: Nullable(Instant),
  agreedAt: Nullable(Instant),
  /** The last day for both to ask the court, within thirty days of the agreement; null once it is past. */
  confirmableUntil: Nullable(LocalDate),
  courtAskedOn: Nullable(LocalDate),
  confirmedOn: Nullable(LocalDate),
  kept: Nullable(Type.Boolean()),
  referredTo: Nullable(Type.Enum([...referrals])),
  team: Nullable(
    Type.Object({
      name: Type.String(),
      members: Type.Array(Type.Object({ id: Id, name: Type.String(), role: TeamRole })),
    }),
  ),
};

export const Mediation = Type.Object({
  ...MediationSummary.properties,
  caseCode: Nullable(CaseCode),
  source: Type.Enum([...mediationSources]),
  ...told,
  /** Null where it is not for the reader. */
  courtNumber: Nullable(Type.String()),
  reviewedAt: Nullable(Instant),
  wellDone: Nullable(Type.Boolean()),
  subsidised: Type.Boolean(),
  /** Where it can go on if mediation does not end it, likeliest first. */
  waysOn: Type.Array(Type.Enum([...referrals])),
  endedAt: Nullable(Instant),
  file: Type.Array(FileLine),
  /** What ties its mediator to a party by now, while sessions go on; none where that is not for the reader. */
  mediatorTies: Type.Array(TieSaid),
  /** Sides whose party is under 18 by now, or may be, while it is open; none where that is not for the reader. */
  youngSides: Type.Array(Type.Integer()),
  steps: Type.Array(Type.Object({ kind: Type.String(), at: Instant, by: Sentence })),
  suspicions: Type.Array(Suspicion),
  moves: Type.Array(Type.Enum([...mediationMoves])),
  /** Whether the reader can type in a session from the paper of its mediator. */
  mayTypeSession: Type.Boolean(),
});
export type Mediation = Static<typeof Mediation>;

export const MediatorChoice = Type.Object({
  id: Id,
  name: Type.String(),
  area: AreaCode,
  tier: Type.Integer(),
  openFiles: Type.Integer(),
  ties: Type.Array(TieSaid),
});
export type MediatorChoice = Static<typeof MediatorChoice>;

/** What is written down in a file, as long as a page. */
export const fileWords = Type.String({ minLength: 2, maxLength: 2000 });
/** Who of a team can help in one session. */
export const mostHelpers = 10;
/** What both said they agree to, as the mediator wrote it down. */
export const Agreement = {
  form: Type.Enum(['written', 'oral']),
  terms: fileWords,
  performBy: Nullable(LocalDate),
};
