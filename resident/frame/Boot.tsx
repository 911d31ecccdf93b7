import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { County } from '../../contract/areas.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { App } from '../App.tsx';
import { type Api, ApiContext, createApi, createQueries } from '../api.ts';
import { findCounty, rememberedCounty } from '../county.ts';
import { useTexts } from '../texts/language.ts';
import { Mishap } from './Mishap.tsx';
import styles from './Screen.module.css';

const queries = createQueries();

/** Finds the county that the address speaks of; nothing else can be asked before. */
export function Boot() {
  const [api, setApi] = useState<Api | undefined>(() => apiOf(rememberedCounty(location.search)));
  const [failed, setFailed] = useState(false);
  const find = () => {
    setFailed(false);
    findCounty(location.search)
      .then((county) => {
        if (!county) setFailed(true);
        setApi((before) => (sameCounty(before, county) ? before : apiOf(county)));
      })
      .catch(() => setFailed(true));
  };
  useEffect(find, []);
  if (!api) return <Waiting failed={failed} onRetry={find} />;
  return (
    <Mishap>
      <QueryClientProvider client={queries}>
        <ApiContext value={api}>
          <App />
        </ApiContext>
      </QueryClientProvider>
    </Mishap>
  );
}

const apiOf = (county: County | undefined) => county && createApi(county);

const sameCounty = (api: Api | undefined, county: County | undefined) =>
  JSON.stringify(api?.county) === JSON.stringify(county);

function Waiting({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const { t } = useTexts();
  const again = (
    <Button wide onClick={onRetry}>
      {t('retry')}
    </Button>
  );
  const kind = navigator.onLine ? 'server' : 'offline';
  return (
    <main className={styles.waiting}>
      {failed ? (
        <ErrorState
          level={1}
          title={t(`failed.${kind}Title`)}
          line={t(`failed.${kind}Line`)}
          action={again}
        />
      ) : (
        <>
          <h1 className="visually-hidden">{t('product')}</h1>
          <Skeleton label={t('loading')} figure />
        </>
      )}
    </main>
  );
}
