import type { ClockName } from '../../contract/case-road.ts';
import type { Clock } from '../../contract/case-views.ts';
import { ClockChip } from '../../ui/ClockChip.tsx';
import { readClock } from '../clocks.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';

interface CaseClockProps {
  name: ClockName;
  clock: Clock;
  /** Writes which clock it is; otherwise it is only said aloud. */
  named?: boolean | undefined;
}

/** One of a case's clocks as a chip. */
export function CaseClock({ name, clock, named = false }: CaseClockProps) {
  const { t } = useWords();
  const { state, left, words, values } = readClock(name, clock, useNow());
  const speaksForItself = state === 'met';
  return (
    <ClockChip state={state} left={left}>
      {!speaksForItself && (
        <span className={named ? undefined : 'visually-hidden'}>{t(`clocks.${name}`)} </span>
      )}
      {t(words, values)}
    </ClockChip>
  );
}
