import type {
  DisputeKind,
  FileItem,
  FileLine,
  MediationMove,
  MediationState,
  PaperKind,
  Referral,
} from '../../../contract/mediations.ts';
import type { MyMediation } from '../../../contract/my-mediations.ts';
import type { DeedKind, Outcome } from '../../../contract/rules.ts';
import { addDays, type LocalDate } from '../../platform/calendar.ts';

/** Usually within a month of acceptance; both can agree to more. */
export const usualDays = 30;
/** From the agreement to the return visit, if nothing is to be performed later than that. */
export const visitDays = 30;
/** Within so many days of the agreement both together can ask the court to confirm it (人民调解法 §33). */
export const confirmDays = 30;
/** A pair that was reconciled gets 和解奖 again after so many months. */
export const reconciledMonths = 12;

/** What decides about a file. */
export interface FileFacts {
  state: MediationState;
  /** In the order of the sides. */
  parties: readonly PartyFacts[];
  sessions: number;
  reviewed: boolean;
  /** The first day on which it can be said that the agreement was kept, or not. */
  visitDueOn: LocalDate | null;
  /** The last day for both to ask the court together; null where there is no agreement. */
  confirmableUntil: LocalDate | null;
  courtAsked: boolean;
  confirmed: boolean;
}
export interface PartyFacts {
  informed: boolean;
  answer: 'agreed' | 'declined' | null;
}

/** Until both have agreed, or somebody has said that there will be no agreement. */
export const openStates: readonly MediationState[] = [
  'accepted',
  'informed',
  'assigned',
  'proposed',
];

export type MoveRefusal =
  | 'mediation_not_now'
  | 'session_first'
  | 'visit_too_early'
  | 'review_first'
  | 'court_too_late';

const statesOf: Record<MediationMove, readonly MediationState[]> = {
  inform: ['accepted'],
  assign: ['informed', 'assigned', 'proposed'],
  add_paper: [
    'accepted',
    'informed',
    'assigned',
    'proposed',
    'agreed',
    'failed',
    'closed',
    'referred',
  ],
  propose: ['assigned', 'proposed'],
  give_up: ['assigned', 'proposed'],
  sign: ['proposed'],
  review: ['agreed', 'failed', 'referred'],
  visit: ['agreed'],
  ask_court: ['agreed'],
  // The court answers in its own time: by then the file may have ended.
  confirm: ['agreed', 'closed', 'referred'],
  refer: ['accepted', 'informed', 'assigned', 'proposed', 'failed'],
};

/** Whether the work in a file is to be looked at; where nobody mediated there is none. */
export const waitsForReview = ({
  state,
  sessions,
  reviewed,
}: Pick<FileFacts, 'state' | 'sessions' | 'reviewed'>): boolean =>
  statesOf.review.includes(state) && !reviewed && sessions > 0;

/** Whether a step may be made now; undefined means yes. */
export function refuseMove(
  move: MediationMove,
  facts: FileFacts,
  today: LocalDate,
): MoveRefusal | undefined {
  if (!statesOf[move].includes(facts.state)) return 'mediation_not_now';
  if ((move === 'propose' || move === 'give_up') && facts.sessions === 0) return 'session_first';
  if (move === 'review' && !waitsForReview(facts)) return 'mediation_not_now';
  if (move === 'visit' && !facts.reviewed) return 'review_first';
  if (move === 'visit' && facts.visitDueOn !== null && today < facts.visitDueOn)
    return 'visit_too_early';
  return refuseOfCourt(move, facts, today);
}

function refuseOfCourt(
  move: MediationMove,
  { courtAsked, confirmed, confirmableUntil }: FileFacts,
  today: LocalDate,
): MoveRefusal | undefined {
  if (move === 'confirm' && (!courtAsked || confirmed)) return 'mediation_not_now';
  if (move !== 'ask_court') return undefined;
  if (courtAsked) return 'mediation_not_now';
  return confirmableUntil !== null && today <= confirmableUntil ? undefined : 'court_too_late';
}

