import {
  type DisputeKind,
  fileItems,
  type Mediation,
  type MediationMove,
  type MediationPaper,
  type MediationState,
  type MediationSummary,
  type PaperKind,
  type Party,
  type Referral,
  type SuspicionCode,
} from '../../../contract/mediations.ts';
import type { MyMediation } from '../../../contract/my-mediations.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import { covers, narrowTo, residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import { show } from '../privacy/service.ts';
import type { Given } from './count-store.ts';
import {
  allowedAtDesk,
  allowedToMediator,
  allowedToParty,
  fileLines,
  openStates,
  waitsForReview,
  waysOnOf,
} from './decide.ts';
import { factsOf, nameIn, type OpenParty, type Sight, type Whole } from './gather.ts';
import { mayTypeSession, refuseHand } from './hands.ts';
import { rights } from './rights.ts';
import type { MediationRow, SignalRow } from './store.ts';
import type { Tie } from './ties.ts';

export const numberOf = ({ year, no }: Pick<MediationRow, 'year' | 'no'>): Sentence => ({
  zh: `（${year}）人调字第 ${no} 号`,
  en: `Mediation ${no}/${year}`,
});

/**
 * Whoever is in charge of the files of a place, or works on one, reads names in full; whoever oversees it
 * does not, though they be in charge elsewhere.
 */
export const sightAt = (scope: Scope, place: string): Sight =>
  scope.actor.kind === 'resident' || covers(narrowTo(scope, ['mediator_in_charge']), place)
    ? 'whole'
    : 'masked';

interface Listed {
  row: MediationRow;
  parties: readonly OpenParty[];
  signals: readonly SignalRow[];
  sessions: number;
  mediator: string | null;
}

export function summaryOf(
  { row, parties, signals, sessions, mediator }: Listed,
  { sight, today }: { sight: Sight; today: LocalDate },
): MediationSummary {
  const state = row.state as MediationState;
  const waits = openStates.includes(state);
  return {
    id: row.id,
    number: numberOf(row),
    kind: row.kind as DisputeKind,
    grid: row.grid,
    grade: row.grade,
    state,
    openedAt: row.opened_at.toISOString(),
    dueOn: row.due_on,
    overdue: waits && today > row.due_on,
    visitDueOn: row.visit_due_on,
    toReview: waitsForReview({ state, sessions, reviewed: row.reviewed_at !== null }),
    mediator: mediator === null ? null : nameIn(sight, mediator),
    names: parties.map(({ name }) => show('name', name, sight) ?? ''),
    signals: signals.length,
  };
}

interface Onlooker {
  names: Sight;
  /** Whether what the form asks, and what papers prove of somebody, is for this reader. */
  details: boolean;
  me: string | null;
  /** Whether photos of such papers are for this reader; left out, where the details are. */
  photosOf?: (kind: PaperKind) => boolean;
}

function showParty(
  { row, name, details: { phone, ...details } }: OpenParty,
  { names, details: shown, me }: Onlooker,
): Party {
  const mine = me !== null && row.resident === me;
  const hidden = {
    sex: null,
    ethnicity: '',
    age: null,
    occupation: '',
    employer: '',
    address: '',
  };
  return {
    side: row.side,
    name: show('name', name, mine ? 'whole' : names) ?? '',
    hasAccount: row.resident !== null,
    ...(shown || mine ? details : hidden),
    phone: shown || mine ? phone : null,
    informedAt: row.informed_at?.toISOString() ?? null,
    informedAtDesk: row.informed_by !== null,
    answer: row.answer as Party['answer'],
    answeredAt: row.answered_at?.toISOString() ?? null,
    signedAtDesk: row.answered_by !== null,
    me: mine,
  };
}

/**
 * Papers that say of somebody what the form asks: numbers of identity cards, whom they stand for, accounts, the
 * number under which a court has their names.
 */
const personal: readonly PaperKind[] = ['identity', 'authority', 'evidence', 'receipt', 'judicial'];

/** What a paper says, where it is for a reader who may see details or not. */
export const wordsFor = (kind: PaperKind, words: string, details: boolean): string =>
  details || !personal.includes(kind) ? words : '';

/** Papers that parties read: what was said at the table, and at their door. */
const forParties: readonly PaperKind[] = ['session', 'visit'];

/** What somebody reads of the papers in a file of theirs; as its mediator until it has ended. */
export function readsPapersOf(row: Pick<MediationRow, 'mediator' | 'ended_at'>, me: string) {
  const leads = row.mediator === me;
  const details = leads && row.ended_at === null;
  return {
    leads,
    details,
    kinds: leads ? undefined : forParties,
    photosOf: (kind: PaperKind) => details || (!leads && forParties.includes(kind)),
  };
}

const showPapers = (
  { papers, nameOf }: Whole,
  { names, details, photosOf = () => details }: Onlooker,
  kinds?: readonly PaperKind[],
): MediationPaper[] =>
  papers
    .filter(({ row }) => kinds?.includes(row.kind as PaperKind) ?? true)
    .map(({ row, words, photos }) => ({
      no: row.no,
      kind: row.kind as PaperKind,
      side: row.side,
      heldOn: row.held_on,
      words: wordsFor(row.kind as PaperKind, words, details),
      photos: photosOf(row.kind as PaperKind) ? [...photos] : [],
      helpers: row.helpers.map((helper) => nameOf(helper, names)),
      by: nameOf(row.by, names),
      typedFor: row.typed_for === null ? null : nameOf(row.typed_for, names),
      at: row.at.toISOString(),
    }));

const teamOf = ({ team, members, nameOf }: Whole, sight: Sight): Mediation['team'] =>
  team === undefined
    ? null
    : {
        name: team.name,
        members: members.map(({ resident, role }) => ({
          id: resident,
          name: nameOf(resident, sight),
          role: role as 'lead',
        })),
      };

