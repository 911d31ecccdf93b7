import type { FieldTask } from '../../contract/field-work.ts';
import { ClockChip } from '../../ui/ClockChip.tsx';
import { Clock } from '../cases/Clock.tsx';
import { clockNamed } from '../cases/clock.ts';
import { useTexts } from '../texts/language.ts';
import { useFieldTexts } from './use-field-texts.ts';

/** By when an errand is due, and what it is that is due: as the desk shows it. */
export function TaskClock({ task, now }: { task: FieldTask; now: number }) {
  const f = useFieldTexts();
  const { t } = useTexts();
  const { clock, running } = task;
  const named = running ? clockNamed(running, clock, now) : undefined;
  // To the worker it is not “please confirm”, and the reporter is never late.
  if (running === 'confirmation')
    return named ? (
      <Clock clock={named.clock} name={f('clock.confirmation')} />
    ) : (
      <ClockChip state="soon" left={0}>
        {f('clock.silent')}
      </ClockChip>
    );
  return named ? <Clock clock={named.clock} name={t(named.name)} /> : null;
}
