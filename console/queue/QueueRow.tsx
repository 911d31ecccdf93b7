import type { CaseSummary } from '../../contract/cases.ts';
import { classes } from '../../ui/classes.ts';
import { CaseClock } from '../case/CaseClock.tsx';
import { stageWord } from '../case/stage-word.ts';
import { clockThatRuns } from '../clocks.ts';
import { useWords } from '../language.ts';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import styles from './QueueRow.module.css';

/** One case in two lines: what and how long still; where and who is to act. */
export function QueueRow({ one, isOpen }: { one: CaseSummary; isOpen: boolean }) {
  const { t, say } = useWords();
  const [name, clock] = clockThatRuns(one);
  const clocked = one.stage !== 'refused';
  return (
    <ListRow
      href={`/queue/${one.code}`}
      isOpen={isOpen}
      title={one.title}
      aside={clocked && <CaseClock name={name} clock={clock} />}
      code={one.code}
    >
      <span className={rowStyles.where}>
        <span className={classes(rowStyles.code, 'figures')}>{one.code}</span>
        <span className={rowStyles.grid}>
          {one.gridName ? say(one.gridName) : t('queue.noGrid')}
        </span>
      </span>
      <span className={rowStyles.what}>
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
    </ListRow>
  );
}