/** Neither is settled by arbitrators: families by 仲裁法 §3, land taken for the public by appeal to an authority. */
const notArbitrated: readonly DisputeKind[] = ['marriage_family', 'relocation'];
/** Arbitrators come before the court (劳动争议调解仲裁法 §5). */
const arbitratedFirst: readonly DisputeKind[] = ['wages_of_migrants', 'other_labour'];

/**
 * Where a dispute that mediation does not end can go on, likeliest first. That a court confirms an agreement
 * is a step of its own, and leaving is up to the parties.
 */
export function waysOnOf(kind: DisputeKind): Referral[] {
  if (notArbitrated.includes(kind)) return ['court', 'administrative', 'notary'];
  if (arbitratedFirst.includes(kind)) return ['arbitration', 'court', 'administrative', 'notary'];
  return ['court', 'arbitration', 'administrative', 'notary'];
}

/** That one of them does not agree can still be taken down: `answer` refuses the “yes”. */
const towardsAgreement: readonly MediationMove[] = ['assign', 'propose'];

/** A dispute of minors is not mediated: once one of the two is known for one, no step leads on to an agreement. */
export const refuseForYoung = (
  move: MediationMove,
  youngSides: readonly number[],
): 'party_minor' | undefined =>
  youngSides.length > 0 && towardsAgreement.includes(move) ? 'party_minor' : undefined;

const deskMoves: readonly MediationMove[] = [
  'inform',
  'assign',
  'add_paper',
  'propose',
  'give_up',
  'sign',
  'review',
  'visit',
  'ask_court',
  'confirm',
  'refer',
];

/** What the desk may do now: exactly what would not be refused. */
export const allowedAtDesk = (
  facts: FileFacts,
  today: LocalDate,
  youngSides: readonly number[] = [],
): MediationMove[] =>
  deskMoves.filter(
    (move) => (refuseMove(move, facts, today) ?? refuseForYoung(move, youngSides)) === undefined,
  );

type MyMove = MyMediation['moves'][number];

/** What a party may do now. */
export function allowedToParty(facts: FileFacts, side: number): MyMove[] {
  const mine = facts.parties[side - 1];
  const open = openStates.includes(facts.state);
  return [
    ...(facts.state === 'accepted' && mine?.informed === false ? ['acknowledge' as const] : []),
    ...(facts.state === 'proposed' && mine?.answer === null ? ['answer' as const] : []),
    ...(open ? ['leave' as const] : []),
  ];
}

/** Whether a mediator works on a file by now. */
export const sessionsGoOn = ({ state }: { state: string }): boolean =>
  state === 'assigned' || state === 'proposed';

/** What the mediator of a file may do now. */
export function allowedToMediator(facts: FileFacts): MyMove[] {
  if (!sessionsGoOn(facts)) return [];
  return facts.sessions > 0 ? ['record', 'propose', 'give_up'] : ['record'];
}

/** Steps in a file by which it went through the hands of whoever of staff made them. */
export const handledKinds: readonly string[] = ['assigned', 'proposed', 'ties_corrected'];

/** After a party has been told of their rights. */
export const afterInforming = (parties: readonly PartyFacts[]): MediationState =>
  parties.every(({ informed }) => informed) ? 'informed' : 'accepted';

/** After a party has answered: both together make an agreement, one “no” takes it back to the table. */
export function afterAnswer(parties: readonly PartyFacts[]): MediationState {
  if (parties.some(({ answer }) => answer === 'declined')) return 'assigned';
  return parties.every(({ answer }) => answer === 'agreed') ? 'agreed' : 'proposed';
}

/** Who did what in a file that has come to its end, and whether it earns. */
export interface WorkFacts {
  agreed: boolean;
  grade: number;
  sessions: number;
  /** tied: to a party, by now: nobody is paid for a file of their own people. */
  mediator: { id: string; stateEmployee: boolean; tied: boolean; certified: boolean };
  helpers: readonly { id: string; stateEmployee: boolean; tied: boolean }[];
  /** minor: or their age is in doubt, by now: nobody is paid for what is not for them. */
  parties: readonly { id: string; resident: string | null; minor: boolean }[];
  /** The same two were reconciled within the last twelve months. */
  reconciledBefore: boolean;
}

