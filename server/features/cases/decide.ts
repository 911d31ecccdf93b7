import type { CaseKind, Category } from '../../../contract/areas.ts';
import {
  type CaseMove,
  type CaseStage,
  caseStages,
  type RefusalReason,
} from '../../../contract/case-road.ts';
import type { Answered } from '../../../contract/case-views.ts';
import type { ReportBody } from '../../../contract/cases.ts';
import { mergeableStages } from '../../../contract/matters.ts';
import { isOnSite, seenDays } from '../../../contract/on-site.ts';
import type { StaffRole } from '../../../contract/route.ts';
import type { Position } from '../../../contract/values.ts';
import { dayMs, hourMs } from '../../platform/calendar.ts';
import { confirmableUntil } from './deadline.ts';
import type { CaseState } from './history.ts';
import { isWorkLate } from './pauses.ts';

/** The road of a case: at which stage staff may make which move. */
const stagesOf: Record<CaseMove, readonly CaseStage[]> = {
  accept: ['reported'],
  return: ['reported'],
  // What a unit finds untrue is refused at whatever stage that comes out.
  refuse: ['reported', 'returned', 'accepted', 'dispatched', 'answered'],
  dispatch: ['accepted', 'dispatched'],
  answer: ['dispatched'],
  verify: ['answered'],
  close: ['awaiting_confirmation'],
  publish: ['closed'],
  unpublish: ['closed'],
  hand_back: ['dispatched'],
  involve: ['dispatched'],
  pause: ['dispatched'],
  resume: ['dispatched'],
  // Another body’s matter is that at whatever stage it comes out.
  transfer: ['reported', 'returned', 'accepted', 'dispatched', 'answered'],
  visit: ['awaiting_confirmation'],
};

const rolesOf: Record<CaseMove, readonly StaffRole[]> = {
  accept: ['intake', 'grid_worker'],
  return: ['intake'],
  refuse: ['intake'],
  dispatch: ['dispatcher'],
  answer: ['unit_handler'],
  verify: ['reviewer'],
  close: ['reviewer', 'dispatcher'],
  publish: ['reviewer'],
  unpublish: ['reviewer'],
  hand_back: ['unit_handler'],
  involve: ['dispatcher'],
  pause: ['dispatcher'],
  resume: ['dispatcher'],
  transfer: ['intake', 'dispatcher'],
  visit: ['grid_worker', 'intake'],
};

/** Not closing: each reporter is asked for themselves, and has their own seven days. */
const followedMoves: readonly CaseMove[] = [
  'accept',
  'dispatch',
  'answer',
  'verify',
  'hand_back',
  'involve',
  'pause',
  'resume',
  'transfer',
];

/** Moves of the one alone: those that follow it wait for nobody, and go on without it. */
export const leavingMoves: readonly CaseMove[] = ['return', 'refuse'];

/** Made on the one that others follow, never on one of those. */
const inStepMoves: readonly CaseMove[] = [...followedMoves, ...leavingMoves];

/**
 * Whether a report that follows another goes along with what is done to that: a pause begins only where none is, and
 * ends where one is.
 */
export const goesAlong = (
  move: CaseMove,
  { stage, pausedAt }: Pick<CaseState, 'stage' | 'pausedAt'>,
): boolean =>
  followedMoves.includes(move) &&
  stagesOf[move].includes(stage) &&
  (move !== 'pause' || pausedAt === null) &&
  (move !== 'resume' || pausedAt !== null);

export interface MoveFacts {
  state: CaseState;
  /** Never on the public map or in the bulletin. */
  confidential: boolean;
  /** The reporter cannot confirm on a phone of their own. */
  withoutPhone: boolean;
  /** Who of staff typed the report for the resident. */
  typedBy: string | null;
}

export interface Mover {
  id: string;
  unit: string | null;
  /** Roles that hold where the case lies. */
  roles: readonly StaffRole[];
}

export type MoveRefusal =
  | 'not_your_role_here'
  | 'move_not_now'
  | 'merged_elsewhere'
  | 'not_your_unit'
  | 'verified_by_handler'
  | 'verified_by_typist'
  | 'confirmation_open'
  | 'visit_first'
  | 'reporter_can_tell'
  | 'hand_back_late'
  | 'paused_already'
  | 'pause_late'
  | 'not_paused'
  | 'case_confidential'
  | 'case_published'
  | 'not_published';

/** Within this time a unit says that a case is not its own. */
const handBackHours = 24;

/** From a desk, or by somebody who stands at the place. */
export interface Making {
  mover: Mover;
  now: Date;
  onSite?: boolean;
}

