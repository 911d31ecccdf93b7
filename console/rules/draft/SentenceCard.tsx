import { useWords } from '../../language.ts';
import { changedWords } from '../changed-words.ts';
import type { Reading } from '../types.ts';
import styles from './draft.module.css';

type Sentence = Reading['campaigns'][number];

interface SentenceCardProps {
  said: Reading['rules'][number] | undefined;
  /** The same rule in the version that the draft would follow. */
  was: Sentence | undefined;
}

/** The sentence that residents will read, with what changed in it. */
export function SentenceCard({ said, was }: SentenceCardProps) {
  const { t, say, language } = useWords();
  const other = language === 'en' ? 'zh' : 'en';
  return (
    <section className={styles.card} aria-labelledby="sentence">
      <div className={styles.cardHead}>
        <h2 id="sentence">{t('rules.sentence.heading')}</h2>
        <b>{t('rules.sentence.live')}</b>
      </div>
      {said === undefined ? (
        <p className={styles.sentence}>{t('rules.sentence.waiting')}</p>
      ) : (
        <>
          <p className={styles.sentence} data-sentence="reader" aria-live="polite">
            <Compared before={was && say(was)} after={say(said.sentence)} />
          </p>
          <p
            className={styles.otherSentence}
            lang={other === 'en' ? 'en' : 'zh-CN'}
            data-sentence="other"
          >
            {said.sentence[other]}
          </p>
          {said.example !== null && (
            <p className={styles.example}>
              <b>{t('rules.sentence.example')}</b>
              {say(said.example)}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** A sentence with what is gone struck and what is new marked; too different, the old one stands above. */
export function Compared({ before, after }: { before: string | undefined; after: string }) {
  const pieces = before === undefined || before === after ? undefined : changedWords(before, after);
  if (pieces === undefined) return <>{after}</>;
  return (
    <>
      {pieces.map(({ kind, text }, place) => {
        const key = `${place}:${text}`;
        if (kind === 'gone') return <del key={key}>{text}</del>;
        return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
      })}
    </>
  );
}
