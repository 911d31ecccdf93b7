import type { CaseStage } from '../../../contract/case-road.ts';

interface Reported {
  kind: string;
  stage: CaseStage;
  resident: string;
}

/** Nobody has looked at it yet, or it was found to be nothing. */
const untaken: readonly CaseStage[] = ['reported', 'refused', 'withdrawn'];

/** Whether whoever reported a cheat gets nothing for what came back; undefined: they do. */
export function refuseReward(
  { kind, stage, resident }: Reported,
  { holder }: { holder: string },
): 'cheat_report_not_found' | 'cheat_report_of_oneself' | undefined {
  if (kind !== 'cheat' || untaken.includes(stage)) return 'cheat_report_not_found';
  return resident === holder ? 'cheat_report_of_oneself' : undefined;
}