/** Who walks the grid checks there, with photos and where they stood; what is confidential, and from a desk, is a reviewer’s. */
const rolesFor = (move: CaseMove, onSpot: boolean): readonly StaffRole[] =>
  move === 'verify' && onSpot ? ['reviewer', 'grid_worker'] : rolesOf[move];

/** Whether a member of staff may make a move now; undefined means yes. */
export function refuseMove(
  move: CaseMove,
  facts: MoveFacts,
  { mover, now, onSite = false }: Making,
): MoveRefusal | undefined {
  const { state } = facts;
  if (!rolesFor(move, onSite && !facts.confidential).some((role) => mover.roles.includes(role)))
    return 'not_your_role_here';
  if (!stagesOf[move].includes(state.stage)) return 'move_not_now';
  if (state.matter !== null && inStepMoves.includes(move)) return 'merged_elsewhere';
  if (move === 'answer' && !(helps(state, mover) || isOf(state.unit, mover)))
    return 'not_your_unit';
  if (move === 'hand_back' && !isOf(state.unit, mover)) return 'not_your_unit';
  if (move === 'hand_back' && now.getTime() - state.stageSince.getTime() > handBackHours * hourMs)
    return 'hand_back_late';
  if (move === 'pause' && state.pausedAt !== null) return 'paused_already';
  if (move === 'pause' && isWorkLate(state, now)) return 'pause_late';
  if (move === 'resume' && state.pausedAt === null) return 'not_paused';
  if ((move === 'verify' || move === 'visit') && handled(state, mover))
    return 'verified_by_handler';
  if (move === 'verify' && facts.typedBy === mover.id) return 'verified_by_typist';
  const open = now < confirmableUntil(state);
  if (move === 'close' && open) return 'confirmation_open';
  // Silence of theirs says nothing, however long it lasts.
  if (move === 'close' && facts.withoutPhone && state.visits === 0) return 'visit_first';
  if (move === 'visit' && open && !facts.withoutPhone) return 'reporter_can_tell';
  if (move === 'publish' && facts.confidential) return 'case_confidential';
  if (move === 'publish' && state.published) return 'case_published';
  if (move === 'unpublish' && !state.published) return 'not_published';
  return undefined;
}

export interface Mergeable {
  id: string;
  state: CaseState;
  confidential: boolean;
}

export type MergeRefusal =
  | 'merged_with_itself'
  | 'merge_not_now'
  | 'merge_other_way'
  | 'merge_confidential'
  | 'merge_complaint';

type Staged = Pick<CaseState, 'stage'>;

/** Whether one is further along the road than another: nothing that was done for it is undone by merging. */
export const isFurther = (one: Staged, other: Staged): boolean =>
  caseStages.indexOf(one.stage) > caseStages.indexOf(other.stage);

/** Whether a report joins work that was done without it. */
export const joinsDone = (one: Staged, lead: Staged): boolean =>
  lead.stage === 'answered' && isFurther(lead, one);

/** Whether staff may have one report follow another; undefined means yes. */
export function refuseMerge(one: Mergeable, lead: Mergeable): MergeRefusal | undefined {
  if (one.id === lead.id) return 'merged_with_itself';
  if (![one, lead].every(({ state }) => mergeableStages.includes(state.stage)))
    return 'merge_not_now';
  if (isFurther(one.state, lead.state)) return 'merge_other_way';
  // Who handles the one would read of the other what is kept from them.
  if (one.confidential !== lead.confidential) return 'merge_confidential';
  // The unit that the one complains of may be handling the other.
  if (keptFrom(one) !== keptFrom(lead)) return 'merge_complaint';
  return undefined;
}

/** Every unit that a case is kept from. */
export const complainedOf = ({
  against,
  alsoAgainst,
}: Pick<CaseState, 'against' | 'alsoAgainst'>): string[] =>
  against === null ? [...alsoAgainst] : [against, ...alsoAgainst];

/** The same in one order. */
const keptFrom = ({ state }: Mergeable) => complainedOf(state).sort().join();

/** Whether a report may follow this one because its reporter says that it is the same. */
export const mayLead = ({ state, confidential }: Mergeable): boolean =>
  mergeableStages.includes(state.stage) &&
  state.matter === null &&
  state.against === null &&
  !confidential;

/** Whether staff may take one report from those that it is handled with; undefined means yes. */
export const refuseSplit = ({ stage }: Staged): 'split_not_now' | undefined =>
  mergeableStages.includes(stage) ? undefined : 'split_not_now';

/** Where a report goes on that is taken from one it was accepted with: as what, was found of that one. */
export const stageApart = ({ stage }: Staged): CaseStage =>
  stage === 'accepted' ? 'reported' : stage;

