import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { StaffMe } from '../../contract/staff.ts';
import { createClient, Refused } from '../../ui/client.ts';
import { askForStepUp, changeSitting, currentSitting } from '../../ui/step-up.ts';
import { useApi } from '../api.ts';
import { patiently } from '../counter/patiently.ts';
import { currentLanguage } from '../texts/language.ts';
import { leaveTasks } from './kept-work.ts';
import { rememberedWorker, rememberWorker, type Worker } from './remembered.ts';
import { fieldWorkRoutes } from './routes.ts';

/** asking: the server was not heard yet · nobody: not signed in · stranger: of staff, and no grid worker. */
export type Who = 'asking' | 'nobody' | 'stranger' | Worker;

const isGridWorker = ({ roles }: StaffMe) => roles.some(({ role }) => role === 'grid_worker');
const whoIs = (me: StaffMe): Who => (isGridWorker(me) ? me : 'stranger');

/** Who works with this phone, and the client that speaks in their name alone. */
export function useWorker() {
  const { county } = useApi().county;
  const queries = useQueryClient();
  const [who, setWho] = useState<Who>('asking');
  // Outside the state: a request that is under way asks for it when it is answered.
  const meant = useRef<string>(undefined);
  const client = useMemo(
    () =>
      createClient({
        county,
        language: currentLanguage,
        routes: fieldWorkRoutes,
        onStepUp: askForStepUp,
        sitting: currentSitting,
        meant: () => meant.current,
      }),
    [county],
  );
  const become = useCallback(
    (next: Who) => {
      const worker = typeof next === 'string' ? undefined : next;
      if (worker?.id !== meant.current) {
        changeSitting();
        queries.removeQueries({ queryKey: [county, 'getCase'] });
      }
      meant.current = worker?.id;
      if (worker !== undefined) rememberWorker(county, worker);
      setWho(next);
    },
    [county, queries],
  );
  useEffect(() => {
    patiently((signal) => client.call('getStaffMe', { signal })).then(
      (me) => become(whoIs(me)),
      (error) => {
        // Without a network whoever worked here last goes on with what the phone holds.
        const last = error instanceof Refused ? undefined : rememberedWorker(county);
        become(last ?? 'nobody');
      },
    );
  }, [client, county, become]);
  const leave = async () => {
    const last = rememberedWorker(county);
    await client.call('signOutStaff', {});
    if (last !== undefined) await leaveTasks(county, last.id);
    rememberWorker(county, undefined);
    become('nobody');
  };
  const signedOut = useCallback(() => become('nobody'), [become]);
  return { client, who, leave, signedOut, enter: (me: StaffMe) => become(whoIs(me)) };
}
