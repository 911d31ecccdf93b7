import type { Award } from '../../contract/awards.ts';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { AwardRow } from '../points/AwardRow.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Origin.module.css';

export interface UncertainProps {
  figure: 'provisional' | 'held' | 'scheduled' | 'queued';
  points: number;
  awards: readonly Award[];
}

/** A figure that is not settled yet, with the awards that it is made of. */
export function Uncertain({ figure, points, awards }: UncertainProps) {
  const { t } = useTexts();
  if (awards.length === 0) return null;
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t(`statement.${figure}`)}</h2>
        <PointsFigure
          points={points}
          state={figure === 'held' ? 'held' : 'provisional'}
          unit={t('points')}
        />
      </div>
      <ul className={classes(styles.list, styles.awards)}>
        {awards.map((award) => (
          <li key={award.id}>
            <AwardRow award={award} linked />
          </li>
        ))}
      </ul>
    </Card>
  );
}