/** The moves to offer: exactly those that would not be refused. */
export function allowedMoves(facts: MoveFacts, at: Making): CaseMove[] {
  const moves = Object.keys(stagesOf) as CaseMove[];
  return moves.filter((move) => refuseMove(move, facts, at) === undefined);
}

export interface Sight {
  seenAt: Date;
  position: Position;
}

interface SightFacts {
  /** Where the case lies; null: in words alone. */
  place: Position | null;
  handledAt: Date | null;
}

type SightRefusal = 'seen_later' | 'seen_before_handled' | 'seen_long_ago' | 'not_on_site';

/** Minutes by which a phone's clock may be wrong. */
const clockSlackMs = 10 * 60_000;

/** What stands against what somebody says to have seen on the spot; undefined means nothing. */
export function refuseSight(
  { seenAt, position }: Sight,
  { place, handledAt }: SightFacts,
  now: Date,
): SightRefusal | undefined {
  const ageMs = now.getTime() - seenAt.getTime();
  // The negation also holds for a leap second, which is an instant but no Date.
  if (!(ageMs >= -clockSlackMs)) return 'seen_later';
  if (ageMs > seenDays * dayMs) return 'seen_long_ago';
  if (handledAt !== null && seenAt.getTime() < handledAt.getTime() - clockSlackMs)
    return 'seen_before_handled';
  return place === null || isOnSite(position, place) ? undefined : 'not_on_site';
}

/** Whoever handled a case, or belongs to a unit that did, never verifies it. */
function handled(state: CaseState, mover: Mover): boolean {
  return state.handledBy.includes(mover.id) || isOf(state.unit, mover) || helps(state, mover);
}

const isOf = (unit: string | null, mover: Pick<Mover, 'unit'>) =>
  mover.unit !== null && mover.unit === unit;

/** Whether somebody’s unit helps with a case. */
export const helps = (
  { coUnits }: Pick<CaseState, 'coUnits'>,
  { unit }: Pick<Mover, 'unit'>,
): boolean => unit !== null && coUnits.includes(unit);

/** Whether a unit may be given a part in a case: never the one that it complains of. */
export const mayHandle = (
  { against, alsoAgainst }: Pick<CaseState, 'against' | 'alsoAgainst'>,
  unit: string,
): boolean => against !== unit && !alsoAgainst.includes(unit);

/** It was found true once: nothing else is opened again. */
export const wasVerified = ({ reopened }: Pick<CaseState, 'reopened'>): boolean => reopened > 0;

/** Of which deeds refusing a case takes the points back. What was found true once is so until it turns out untrue. */
export function takenBack(
  reason: RefusalReason,
  state: Pick<CaseState, 'reopened'>,
): ('report.verified' | 'report.solved')[] {
  if (!wasVerified(state)) return ['report.verified'];
  return reason === 'not_true' ? ['report.verified', 'report.solved'] : [];
}

/** What somebody takes part in by reporting a case of a kind, where that is not for everybody. */
export function actOf(kind: CaseKind): 'dispute_clue' | 'cheat_report' | undefined {
  if (kind === 'dispute') return 'dispute_clue';
  return kind === 'cheat' ? 'cheat_report' : undefined;
}

/** What was tapped, in the words in which it was asked; of a question that is not asked any more nothing stays. */
export function answersOf(
  { questions }: Pick<Category, 'questions'>,
  given: NonNullable<ReportBody['answers']>,
): Answered[] {
  return questions.flatMap(({ code, ask, choices }) => {
    const tapped = given.find(({ question }) => question === code)?.choice;
    const choice = choices.find((one) => one.code === tapped);
    return choice === undefined ? [] : [{ ask, answer: choice.name }];
  });
}

/** Days after closing in which the reporter may still say that it is not solved; or that it is, after silence. */
export const reopenDays = 30;

export type ReporterMove = 'confirm' | 'reopen' | 'supplement';

/** What the reporter may do now. */
export function reporterMoves(state: CaseState, now: Date): ReporterMove[] {
  switch (state.stage) {
    case 'returned':
      return ['supplement'];
    case 'awaiting_confirmation':
      return ['confirm', 'reopen'];
    case 'closed': {
      const sinceMs = now.getTime() - (state.closedAt ?? state.stageSince).getTime();
      if (sinceMs > reopenDays * dayMs) return [];
      // Silence is no word: whoever was without a network, or comes an hour late, still has theirs.
      return state.confirmed ? ['reopen'] : ['confirm', 'reopen'];
    }
    default:
      return [];
  }
}
