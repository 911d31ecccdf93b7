import type { Sentence } from '../../contract/values.ts';
import { useWords } from '../language.ts';
import styles from './Rules.module.css';

/** What holds for the whole book: a heading and its sentences, those that are there. */
export function Closing({ title, sentences }: { title: string; sentences: (Sentence | null)[] }) {
  const { say } = useWords();
  return (
    <section className={styles.closing}>
      <h2>{title}</h2>
      {sentences
        .filter((sentence) => sentence !== null)
        .map((sentence) => (
          <p key={sentence.zh} className={styles.sentence}>
            {say(sentence)}
          </p>
        ))}
    </section>
  );
}
