import type { MyCase } from '../../contract/case-views.ts';
import { stampText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { Pictures } from './Pictures.tsx';
import { useFieldTexts } from './use-field-texts.ts';

interface CaseSeenProps {
  id: string;
  mine: MyCase;
}

/** What somebody wrote of it and showed, step by step, and what is asked of the reporter: it is read to them. */
export function CaseSeen({ id, mine: { words, photos, history, asked } }: CaseSeenProps) {
  const f = useFieldTexts();
  const { say, language } = useTexts();
  const now = useNow();
  const { client } = useField();
  const addressOf = (photo: string, size?: 'full' | 'thumb') => client.photoForUrl(id, photo, size);
  const telling = history.filter(
    (step) => step.kind !== 'reported' && (step.note !== '' || step.photos.length > 0),
  );
  return (
    <div className={styles.stack}>
      <p className={styles.words}>{words}</p>
      <Pictures photos={photos} addressOf={addressOf} />
      <ol className={styles.tasks} aria-label={f('cases.steps')}>
        {telling.map((step) => (
          <li key={step.seq}>
            <p className={styles.quiet}>
              {stampText(step.at, now, language)} ·{' '}
              {step.byReporter ? f('cases.themselves') : say(step.by)}
            </p>
            {step.note !== '' && <p className={styles.words}>{step.note}</p>}
            <Pictures photos={step.photos} addressOf={addressOf} />
          </li>
        ))}
      </ol>
      {asked !== null && (
        <p>
          <strong>{f('cases.asked', { words: asked })}</strong>
        </p>
      )}
    </div>
  );
}
