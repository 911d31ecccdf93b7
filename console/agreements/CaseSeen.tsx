import type { MyCase } from '../../contract/case-views.ts';
import { Thread } from '../../ui/Thread.tsx';
import { Photos } from '../case/Photos.tsx';
import { stepOf } from '../case/step-of.tsx';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import styles from './Agreements.module.css';

/** A case as its reporter reads it: what was answered and done, what it looks like by now, and what is asked of them. */
export function CaseSeen({ id, mine }: { id: string; mine: MyCase }) {
  const { t, say, language } = useWords();
  const { client } = useCounty();
  const now = useNow();
  const { words, photos, history, asked } = mine;
  const addressOf = (photo: string, size?: 'full' | 'thumb') => client.photoForUrl(id, photo, size);
  const steps = history.map((event) =>
    stepOf(event, {
      by: event.byReporter ? t('agreements.cases.theyThemselves') : say(event.by),
      time: momentInWords(event.at, now, language),
      addressOf,
    }),
  );
  return (
    <div className={styles.asked}>
      <p className={styles.said}>{words}</p>
      {photos.length > 0 && <Photos photos={photos} addressOf={addressOf} />}
      <Thread steps={steps} label={t('agreements.cases.steps')} />
      {asked !== null && (
        <p>
          <strong>{t('agreements.cases.asked', { words: asked })}</strong>
        </p>
      )}
    </div>
  );
}
