import { Select } from 'antd';
import { caseKinds } from '../codes.ts';
import { useWords } from '../language.ts';
import tabStyles from '../split/ShowTabs.module.css';
import { ShowTabs } from '../split/ShowTabs.tsx';
import { AreaSelect } from './AreaSelect.tsx';
import styles from './QueueFilters.module.css';
import { type CaseKind, countOf, type QueueFilter, type QueuePage, shows } from './queue-filter.ts';

interface QueueFiltersProps {
  filter: QueueFilter;
  counts: QueuePage['counts'] | undefined;
  change: (part: Partial<QueueFilter>) => void;
}

/** The tabs with their counts, and below them what narrows every tab alike. */
export function QueueFilters({ filter, counts, change }: QueueFiltersProps) {
  const { t } = useWords();
  return (
    <div className={tabStyles.filters}>
      <ShowTabs
        label={t('queue.filters')}
        shows={shows}
        show={filter.show}
        onShow={(show) => change({ show })}
      >
        {(show) => (
          <>
            {t(`queue.show.${show}`)}
            {countOf(show, counts) !== undefined && (
              <span className={styles.count}>{countOf(show, counts)}</span>
            )}
          </>
        )}
      </ShowTabs>
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
      </div>
    </div>
  );
}
