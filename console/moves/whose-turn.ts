import type { CaseMove, CaseStage } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import type { TextKey } from '../texts/zh-CN.ts';

/** The step that leads on from each stage; every other move is a way aside. */
const stepsOn: Record<CaseStage, CaseMove | undefined> = {
  reported: 'accept',
  returned: undefined,
  accepted: 'dispatch',
  dispatched: 'answer',
  answered: 'verify',
  awaiting_confirmation: 'close',
  closed: 'publish',
  refused: undefined,
  withdrawn: undefined,
  transferred: undefined,
};

/** The move whose form stands open by itself: the step on, where it is the reader's to make. */
export function stepOn({ stage, moves }: Pick<StaffCase, 'stage' | 'moves'>): CaseMove | undefined {
  const step = stepsOn[stage];
  return step && moves.includes(step) ? step : undefined;
}

/** Sending to a unit once more, to another one. */
export const isRedispatch = ({ stage }: Pick<StaffCase, 'stage'>, move: CaseMove) =>
  move === 'dispatch' && stage === 'dispatched';

/** Who has to act now, as a sentence; the unit is named where the next step is the unit's. */
export function whoseTurn(one: Pick<StaffCase, 'stage' | 'firstAnswer' | 'unit'>): TextKey {
  const { stage, firstAnswer, unit } = one;
  if (stage !== 'dispatched') return `next.${stage}`;
  if (firstAnswer.stoppedAt === null) return unit ? 'next.dispatched' : 'next.dispatchedNoUnit';
  return unit ? 'next.working' : 'next.workingNoUnit';
}
