import type { ReactNode } from 'react';
import type { BulletinEntry } from '../../contract/bulletin.ts';
import { LampRatingShown } from '../../ui/LampRating.tsx';
import { hoursInWords } from '../durations.ts';
import { useWords } from '../language.ts';
import styles from './BulletinEntry.module.css';
import { ratingOf } from './rating.ts';

/** What, where, who was responsible, how long, and what the resident thought of it. */
export function EntryFacts({ entry }: { entry: BulletinEntry }) {
  const { t, say } = useWords();
  const rating = ratingOf(entry.rating);
  return (
    <>
      {entry.words !== '' && <p className={styles.quote}>“{entry.words}”</p>}
      <dl className={styles.facts}>
        <Fact name={t('bulletin.code')}>
          <span className={styles.code}>{entry.code}</span>
        </Fact>
        <Fact name={t('bulletin.category')}>{say(entry.categoryName)}</Fact>
        <Fact name={t('bulletin.place')}>{entry.place}</Fact>
        <Fact name={t('bulletin.unit')}>{entry.unit ? say(entry.unit) : t('bulletin.noUnit')}</Fact>
        <Fact name={t('bulletin.total')}>{hoursInWords(entry.totalHours, t)}</Fact>
        <Fact name={t('bulletin.rating')}>
          {rating ? (
            <LampRatingShown value={rating.lamps} word={t(rating.word)} />
          ) : (
            t('bulletin.noRating')
          )}
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
