import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { RouteName } from '../../contract/table.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { keepLanguage, keptDrafts } from './kept-draft.ts';
import type { Outbox, OutboxView } from './outbox.ts';
import { Queue, type QueueView } from './queue.ts';
import { sendWhenClosed } from './send-when-closed.ts';

/** What a report adds to: the resident's own lists, and a child's in whose name it was made. */
const changedByReport: readonly RouteName[] = [
  'listMyCases',
  'getMyPoints',
  'listMyAwards',
  'getMyHousehold',
];

const QueueContext = createContext<Queue | undefined>(undefined);

/** One queue for the signed-in resident, alive on every screen, so that what waits goes out anywhere. */
export function QueueOf({ resident, children }: { resident: string; children: ReactNode }) {
  const { client } = useApi();
  const { language } = useTexts();
  const queries = useQueryClient();
  const queue = useMemo(
    () =>
      new Queue({
        client,
        kept: keptDrafts(client.county, resident),
        onWaiting: sendWhenClosed,
        onReported: (reported, id) => {
          const { code } = reported;
          queries.setQueryData(client.key('getMyCase', { params: { code } }), reported);
          for (const changed of changedByReport)
            void queries.invalidateQueries({ queryKey: [client.county, changed] });
          if (location.hash === paths.unsentReport(id))
            navigate(`/sent/${code}`, { replace: true });
        },
      }),
    [client, resident, queries],
  );
  useEffect(() => queue.start(), [queue]);
  useEffect(() => {
    keepLanguage(language).catch(() => undefined);
  }, [language]);
  return <QueueContext value={queue}>{children}</QueueContext>;
}

/** The queue and what stands in it now. */
export function useQueue(): { queue: Queue; view: QueueView } {
  const queue = use(QueueContext);
  if (!queue) throw new Error('useQueue outside of a signed-in page');
  return { queue, view: useSyncExternalStore(queue.subscribe, queue.view) };
}

/** The report on the page and what it shows now. */
export function useOutbox(): { outbox: Outbox; view: OutboxView } {
  const { current } = useQueue().view;
  return { outbox: current, view: useSyncExternalStore(current.subscribe, current.view) };
}
