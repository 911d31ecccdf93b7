import type { PointsFigures } from '../../contract/awards.ts';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { presentMs } from '../../ui/now.ts';
import { PointsBar, type PointsPart } from '../../ui/PointsBar.tsx';
import { PointsFigure, pointsText } from '../../ui/PointsFigure.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { dayText } from '../dates.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Points.module.css';

const nearDays = 90;

/** Only what lapses soon is drawn as lapsing; a date next year alarms nobody. */
const isNear = (date: string) => Date.parse(date) - presentMs() < nearDays * 86_400_000;

/** The figures as one bar whose textures are the legend, and the sentence about what lapses. */
export function Figures({ points }: { points: PointsFigures }) {
  const { t, language } = useTexts();
  const { spendable, provisional, held, scheduled, queued, lapsingNext } = points;
  const lapsing = lapsingNext && isNear(lapsingNext.on) ? lapsingNext.points : 0;
  const parts: PointsPart[] = [
    { kind: 'settled', points: spendable - lapsing },
    ...(lapsing > 0
      ? [{ kind: 'lapsing', points: lapsing, label: t('statement.lapsing') } as const]
      : []),
    { kind: 'provisional', points: provisional, label: t('statement.provisional') },
    { kind: 'held', points: held, label: t('statement.held') },
  ];
  return (
    <Card>
      <div className={styles.figureHead}>
        <div>
          <div className={styles.quiet}>{t('statement.spendable')}</div>
          <PointsFigure points={spendable} size="xl" unit={t('points')} />
        </div>
        {scheduled > 0 && (
          <div className={styles.scheduled}>
            <div className={styles.quiet}>{t('statement.scheduled')}</div>
            <PointsFigure signed points={scheduled} state="provisional" unit={t('points')} />
          </div>
        )}
        {queued > 0 && (
          <div className={styles.scheduled}>
            <div className={styles.quiet}>{t('statement.queued')}</div>
            <PointsFigure signed points={queued} state="provisional" unit={t('points')} />
          </div>
        )}
      </div>
      <PointsBar parts={parts} />
      {points.owed > 0 && (
        <div className={styles.owed}>
          <Refusal
            still
            why={t('statement.owed', { points: pointsText(points.owed) })}
            whatToDo={t('statement.owedHow')}
          />
        </div>
      )}
      {points.household !== null && points.household > 0 && (
        <>
          <div className={styles.side}>
            <span>{t('statement.household')}</span>
            <PointsFigure points={points.household} size="s" unit={t('points')} />
          </div>
          <p className={styles.quiet}>{t('statement.householdUse')}</p>
        </>
      )}
      <p className={styles.lapsing}>
        {lapsingNext
          ? t('statement.lapsingLine', {
              points: pointsText(lapsingNext.points),
              day: dayText(lapsingNext.on, presentMs(), language),
            })
          : t('statement.lapsingNone')}
      </p>
      <div className={styles.ways}>
        {lapsingNext && (
          <a className={classes('roomy-link', styles.origin)} href={paths.lapsing}>
            {t('statement.lapsingLink')}
          </a>
        )}
        <a className={classes('roomy-link', styles.origin)} href={paths.origin}>
          {t('origin.link')}
        </a>
      </div>
    </Card>
  );
}
