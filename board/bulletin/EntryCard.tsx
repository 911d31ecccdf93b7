import { Link } from 'wouter';
import type { BulletinEntry } from '../../contract/bulletin.ts';
import { LampRatingShown } from '../../ui/LampRating.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { monthAndDay } from '../dates.ts';
import { hoursInWords } from '../durations.ts';
import { useWords } from '../language.ts';
import { BeforeAfter } from './BeforeAfter.tsx';
import styles from './Bulletin.module.css';
import { ratingOf } from './rating.ts';

/** One solved case among many. */
export function EntryCard({ entry, level = 2 }: { entry: BulletinEntry; level?: 2 | 3 }) {
  const { t, say, language } = useWords();
  const rating = ratingOf(entry.rating);
  const Heading = `h${level}` as const;
  return (
    <li className={styles.card}>
      <BeforeAfter
        title={entry.title}
        before={entry.before[0]}
        after={entry.after[0]}
        size="thumb"
      />
      <div className={styles.words}>
        <Heading className={styles.title}>
          <Link href={`/bulletin/${entry.id}`} className="stretched">
            {entry.title}
          </Link>
        </Heading>
        <p className={styles.meta}>
          {entry.place} · {say(entry.categoryName)}
        </p>
        {entry.before.length + entry.after.length === 0 && entry.words !== '' && (
          <p className={styles.quote}>“{entry.words}”</p>
        )}
        <p className={styles.meta}>
          {monthAndDay(entry.closedOn, language)} ·{' '}
          {t('bulletin.took', { time: hoursInWords(entry.totalHours, t) })}
        </p>
        <div className={styles.outcome}>
          {entry.confirmed ? (
            <StateTag state="settled">{t('bulletin.confirmed')}</StateTag>
          ) : (
            <StateTag state="quiet">{t('bulletin.unconfirmed')}</StateTag>
          )}
          {rating && <LampRatingShown value={rating.lamps} word={t(rating.word)} />}
        </div>
      </div>
    </li>
  );
}
