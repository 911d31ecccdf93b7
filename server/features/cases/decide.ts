import type { CaseKind } from '../../../contract/areas.ts';
import { type CaseMove, type CaseStage, caseStages } from '../../../contract/cases.ts';
import { mergeableStages } from '../../../contract/matters.ts';
import type { StaffRole } from '../../../contract/route.ts';
import { dayMs } from '../../platform/calendar.ts';
import { type CaseState, confirmationDays } from './history.ts';

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
};

const rolesOf: Record<CaseMove, readonly StaffRole[]> = {
  accept: ['intake', 'grid_worker'],
  return: ['intake'],
  refuse: ['intake'],
  dispatch: ['dispatcher'],
  answer: ['unit_handler'],
  verify: ['reviewer', 'grid_worker'],
  close: ['reviewer', 'dispatcher'],
  publish: ['reviewer'],
};

/** Made on one of several reports of a matter, and carried over to those that follow it. */
const inStepMoves: readonly CaseMove[] = [
  'accept',
  'return',
  'refuse',
  'dispatch',
  'answer',
  'verify',
];
/** Not closing: each reporter is asked for themselves, and has their own seven days. */
const followedMoves: readonly CaseMove[] = ['accept', 'dispatch', 'answer', 'verify'];

/** Whether a report that follows another goes along with what is done to that. */
export const goesAlong = (move: CaseMove, { stage }: Pick<CaseState, 'stage'>): boolean =>
  followedMoves.includes(move) && stagesOf[move].includes(stage);

export interface MoveFacts {
  state: CaseState;
  /** Never on the public map or in the bulletin. */
  confidential: boolean;
  /** The reporter cannot confirm on a phone of their own. */
  withoutPhone: boolean;
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
  | 'confirmation_open'
  | 'case_confidential'
  | 'case_published';

/** Whether a member of staff may make a move now; undefined means yes. */
export function refuseMove(
  move: CaseMove,
  facts: MoveFacts,
  { mover, now }: { mover: Mover; now: Date },
): MoveRefusal | undefined {
  const { state } = facts;
  if (!rolesOf[move].some((role) => mover.roles.includes(role))) return 'not_your_role_here';
  if (!stagesOf[move].includes(state.stage)) return 'move_not_now';
  if (state.matter !== null && inStepMoves.includes(move)) return 'merged_elsewhere';
  if (move === 'answer' && (mover.unit === null || mover.unit !== state.unit))
    return 'not_your_unit';
  if (move === 'verify' && handled(state, mover)) return 'verified_by_handler';
  if (move === 'close' && !facts.withoutPhone && now < confirmableUntil(state))
    return 'confirmation_open';
  if (move === 'publish' && facts.confidential) return 'case_confidential';
  if (move === 'publish' && state.published) return 'case_published';
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
  | 'merge_confidential';

type Staged = Pick<CaseState, 'stage'>;

/** Whether one is further along the road than another: nothing that was done for it is undone by merging. */
export const isFurther = (one: Staged, other: Staged): boolean =>
  caseStages.indexOf(one.stage) > caseStages.indexOf(other.stage);

/** Whether staff may have one report follow another; undefined means yes. */
export function refuseMerge(one: Mergeable, lead: Mergeable): MergeRefusal | undefined {
  if (one.id === lead.id) return 'merged_with_itself';
  if (![one, lead].every(({ state }) => mergeableStages.includes(state.stage)))
    return 'merge_not_now';
  if (isFurther(one.state, lead.state)) return 'merge_other_way';
  // Who handles the one would read of the other what is kept from them.
  if (one.confidential !== lead.confidential) return 'merge_confidential';
  return undefined;
}

/** Whether a report may follow this one because its reporter says that it is the same. */
export const mayLead = ({ state, confidential }: Mergeable): boolean =>
  mergeableStages.includes(state.stage) && state.matter === null && !confidential;

/** Whether staff may take one report from those that it is handled with; undefined means yes. */
export const refuseSplit = ({ stage }: Staged): 'split_not_now' | undefined =>
  mergeableStages.includes(stage) ? undefined : 'split_not_now';

/** Where a report goes on that is taken from one it was accepted with: as what, was found of that one. */
export const stageApart = ({ stage }: Staged): CaseStage =>
  stage === 'accepted' ? 'reported' : stage;

/** The moves to offer: exactly those that would not be refused. */
export function allowedMoves(facts: MoveFacts, at: { mover: Mover; now: Date }): CaseMove[] {
  const moves = Object.keys(stagesOf) as CaseMove[];
  return moves.filter((move) => refuseMove(move, facts, at) === undefined);
}

/** Whoever handled a case, or belongs to the unit that did, never verifies it. */
function handled(state: CaseState, mover: Mover): boolean {
  return state.handledBy.includes(mover.id) || (mover.unit !== null && mover.unit === state.unit);
}

export function confirmableUntil(state: CaseState): Date {
  return new Date(state.stageSince.getTime() + confirmationDays * dayMs);
}

/** What somebody takes part in by reporting a case of a kind, where that is not for everybody. */
export function actOf(kind: CaseKind): 'dispute_clue' | 'cheat_report' | undefined {
  if (kind === 'dispute') return 'dispute_clue';
  return kind === 'cheat' ? 'cheat_report' : undefined;
}

/** Days after closing in which the reporter may still say that it is not solved. */
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
      return sinceMs <= reopenDays * dayMs ? ['reopen'] : [];
    }
    default:
      return [];
  }
}
