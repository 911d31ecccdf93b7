import { Link } from 'wouter';
import type { Work } from '../../contract/workbench.ts';
import { classes } from '../../ui/classes.ts';
import { AlertIcon, HourglassIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { places } from './places.tsx';
import styles from './workbench.module.css';

/** One kind of work: how much, how much of it is late or due today, and the way to it. */
export function WorkCard({ work: { kind, turn, count, dueToday, overdue } }: { work: Work }) {
  const { t } = useWords();
  const { to, icon } = places[kind];
  // A list of what is late says so by its name.
  const late = kind === 'cases_overdue' ? 0 : (overdue ?? 0);
  const today = kind === 'cases_soon' ? 0 : (dueToday ?? 0);
  return (
    <li
      className={classes(
        styles.card,
        (overdue ?? 0) > 0 && styles.late,
        turn === 'watch' && styles.watched,
      )}
    >
      <div className={styles.name}>
        {icon}
        <Link href={to} className={classes(styles.link, 'stretched')}>
          {t(`workbench.kinds.${kind}`)}
        </Link>
      </div>
      <p className={styles.count}>
        <span className={styles.figure}>{count}</span> {t('workbench.unit')}
      </p>
      <p className={styles.says}>
        {late > 0 && (
          <span className={classes(styles.chip, styles.overdue)}>
            <AlertIcon size={14} />
            {t('workbench.overdue', { count: late })}
          </span>
        )}
        {today > 0 && (
          <span className={classes(styles.chip, styles.today)}>
            <HourglassIcon size={14} />
            {t('workbench.dueToday', { count: today })}
          </span>
        )}
        {late + today === 0 && <span className={styles.what}>{t(`workbench.what.${kind}`)}</span>}
      </p>
    </li>
  );
}
