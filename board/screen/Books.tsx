import type { ReactNode } from 'react';
import type { BoardFigures } from '../../contract/bulletin.ts';
import { AlertIcon, CheckIcon } from '../../ui/icons.tsx';
import { PointsFigure, pointsText } from '../../ui/PointsFigure.tsx';
import { clockTime, monthName } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './Books.module.css';

/** The books of this month, and the one figure that must be zero. */
export function Books({ books }: { books: BoardFigures['books'] }) {
  const { t, language } = useWords();
  const balanced = books.sum === 0;
  return (
    <section className={styles.books} aria-labelledby="books">
      <h2 id="books">{t('screen.books', { month: monthName(books.checkedAt, language) })}</h2>
      <dl>
        <Line name={t('screen.settled')}>
          <PointsFigure points={books.settledThisMonth} />
        </Line>
        <Line name={t('screen.provisional')}>
          <PointsFigure points={books.provisional} state="provisional" />
        </Line>
        <Line name={t('screen.sum')}>
          <span className={balanced ? styles.balanced : styles.unbalanced}>
            {balanced ? <CheckIcon size={24} /> : <AlertIcon size={24} />}
            <span>{t(balanced ? 'screen.balanced' : 'screen.unbalanced')}</span>
          </span>
          <span className={styles.sum}>{pointsText(books.sum)}</span>
        </Line>
      </dl>
      <p className={styles.checked}>{t('screen.checked', { time: clockTime(books.checkedAt) })}</p>
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
