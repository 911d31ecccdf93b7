import type { CaseSummary } from '../../contract/case-views.ts';
import type { TextKey } from '../texts/zh-CN.ts';

/**
 * The stage as the desk says it. With the unit, a case first waits for an answer and is then being
 * worked on; the contract's "answered" means that the unit has reported the work as done.
 */
export function stageWord({ stage, firstAnswer }: Pick<CaseSummary, 'stage' | 'firstAnswer'>) {
  if (stage === 'dispatched' && firstAnswer.stoppedAt !== null) return 'stages.working';
  return `stages.${stage}` satisfies TextKey;
}
