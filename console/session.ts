import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { StaffMe } from '../contract/staff.ts';
import { changeSitting } from '../ui/step-up.ts';
import { useCounty } from './county.tsx';
import { forgetDrafts, forgetSearches } from './moves/drafts.ts';
import type { Session } from './session-state.ts';

/** Given by the gate to every page behind it. */
export const StaffContext = createContext<StaffMe | undefined>(undefined);

/** The signed-in member of staff. */
export function useStaff(): StaffMe {
  const me = useContext(StaffContext);
  if (!me) throw new Error('A page was drawn outside the session gate.');
  return me;
}

/** Changes who sits at the desk; what the browser still holds of the one before is dropped. */
export function useChangeSession() {
  const { client } = useCounty();
  const queries = useQueryClient();
  return (session: Session) => {
    changeSitting();
    forgetSearches();
    const key = client.key('getStaffMe');
    queries.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] === client.county && queryKey[1] !== key[1],
    });
    queries.setQueryData<Session>(key, session);
  };
}

/** Ends the session here and on the server; texts that were not handed in go with it. */
export function useSignOut() {
  const { client } = useCounty();
  const changeSession = useChangeSession();
  return async () => {
    await client.call('signOutStaff', {});
    forgetDrafts();
    changeSession('nobody');
  };
}
