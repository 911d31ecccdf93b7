import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { deviceMs } from '../../ui/now.ts';
import { useOnline } from '../../ui/online.ts';
import { useCounter } from './context.ts';
import { sha256Hex, verify } from './cryptography.ts';
import { countWaiting } from './journal.ts';
import { keptTill } from './kept-till.ts';
import type { Serving } from './remembered.ts';
import { Till, type TillView } from './till.ts';

const TillContext = createContext<Till | undefined>(undefined);

/** One till for the counter at which somebody serves, alive on every screen. */
export function TillOf({ serving, children }: { serving: Serving; children: ReactNode }) {
  const { client } = useCounter();
  const till = useMemo(
    () =>
      new Till({
        client,
        serving,
        kept: keptTill(client.county, serving.counter),
        sha256: sha256Hex,
        verify,
        clock: deviceMs,
      }),
    [client, serving],
  );
  useEffect(() => till.start(), [till]);
  return <TillContext value={till}>{children}</TillContext>;
}

/** The till and what it shows now. */
export function useTill(): {
  till: Till;
  view: TillView;
  /** The server is reached, as far as this device knows. */
  online: boolean;
  waiting: number;
} {
  const till = use(TillContext);
  if (!till) throw new Error('useTill outside of the desk');
  const view = useSyncExternalStore(till.subscribe, till.view);
  const online = useOnline() && view.reached;
  return { till, view, online, waiting: countWaiting(view.journal) };
}
