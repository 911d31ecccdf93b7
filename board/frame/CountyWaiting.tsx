import type { UseQueryResult } from '@tanstack/react-query';
import type { County } from '../../contract/areas.ts';
import { Logo } from '../../ui/drawings/Logo.tsx';
import { Umbrella } from '../../ui/drawings/Umbrella.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { FetchFailed } from './FetchFailed.tsx';
import styles from './frame.module.css';

/** Before the county is known there is nothing else to show: the logo, or the reason. */
export function CountyWaiting({ query }: { query: UseQueryResult<County[]> }) {
  const { t } = useWords();
  if (query.isPending)
    return (
      <main className={styles.alone} aria-busy="true">
        <Logo size={56} />
        <h1 className={styles.quietTitle}>{t('state.county')}</h1>
      </main>
    );
  if (query.isError)
    return (
      <main className={styles.alone}>
        <FetchFailed error={query.error} retry={() => void query.refetch()} level={1} />
      </main>
    );
  return (
    <main className={styles.alone}>
      <EmptyState
        drawing={<Umbrella />}
        title={t('state.noCountyTitle')}
        line={t('state.noCountyLine')}
        level={1}
      />
    </main>
  );
}
