import type { PublicRulebook } from '../../contract/rules.ts';
import { grouped } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './Rules.module.css';

/** The levels, each with the points it starts at; a county without levels shows none. */
export function Levels({
  levels,
  note,
}: {
  levels: PublicRulebook['levels'];
  note: PublicRulebook['levelsNote'];
}) {
  const { t, say } = useWords();
  if (levels.length === 0) return null;
  return (
    <section className={styles.closing}>
      <h2>{t('rules.levels')}</h2>
      {note !== null && <p className={styles.sentence}>{say(note)}</p>}
      <ol className={styles.levels}>
        {levels.map((level) => (
          <li key={level.from} className={styles.level}>
            <span>{say(level.name)}</span>
            <span>
              <span className={styles.levelFigure}>{grouped(level.from)}</span>
              {t('rules.levelFrom')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
