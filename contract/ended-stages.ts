import type { CaseStage } from './cases.ts';

const ended = ['closed', 'refused', 'withdrawn', 'transferred'] as const;
export type EndedStage = (typeof ended)[number];

/** Stages at which nobody owes anything any more. */
export const endedStages: readonly CaseStage[] = ended;

export const hasEnded = (stage: CaseStage): stage is EndedStage => endedStages.includes(stage);
