import type { PublicCase } from '../../contract/bulletin.ts';
import { Card } from '../../ui/Card.tsx';
import { ClockChip } from '../../ui/ClockChip.tsx';
import { ClockRing } from '../../ui/ClockRing.tsx';
import { clockTime, localDate, monthAndDay } from '../dates.ts';
import { minutesInWords } from '../durations.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import styles from './Case.module.css';
import { answerClock } from './road.ts';

/** The promise of a first answer within its limit: the ring, the chip, and who has to answer. */
export function AnswerPromise({ found }: { found: PublicCase }) {
  const { t } = useWords();
  const clock = answerClock(found, useNow(30_000));
  if (clock.kind === 'none') return null;
  const left = clock.kind === 'running' || clock.kind === 'soon' ? clock.left : 0;
  return (
    <Card className={styles.promise}>
      {found.firstAnsweredAt === null && (
        <ClockRing
          left={left}
          figure={String(found.firstAnswerHours)}
          label={t('case.ring', { hours: found.firstAnswerHours })}
        />
      )}
      <div className={styles.promiseWords}>
        <div className={styles.promiseHead}>
          <h2>{t('case.clock')}</h2>
          <Chip found={found} clock={clock} />
        </div>
        <DueLine found={found} overdue={clock.kind === 'overdue'} />
      </div>
    </Card>
  );
}

function Chip({ found, clock }: { found: PublicCase; clock: ReturnType<typeof answerClock> }) {
  const { t, language } = useWords();
  const answered = found.firstAnsweredAt;
  switch (clock.kind) {
    case 'running':
    case 'soon':
      return (
        <ClockChip state={clock.kind === 'soon' ? 'soon' : 'normal'} left={clock.left}>
          {t('case.left', { time: minutesInWords(clock.minutes, t) })}
        </ClockChip>
      );
    case 'overdue':
      return (
        <ClockChip state="overdue">
          {t('case.overdueBy', { time: minutesInWords(clock.minutes, t) })}
        </ClockChip>
      );
    case 'met_late':
      return (
        <ClockChip state="overdue">
          {t('case.metLate', { time: minutesInWords(clock.minutes, t) })}
        </ClockChip>
      );
    default:
      return answered === null ? null : (
        <ClockChip state="met">
          {t('case.met', { time: monthAndDay(localDate(answered), language) })}
        </ClockChip>
      );
  }
}

function DueLine({ found, overdue }: { found: PublicCase; overdue: boolean }) {
  const { t, say, language } = useWords();
  if (found.firstAnsweredAt !== null) return null;
  const due = {
    date: monthAndDay(localDate(found.firstAnswerDueAt), language),
    time: clockTime(found.firstAnswerDueAt),
  };
  if (overdue) return <p className={styles.due}>{t('case.overdueLine', due)}</p>;
  return (
    <p className={styles.due}>
      {found.unit ? t('case.dueUnit', { ...due, unit: say(found.unit) }) : t('case.due', due)}
    </p>
  );
}
