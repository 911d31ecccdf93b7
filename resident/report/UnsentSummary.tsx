import { LampRatingShown } from '../../ui/LampRating.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { lampsOf, useLampWords } from '../case/lamps.ts';
import { useTexts } from '../texts/language.ts';
import type { OutboxView } from './outbox.ts';
import styles from './Report.module.css';

/** What a report or a reply says, and how far it is: its lamps, its first photo, its first words, its photos that arrived. */
export function UnsentSummary({ view }: { view: OutboxView }) {
  const { t } = useTexts();
  const { draft } = view;
  const [first] = draft.photos;
  const named = useLampWords();
  const lamps = lampsOf(draft.rating);
  const picture = first && view.pictures.get(first.key);
  const done = draft.photos.filter(({ uploaded }) => uploaded !== null).length;
  return (
    <div className={styles.kept}>
      {picture !== undefined && <img className={styles.keptPicture} src={picture} alt="" />}
      <div className={styles.keptWords}>
        {lamps && <LampRatingShown value={lamps} word={named(lamps)} />}
        {(draft.words !== '' || !lamps) && (
          <strong>{draft.words.slice(0, 24) || t('home.draftLine')}</strong>
        )}
        {draft.photos.length > 0 && (
          <span className={styles.quiet}>
            {t('report.photosSent', { done, count: draft.photos.length })}
          </span>
        )}
        {draft.problem && <span className={styles.why}>{draft.problem.title}</span>}
      </div>
      <UnsentTag view={view} />
    </div>
  );
}

function UnsentTag({ view }: { view: OutboxView }) {
  const { t } = useTexts();
  if (view.draft.phase === 'writing')
    return <StateTag state="quiet">{t('report.draftTag')}</StateTag>;
  const tag = view.doing === 'rest' || !view.reached ? 'waitingTag' : 'sendingTag';
  return <StateTag state="waiting">{t(`report.${tag}`)}</StateTag>;
}
