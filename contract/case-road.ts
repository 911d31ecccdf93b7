/* The road of a case: stages, steps and reasons. Without schemas, so that screens may use them. */

export const caseStages = [
  'reported',
  'returned',
  'accepted',
  'dispatched',
  'answered',
  'awaiting_confirmation',
  'closed',
  'refused',
  'withdrawn',
  'transferred',
] as const;
export type CaseStage = (typeof caseStages)[number];

/** The clocks of a case, in the order of the road. */
export const clockNames = [
  'dispatch',
  'firstAnswer',
  'resolution',
  'verification',
  'confirmation',
] as const;
export type ClockName = (typeof clockNames)[number];

export const caseEventKinds = [
  'reported',
  'supplemented',
  'accepted',
  'returned',
  'refused',
  'dispatched',
  'answered',
  'handled',
  'verified',
  'sent_back',
  'merged',
  'split',
  'confirmed',
  'closed',
  'reopened',
  'published',
  'unpublished',
  'withdrawn',
  'handed_back',
  'involved',
  'paused',
  'resumed',
  'transferred',
  'visited',
  'supervised',
  'supervision_answered',
  'mediation_ended',
] as const;
export type CaseEventKind = (typeof caseEventKinds)[number];
/** Staff alone read that something was taken down; to its reporter it then was never published. */
export type ToldEventKind = Exclude<CaseEventKind, 'unpublished'>;

export const refusalReasons = [
  'not_true',
  'duplicate',
  'out_of_scope',
  'in_petition',
  'in_litigation',
  'private_matter',
  'emergency_110',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why the clock of the work stands still; both sides read it. */
export const pauseReasons = [
  'weather',
  'ownership',
  'court',
  'supplies',
  'permission',
  'reporter',
  'other',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Why a unit gives a case back. */
export const handBackReasons = ['not_ours', 'elsewhere', 'unclear', 'complained_of'] as const;
export type HandBackReason = (typeof handBackReasons)[number];

/** Whom the platform hands a case over to. */
export const transferTargets = ['12345', '110', 'petitions', 'court', 'discipline'] as const;
export type TransferTarget = (typeof transferTargets)[number];

/** What somebody heard who asked the reporter, at the door or by telephone. */
export const visitResults = ['solved', 'not_solved', 'not_reached'] as const;
export type VisitResult = (typeof visitResults)[number];

/** Moves of staff, in the order of the road. */
export const caseMoves = [
  'accept',
  'return',
  'refuse',
  'dispatch',
  'answer',
  'verify',
  'close',
  'publish',
  'unpublish',
  'hand_back',
  'involve',
  'pause',
  'resume',
  'transfer',
  'visit',
] as const;
export type CaseMove = (typeof caseMoves)[number];

const ended = ['closed', 'refused', 'withdrawn', 'transferred'] as const;
export type EndedStage = (typeof ended)[number];

/** Stages at which nobody owes anything any more. */
export const endedStages: readonly CaseStage[] = ended;

/** Stages at which a report tells of nothing: it was untrue, or was taken back. */
export const untold: readonly CaseStage[] = ['refused', 'withdrawn'];

/** Stages at which somebody of staff or a unit owes the next step; only these can be overdue. */
export const staffStages: readonly CaseStage[] = ['reported', 'accepted', 'dispatched', 'answered'];

export const hasEnded = (stage: CaseStage): stage is EndedStage => endedStages.includes(stage);
