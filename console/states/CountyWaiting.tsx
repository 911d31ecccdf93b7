import type { UseQueryResult } from '@tanstack/react-query';
import type { County } from '../../contract/areas.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useWords } from '../language.ts';
import { Failed } from './Failed.tsx';
import { Opening } from './Opening.tsx';
import styles from './states.module.css';

/** Before the county is known: on its way, not reached, or none there. */
export function CountyWaiting({ query }: { query: UseQueryResult<County[]> }) {
  const { t } = useWords();
  if (query.isPending) return <Opening />;
  return (
    <main>
      {query.isError ? (
        <Failed error={query.error} retry={() => query.refetch()} level={1} />
      ) : (
        <div className={styles.middle}>
          <ErrorState
            title={t('states.unknownCounty')}
            line={t('states.unknownCountyWords')}
            level={1}
          />
        </div>
      )}
    </main>
  );
}
