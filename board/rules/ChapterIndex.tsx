import { Link } from 'wouter';
import type { PublicRulebook } from '../../contract/rules.ts';
import { useWords } from '../language.ts';
import styles from './Rules.module.css';

/** The chapters at the side of a wide page, in a row above a narrow one. */
export function ChapterIndex({ chapters }: { chapters: PublicRulebook['chapters'] }) {
  const { t, say } = useWords();
  return (
    <nav className={styles.index} aria-label={t('rules.chapters')}>
      <ul className={styles.indexList}>
        {chapters.map(({ number, name }) => (
          <li key={number}>
            <Link href={`/rules/${number}`} className={styles.indexLink}>
              <span className={styles.indexNumber}>{number}</span>
              {say(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
