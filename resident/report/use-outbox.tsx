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
import { keptDraft } from './kept-draft.ts';
import { Outbox, type OutboxView } from './outbox.ts';

/** What a report adds to: the resident's own lists, and a child's in whose name it was made. */
const changedByReport: readonly RouteName[] = [
  'listMyCases',
  'getMyPoints',
  'listMyAwards',
  'getMyHousehold',
];

const OutboxContext = createContext<Outbox | undefined>(undefined);

/** One outbox for the signed-in resident, alive on every screen, so that what waits goes out anywhere. */
export function OutboxOf({ resident, children }: { resident: string; children: ReactNode }) {
  const { client } = useApi();
  const queries = useQueryClient();
  const outbox = useMemo(() => {
    const kept = keptDraft(client.county, resident);
    return new Outbox({
      client,
      kept,
      onReported: (reported) => {
        queries.setQueryData(
          client.key('getMyCase', { params: { code: reported.code } }),
          reported,
        );
        for (const changed of changedByReport)
          void queries.invalidateQueries({ queryKey: [client.county, changed] });
        if (location.hash === '#/report') navigate(`/sent/${reported.code}`, { replace: true });
      },
    });
  }, [client, resident, queries]);
  useEffect(() => outbox.start(), [outbox]);
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

/** The outbox and what it shows now. */
export function useOutbox(): { outbox: Outbox; view: OutboxView } {
  const outbox = use(OutboxContext);
  if (!outbox) throw new Error('useOutbox outside of a signed-in page');
  return { outbox, view: useSyncExternalStore(outbox.subscribe, outbox.view) };
}
