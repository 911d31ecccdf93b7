import { ClockChip } from '../../ui/ClockChip.tsx';
import { useTexts } from '../texts/language.ts';
import { useWords } from '../use-words.ts';
import type { ClockView } from './clock.ts';

/** A clock as pie and words; `name` says which promise it measures. */
export function Clock({ clock, name }: { clock: ClockView; name?: string | undefined }) {
  const { t } = useTexts();
  const words = useWords();
  return (
    <ClockChip state={clock.state} left={clock.left}>
      {name !== undefined && `${name} `}
      {t(clock.says, { time: words(clock.span) })}
    </ClockChip>
  );
}
