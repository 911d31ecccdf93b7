import type { MyCase } from '../../contract/case-views.ts';
import { Card } from '../../ui/Card.tsx';
import { ClockRing } from '../../ui/ClockRing.tsx';
import { Clock } from '../cases/Clock.tsx';
import { clockView } from '../cases/clock.ts';
import { untilWords } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import styles from './Sent.module.css';

const hourMs = 3_600_000;

/** The promise of a first answer as a ring, with who owes it and until when. */
export function FirstAnswer({ mine }: { mine: MyCase }) {
  const { t, say, language } = useTexts();
  const words = useWords();
  const now = useNow();
  const { startedAt, dueAt } = mine.firstAnswer;
  const clock = clockView(mine.firstAnswer, now);
  if (!clock) return null;
  const promised = Math.round((Date.parse(dueAt) - Date.parse(startedAt)) / hourMs);
  const unit = mine.unit ? say(mine.unit) : t('sent.someone');
  const time = words(untilWords(dueAt, now, language));
  return (
    <Card>
      <div className={styles.answer}>
        <ClockRing left={clock.left} figure={String(promised)} />
        <div className={styles.answerWords}>
          <h2 className={styles.answerTitle}>
            {t('clock.first')} <Clock clock={clock} />
          </h2>
          <p className={styles.quiet}>{t('sent.answerBy', { unit, time })}</p>
        </div>
      </div>
    </Card>
  );
}
