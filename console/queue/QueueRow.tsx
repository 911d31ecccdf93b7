import { Link } from 'wouter';
import type { CaseSummary } from '../../contract/case-views.ts';
import { classes } from '../../ui/classes.ts';
import { CaseClock } from '../case/CaseClock.tsx';
import { stageWord } from '../case/stage-word.ts';
import { clockThatRuns } from '../clocks.ts';
import { useWords } from '../language.ts';
import styles from './QueueRow.module.css';

interface QueueRowProps {
  one: CaseSummary;
  isOpen: boolean;
  /** Left out where nothing can be chosen; `toggle` where this one can. */
  choice?: { chosen: boolean; toggle: (() => void) | undefined } | undefined;
}

/** One case in two lines: what and how long still; where and who is to act. */
export function QueueRow({ one, isOpen, choice }: QueueRowProps) {
  const { t, say } = useWords();
  const [name, clock] = clockThatRuns(one);
  const clocked = one.stage !== 'refused';
  return (
    <li
      className={classes(
        styles.row,
        isOpen && styles.open,
        choice && styles.choosing,
        choice?.chosen && styles.chosen,
      )}
      data-code={one.code}
    >
      {choice?.toggle && (
        <label className={styles.choice}>
          <input
            type="checkbox"
            aria-label={t('several.choose', { title: one.title })}
            aria-keyshortcuts="X"
            checked={choice.chosen}
            onChange={choice.toggle}
          />
        </label>
      )}
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
