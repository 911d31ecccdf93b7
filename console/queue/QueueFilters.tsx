import { Select } from 'antd';
import type { ReactNode } from 'react';
import { caseKinds } from '../codes.ts';
import { useWords } from '../language.ts';
import { AreaSelect } from './AreaSelect.tsx';
import styles from './QueueFilters.module.css';
import { type CaseKind, countOf, type QueueFilter, type QueuePage, shows } from './queue-filter.ts';

interface QueueFiltersProps {
  filter: QueueFilter;
  counts: QueuePage['counts'] | undefined;
  change: (part: Partial<QueueFilter>) => void;
  /** What can be done with the whole list, at the end of the line. */
  tools: ReactNode;
}

/** The tabs with their counts, and below them what narrows every tab alike. */
export function QueueFilters({ filter, counts, change, tools }: QueueFiltersProps) {
  const { t } = useWords();
  return (
    <div className={styles.filters}>
      <fieldset className={styles.tabs} aria-label={t('queue.filters')}>
        {shows.map((show) => (
          <button
            key={show}
            type="button"
            className={styles.tab}
            data-show={show}
            aria-pressed={filter.show === show}
            onClick={() => change({ show })}
          >
            {t(`queue.show.${show}`)}
            {countOf(show, counts) !== undefined && (
              <span className={styles.count}>{countOf(show, counts)}</span>
            )}
          </button>
        ))}
      </fieldset>
      <div className={styles.narrow}>
        <Select<CaseKind | ''>
          className={styles.select ?? ''}
          aria-label={t('queue.kind')}
          value={filter.kind}
          options={[
            { value: '', label: t('queue.kindAll') },
            ...caseKinds.map((value) => ({ value, label: t(`queue.kinds.${value}`) })),
          ]}
          onChange={(kind) => change({ kind })}
        />
        <AreaSelect
          className={styles.select ?? ''}
          area={filter.area}
          onChange={(area) => change({ area })}
        />
        {tools}
      </div>
    </div>
  );
}
