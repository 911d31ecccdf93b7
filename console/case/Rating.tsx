import { LampRatingShown, type Lamps } from '../../ui/LampRating.tsx';
import { useWords } from '../language.ts';
import type { TextKey } from '../texts/zh-CN.ts';
import styles from './Signals.module.css';

const isLamps = (rating: number): rating is Lamps => [1, 2, 3, 4, 5].includes(rating);

const wordOf = {
  1: 'case.ratings.one',
  2: 'case.ratings.two',
  3: 'case.ratings.three',
  4: 'case.ratings.four',
  5: 'case.ratings.five',
} as const satisfies Record<Lamps, TextKey>;

/** What the resident thought of it, once they said so. */
export function Rating({ rating }: { rating: number | null }) {
  const { t } = useWords();
  if (rating === null || !isLamps(rating)) return null;
  return (
    <section className={styles.rating}>
      <h2 className={styles.heading}>{t('case.rating')}</h2>
      <LampRatingShown value={rating} word={t(wordOf[rating])} />
    </section>
  );
}
