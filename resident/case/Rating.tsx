import type { MyCase } from '../../contract/case-views.ts';
import { Card } from '../../ui/Card.tsx';
import { TextField } from '../../ui/Field.tsx';
import { AlertIcon } from '../../ui/icons.tsx';
import { LampRating, LampRatingShown } from '../../ui/LampRating.tsx';
import { problemAt } from '../report/problem-at.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';
import type { Confirmation } from './Confirm.tsx';
import { lampsOf, useLampWords } from './lamps.ts';

/** One to five lamps with a word each, and a sentence for who wants to say one. */
export function Rating({ confirmation }: { confirmation: Confirmation }) {
  const { t } = useTexts();
  const { lamps, words, missing, rate, write, problem } = confirmation;
  const named = useLampWords();
  const wrong = missing ? t('case.rateMissing') : problemAt(problem, 'rating');
  return (
    <Card>
      <div id="rating" className={styles.rating}>
        <LampRating
          label={t('case.rate')}
          words={[named(1), named(2), named(3), named(4), named(5)]}
          value={lamps}
          onChange={rate}
        />
        {wrong !== undefined && (
          <p className={styles.error} role="alert">
            <AlertIcon size={16} />
            {wrong}
          </p>
        )}
        <TextField
          label={t('case.rateWords')}
          rows={2}
          maxLength={500}
          value={words}
          error={problemAt(problem, 'words')}
          onChange={(event) => write(event.target.value)}
        />
      </div>
    </Card>
  );
}

/** The lamps that were given. */
export function Rated({ mine }: { mine: MyCase }) {
  const { t } = useTexts();
  const named = useLampWords();
  const lamps = lampsOf(mine.rating);
  if (!lamps) return null;
  return (
    <Card>
      <div className={styles.rated}>
        <span>{t('case.rated')}</span>
        <LampRatingShown value={lamps} word={named(lamps)} />
      </div>
    </Card>
  );
}
