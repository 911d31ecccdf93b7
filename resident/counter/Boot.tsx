import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { County } from '../../contract/areas.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { createQueries } from '../api.ts';
import { findCounty, rememberedCounty } from '../county.ts';
import { Mishap } from '../frame/Mishap.tsx';
import { useTexts } from '../texts/language.ts';
import { App } from './App.tsx';
import styles from './Counter.module.css';

const queries = createQueries();

/** The county that the address speaks of, as this device last saw it where there is no network. */
export function Boot() {
  const [county, setCounty] = useState<County | undefined>(() => rememberedCounty(location.search));
  const [failed, setFailed] = useState(false);
  const find = () => {
    setFailed(false);
    findCounty(location.search)
      .then((found) => setCounty((before) => (before?.county === found?.county ? before : found)))
      .catch(() => setFailed(true));
  };
  useEffect(find, []);
  if (county === undefined) return <Waiting failed={failed} onRetry={find} />;
  return (
    <Mishap>
      <QueryClientProvider client={queries}>
        <App county={county.county} />
      </QueryClientProvider>
    </Mishap>
  );
}

function Waiting({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const { t } = useTexts();
  const kind = navigator.onLine ? 'server' : 'offline';
  return (
    <main className={styles.page}>
      {failed ? (
        <ErrorState
          level={1}
          title={t(`failed.${kind}Title`)}
          line={t(`failed.${kind}Line`)}
          action={
            <Button wide onClick={onRetry}>
              {t('retry')}
            </Button>
          }
        />
      ) : (
        <Skeleton label={t('loading')} figure />
      )}
    </main>
  );
}