const partyWords: Sentence = { zh: '当事人', en: 'a party' };

/** Steps that are the mediator's own, whoever typed them in. */
const ofMediator: readonly string[] = ['proposed', 'failed'];
const typedBy = ({ zh, en }: Sentence): Sentence => ({
  zh: `${zh}代调解员录入`,
  en: `${en}, typing for the mediator`,
});

/** The last day for both to ask the court, as long as they can. */
function stillConfirmableUntil(whole: Whole, today: LocalDate): LocalDate | null {
  const { confirmableUntil: until } = factsOf(whole);
  return until !== null && today <= until ? until : null;
}

const common = (whole: Whole, { sight, today }: { sight: Sight; today: LocalDate }) => ({
  facts: whole.facts,
  wishes: whole.wishes,
  form: whole.row.form as 'written' | 'oral' | null,
  terms: whole.terms,
  performBy: whole.row.perform_by,
  proposedAt: whole.row.proposed_at?.toISOString() ?? null,
  agreedAt: whole.row.agreed_at?.toISOString() ?? null,
  confirmableUntil: stillConfirmableUntil(whole, today),
  courtAskedOn: whole.row.court_asked_on,
  confirmedOn: whole.row.confirmed_on,
  kept: whole.row.kept,
  referredTo: whole.row.referred_to as Referral | null,
  team: teamOf(whole, sight),
});

const listedOf = (whole: Whole): Listed => ({
  row: whole.row,
  parties: whole.parties,
  signals: whole.signals,
  sessions: factsOf(whole).sessions,
  mediator: whole.row.mediator === null ? null : whole.nameOf(whole.row.mediator),
});

export const linesOf = ({ row, papers, parties }: Whole) =>
  fileLines(fileItems, {
    papers: papers.map(({ row: paper }) => ({ kind: paper.kind as PaperKind, side: paper.side })),
    informed: parties.map(({ row: party }) => party.informed_at !== null),
    agreed: row.agreed_at !== null,
    endedWithout: row.agreed_at === null && ['failed', 'referred'].includes(row.state),
    visited: row.kept !== null,
  });

const movesOf = (whole: Whole, clerk: string, today: LocalDate): MediationMove[] =>
  allowedAtDesk(factsOf(whole), today, whole.youngSides).filter(
    (move) => refuseHand(move, whole, clerk) === undefined,
  );

/** A file as the desk reads it. */
export function showMediation(
  whole: Whole,
  scope: Scope,
  { today, ties }: { today: LocalDate; ties: readonly Tie[] },
): Mediation {
  const { row, events, nameOf } = whole;
  const sight = sightAt(scope, row.grid);
  const inCharge = sight === 'whole';
  const onlooker = { names: sight, details: inCharge, me: null };
  return {
    ...summaryOf(listedOf(whole), { sight, today }),
    ...common(whole, { sight, today }),
    caseCode: whole.caseCode,
    source: row.source as Mediation['source'],
    parties: whole.parties.map((party) => showParty(party, onlooker)),
    papers: showPapers(whole, onlooker),
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    wellDone: row.well_done,
    subsidised: row.subsidised,
    endedAt: row.ended_at?.toISOString() ?? null,
    courtNumber: inCharge ? whole.courtNumber : null,
    waysOn: waysOnOf(row.kind as DisputeKind),
    file: linesOf(whole),
    mediatorTies: [...ties],
    // Once it led to an agreement, or to none, nothing follows from it, and it is nobody's to read.
    youngSides:
      inCharge && openStates.includes(row.state as MediationState) ? [...whole.youngSides] : [],
    steps: events.map(({ kind, at, actor, actor_kind }) => {
      const name = actor_kind === 'staff' || actor === row.mediator ? nameOf(actor, sight) : null;
      const by = name === null ? partyWords : { zh: name, en: name };
      const typed = actor_kind === 'staff' && ofMediator.includes(kind);
      return { kind, at: at.toISOString(), by: typed ? typedBy(by) : by };
    }),
    suspicions: whole.signals.map(({ code, reason }) => {
      const { weight, ...words } = reason as unknown as Sentence & { weight: number };
      return { code: code as SuspicionCode, weight, reason: { zh: words.zh, en: words.en } };
    }),
    moves: inCharge ? movesOf(whole, staffOf(scope).id, today) : [],
    mayTypeSession: inCharge && mayTypeSession(whole, staffOf(scope).id),
  };
}

/**
 * A file as its mediator reads it, or one of its parties: what the other one told the form, or proved, is not
 * theirs, and not the mediator’s any longer once the file has ended.
 */
export function showMine(
  whole: Whole,
  scope: Scope,
  { today, given }: { today: LocalDate; given: Given },
): MyMediation {
  const me = residentOf(scope);
  const { row } = whole;
  const { leads, details, kinds, photosOf } = readsPapersOf(row, me);
  const mine = whole.parties.find(({ row: party }) => party.resident === me);
  const facts = factsOf(whole);
  const onlooker = { names: 'whole', details, me, photosOf } as const;
  return {
    ...summaryOf({ ...listedOf(whole), signals: [] }, { sight: 'whole', today }),
    ...common(whole, { sight: 'whole', today }),
    role: leads ? 'mediator' : 'party',
    parties: whole.parties.map((party) => showParty(party, onlooker)),
    papers: showPapers(whole, onlooker, kinds),
    rights: [...rights],
    moves: leads ? allowedToMediator(facts) : allowedToParty(facts, mine?.row.side ?? 0),
    points: given.points,
    reconciledBefore:
      !leads && row.agreed_at !== null && row.well_done === true && !given.reconciled,
  };
}
