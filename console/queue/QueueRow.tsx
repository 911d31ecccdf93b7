import { Link } from 'wouter';
import type { CaseSummary } from '../../contract/cases.ts';
import { classes } from '../../ui/classes.ts';
import { CaseClock } from '../case/CaseClock.tsx';
import { stageWord } from '../case/stage-word.ts';
import { clockThatRuns } from '../clocks.ts';
import { useWords } from '../language.ts';
import styles from './QueueRow.module.css';

/** One case in two lines: what and how long still; where and who is to act. */
export function QueueRow({ one, isOpen }: { one: CaseSummary; isOpen: boolean }) {
  const { t, say } = useWords();
  const [name, clock] = clockThatRuns(one);
  const clocked = one.stage !== 'refused';
  return (
    <li className={classes(styles.row, isOpen && styles.open)} data-code={one.code}>
      <div className={styles.line}>
        <Link
          href={`/queue/${one.code}`}
          className={classes(styles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {one.title}
        </Link>
        {clocked && <CaseClock name={name} clock={clock} />}
      </div>
      <div className={styles.line}>
        <span className={styles.where}>
          <span className={classes(styles.code, 'figures')}>{one.code}</span>
          <span className={styles.grid}>
            {one.gridName ? say(one.gridName) : t('queue.noGrid')}
          </span>
        </span>
        <span className={styles.what}>
          {say(one.categoryName)}
          {' · '}
          <b>{t(stageWord(one))}</b>
          {one.reopened > 0 && (
            <span className={styles.reopened}>
              {' · '}
              {t('queue.reopened', { count: one.reopened })}
            </span>
          )}
        </span>
      </div>
    </li>
  );
}