export interface Work {
  kind: Extract<DeedKind, `mediation.${string}`>;
  resident: string;
  counterpart: string | null;
  grade: number;
  outcomes: readonly Outcome[];
}

/**
 * What is paid once a file ends: who led and who helped, whether or not it came to an agreement; of the
 * parties those who agreed. Whoever is paid by the state for it is not paid again. By residents’ keys, so
 * that whoever writes them locks people in one order.
 */
export function workOf(facts: WorkFacts): Work[] {
  const { agreed, grade, sessions, mediator, helpers, parties } = facts;
  if (sessions === 0) return [];
  const work: Work[] = [];
  if (!mediator.stateEmployee && !mediator.tied)
    work.push({
      kind: 'mediation.lead',
      resident: mediator.id,
      counterpart: null,
      grade,
      outcomes: mediator.certified ? ['certified'] : [],
    });
  const apart = new Set([mediator.id, ...parties.map(({ resident }) => resident)]);
  for (const { id, stateEmployee, tied } of helpers) {
    if (stateEmployee || tied || apart.has(id)) continue;
    apart.add(id);
    work.push({
      kind: 'mediation.part',
      resident: id,
      counterpart: null,
      grade: 1,
      outcomes: [],
    });
  }
  if (agreed && !facts.reconciledBefore)
    for (const [place, { resident, minor }] of parties.entries()) {
      const other = parties[1 - place];
      if (resident === null || minor || other === undefined) continue;
      work.push({
        kind: 'mediation.reconciled',
        resident,
        counterpart: other.resident ?? other.id,
        grade: 1,
        outcomes: [],
      });
    }
  return work.sort((one, other) => (one.resident < other.resident ? -1 : 1));
}

/** Whether the second half is released at the return visit. */
export const releasesSecondHalf = (facts: {
  kept: boolean;
  wellDone: boolean;
  subsidised: boolean;
}): boolean => facts.kept && facts.wellDone && !facts.subsidised;

export interface PapersFacts {
  papers: readonly { kind: PaperKind; side: number | null }[];
  informed: readonly boolean[];
  agreed: boolean;
  /** It came to an end without an agreement: there is none to be missed. */
  endedWithout: boolean;
  /** A return visit has been due. */
  visited: boolean;
}

/** Items that every file has; the others only where there is such a thing. */
const alwaysThere: readonly FileItem[] = [
  'application',
  'rights',
  'identity',
  'session',
  'agreement',
  'back_cover',
];

/** The thirteen items in their order, and whether each is there. */
export function fileLines(items: readonly FileItem[], facts: PapersFacts): FileLine[] {
  const has = (kind: PaperKind) => facts.papers.some((paper) => paper.kind === kind);
  const identities = new Set(
    facts.papers.filter(({ kind }) => kind === 'identity').map(({ side }) => side),
  );
  const present = (item: FileItem): boolean => {
    switch (item) {
      case 'rights':
        return facts.informed.every(Boolean);
      case 'identity':
        return identities.has(1) && identities.has(2);
      case 'agreement':
        return facts.agreed;
      // The form of acceptance and the back cover are made of the file itself.
      case 'application':
      case 'back_cover':
        return true;
      default:
        return has(item);
    }
  };
  return items.map((item) => ({
    item,
    required: isRequired(item, facts),
    present: present(item),
  }));
}

function isRequired(item: FileItem, { endedWithout, visited }: PapersFacts): boolean {
  // Offices that pay by the file (以案定补) ask for the visit once there was an agreement.
  if (item === 'visit') return visited;
  return alwaysThere.includes(item) && !(item === 'agreement' && endedWithout);
}

/**
 * An agreement is kept once it was performed, never before that is due. What was done at once, or by a day
 * that nobody named, is looked at after thirty days.
 */
export function visitDueOn(agreedOn: LocalDate, performBy: LocalDate | null): LocalDate {
  const usual = addDays(agreedOn, visitDays);
  return performBy !== null && performBy > usual ? performBy : usual;
}

export const confirmableUntil = (agreedOn: LocalDate): LocalDate => addDays(agreedOn, confirmDays);
