import * as cases from '../../../server/features/cases/service.ts';
import * as supervisions from '../../../server/features/supervisions/service.ts';
import { addDays, localDate } from '../../../server/platform/calendar.ts';
import { isRefusal } from '../../../server/platform/refusal.ts';
import type { Step } from './plan.ts';
import type { CaseSoFar, StepContext } from './take-step.ts';

/* What happens to a case aside from its road: given back, paused, asked about because it is late. */

const daysAfter = ({ at }: Step, days: number) => addDays(localDate(at), days);

/** One of these steps through the service that the screens use. */
export function moveAside(
  { deps, actors, key, unit }: StepContext,
  step: Extract<Step, { do: 'hand_back' | 'pause' | 'answer_slip' }>,
  { code, slip }: CaseSoFar,
) {
  const { note } = step;
  switch (step.do) {
    case 'hand_back': {
      const { reason } = step;
      return cases.handBackCase(deps, actors.ofUnit(unit, key), { code, reason, note });
    }
    case 'pause': {
      const pause = { reason: step.reason, until: daysAfter(step, step.untilDays) };
      return cases.pauseCase(deps, actors.inRole('dispatcher', key), { code, ...pause, note });
    }
    case 'answer_slip':
      return supervisions.answerSupervision(deps, actors.ofUnit(unit, key), {
        id: slip ?? '',
        words: note,
        promisedOn: daysAfter(step, step.promisedDays),
      });
  }
}

/** A leader asks why it is late. @throws when it is refused. */
export async function supervise(
  { deps, actors, key }: StepContext,
  { note: words, replyHours }: Extract<Step, { do: 'supervise' }>,
  sofar: CaseSoFar,
): Promise<CaseSoFar> {
  const { code } = sofar;
  const ask = actors.inRole('leader', key);
  const slip = await supervisions.superviseCase(deps, ask, { code, words, replyHours });
  if (isRefusal(slip)) throw new Error(`${key}: ${slip.code}`);
  return { ...sofar, slip: slip.id };
}
