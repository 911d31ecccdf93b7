import {
  type DisputeKind,
  fileItems,
  type Mediation,
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
import { addDays, type LocalDate, localDate } from '../../platform/calendar.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { show } from '../privacy/service.ts';
import {
  allowedAtDesk,
  allowedToMediator,
  allowedToParty,
  fileLines,
  visitDays,
  waitsForReview,
} from './decide.ts';
import { factsOf, type OpenParty, type Whole } from './gather.ts';
import { rights } from './rights.ts';
import type { MediationRow, SignalRow } from './store.ts';

export const numberOf = ({ year, no }: Pick<MediationRow, 'year' | 'no'>): Sentence => ({
  zh: `（${year}）人调字第 ${no} 号`,
  en: `Mediation ${no}/${year}`,
});

/** Whoever is in charge of files, or works on one, reads names in full; whoever oversees does not. */
export const namesFor = ({ actor, roles }: Scope): 'whole' | 'masked' =>
  actor.kind === 'resident' || roles.includes('mediator_in_charge') ? 'whole' : 'masked';

interface Listed {
  row: MediationRow;
  parties: readonly OpenParty[];
  signals: readonly SignalRow[];
  sessions: number;
  mediator: string | null;
}

export function summaryOf(
  { row, parties, signals, sessions, mediator }: Listed,
  { sight, today }: { sight: 'whole' | 'masked'; today: LocalDate },
): MediationSummary {
  const state = row.state as MediationState;
  const waits = !['agreed', 'failed', 'closed', 'referred'].includes(row.state);
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
    mediator,
    names: parties.map(({ name }) => show('name', name, sight) ?? ''),
    signals: signals.length,
  };
}

interface Onlooker {
  names: 'whole' | 'masked';
  /** Whether what the form asks is for this reader, beside the name. */
  details: boolean;
  me: string | null;
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

const showPapers = ({ papers, nameOf }: Whole, kinds?: readonly PaperKind[]): MediationPaper[] =>
  papers
    .filter(({ row }) => kinds?.includes(row.kind as PaperKind) ?? true)
    .map(({ row, words }) => ({
      no: row.no,
      kind: row.kind as PaperKind,
      side: row.side,
      heldOn: row.held_on,
      words,
      helpers: row.helpers.map(nameOf),
      by: nameOf(row.by),
      at: row.at.toISOString(),
    }));

const teamOf = ({ team, members, nameOf }: Whole): Mediation['team'] =>
  team === undefined
    ? null
    : {
        name: team.name,
        members: members.map(({ resident, role }) => ({
          id: resident,
          name: nameOf(resident),
          role: role as 'lead',
        })),
      };

const confirmableUntil = (row: MediationRow): LocalDate | null =>
  row.agreed_at === null ? null : addDays(localDate(row.agreed_at), visitDays);

const partyWords: Sentence = { zh: '当事人', en: 'a party' };

const common = (whole: Whole) => ({
  facts: whole.facts,
  wishes: whole.wishes,
  form: whole.row.form as 'written' | 'oral' | null,
  terms: whole.terms,
  performBy: whole.row.perform_by,
  proposedAt: whole.row.proposed_at?.toISOString() ?? null,
  agreedAt: whole.row.agreed_at?.toISOString() ?? null,
  confirmableUntil: confirmableUntil(whole.row),
  kept: whole.row.kept,
  referredTo: whole.row.referred_to as Referral | null,
  team: teamOf(whole),
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
    visited: row.kept !== null,
  });

/** A file as the desk reads it. */
export function showMediation(whole: Whole, scope: Scope, today: LocalDate): Mediation {
  const { row, events, nameOf } = whole;
  const sight = namesFor(scope);
  const inCharge = sight === 'whole';
  const onlooker = { names: sight, details: inCharge, me: null };
  return {
    ...summaryOf(listedOf(whole), { sight, today }),
    ...common(whole),
    caseCode: whole.caseCode,
    source: row.source as Mediation['source'],
    parties: whole.parties.map((party) => showParty(party, onlooker)),
    papers: showPapers(whole),
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    wellDone: row.well_done,
    subsidised: row.subsidised,
    endedAt: row.ended_at?.toISOString() ?? null,
    file: linesOf(whole),
    steps: events.map(({ kind, at, actor, actor_kind }) => {
      const name = actor_kind === 'staff' || actor === row.mediator ? nameOf(actor) : null;
      const by = name === null ? partyWords : { zh: name, en: name };
      return { kind, at: at.toISOString(), by };
    }),
    suspicions: whole.signals.map(({ code, reason }) => {
      const { weight, ...words } = reason as unknown as Sentence & { weight: number };
      return { code: code as SuspicionCode, weight, reason: { zh: words.zh, en: words.en } };
    }),
    moves: inCharge ? allowedAtDesk(factsOf(whole), today) : [],
  };
}

/**
 * A file as its mediator reads it, or one of its parties: what the other one told the form is not theirs, and
 * not the mediator’s any longer once the file has ended.
 */
export function showMine(
  whole: Whole,
  scope: Scope,
  { today, points }: { today: LocalDate; points: number },
): MyMediation {
  const me = residentOf(scope);
  const { row } = whole;
  const leads = row.mediator === me;
  const mine = whole.parties.find(({ row: party }) => party.resident === me);
  const facts = factsOf(whole);
  const onlooker = { names: 'whole', details: leads && row.ended_at === null, me } as const;
  return {
    ...summaryOf({ ...listedOf(whole), signals: [] }, { sight: 'whole', today }),
    ...common(whole),
    role: leads ? 'mediator' : 'party',
    parties: whole.parties.map((party) => showParty(party, onlooker)),
    papers: showPapers(whole, leads ? undefined : ['session', 'visit']),
    rights: [...rights],
    moves: leads ? allowedToMediator(facts) : allowedToParty(facts, mine?.row.side ?? 0),
    points,
  };
}
