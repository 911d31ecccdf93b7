import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '../../contract/residents.ts';
import { useApi, useMe } from '../api.ts';
import { useNews } from '../notices/use-news.ts';
import { ResidentContext } from '../resident-here.ts';
import { isWalkHere, profilePutOff, rememberedResident, rememberResident } from '../session.ts';
import { Failed } from './Failed.tsx';
import { Meanwhile } from './Meanwhile.tsx';
import styles from './Screen.module.css';

/** What sends reports is fetched while the first screen is drawn. */
const QueueOf = lazy(() => import('../report/QueueOf.tsx'));

/** A phone seen for the first time has neither name nor grid. */
export const isIncomplete = (me: Me) => me.name === null || me.grid === null;

/**
 * Lets residents through. A 401 leads to the sign-in by itself (api.ts); without a network whoever
 * used this phone last may go on with what the phone holds, above all with a report.
 */
export function Gate({ children }: { children: ReactNode }) {
  const me = useMe();
  const [path, go] = useLocation();
  const first = me.data && isIncomplete(me.data) && path === '/' && !profilePutOff();
  useEffect(() => {
    if (me.data) rememberResident(me.data.id);
  }, [me.data]);
  useEffect(() => {
    if (first) go('/profile', { replace: true });
  }, [first, go]);
  const resident = me.data?.id ?? rememberedResident();
  useWalkOn(resident);
  useNews(me.data !== undefined);
  if (first) return <Meanwhile />;
  if (resident !== null)
    return (
      <ResidentContext value={resident}>
        <QueueOf key={resident} resident={resident}>
          {children}
        </QueueOf>
      </ResidentContext>
    );
  if (me.isPending) return <Meanwhile />;
  return (
    <main className={styles.waiting}>
      <Failed error={me.error} onRetry={() => void me.refetch()} />
    </main>
  );
}

/** What the phone recorded, or had to tell, when it stopped goes on, whatever page it opens again. */
function useWalkOn(resident: string | null) {
  const { client } = useApi();
  const queries = useQueryClient();
  useEffect(() => {
    if (resident === null || !isWalkHere()) return;
    const walkOn = async () => {
      const { recorderOf } = await import('../patrol/use-recorder.ts');
      recorderOf(client, queries, resident);
    };
    walkOn().catch(() => undefined);
  }, [client, queries, resident]);
}
