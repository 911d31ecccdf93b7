import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, Suspense, useContext } from 'react';
import type { StaffMe } from '../contract/staff.ts';
import { type Client, Refused } from '../ui/client.ts';
import { useCounty } from './county.tsx';
import { forgetDrafts } from './moves/drafts.ts';
import type { Session } from './session-state.ts';
import { Failed } from './states/Failed.tsx';
import { Opening } from './states/Opening.tsx';

const SignIn = lazy(() => import('./sign-in/SignIn.tsx'));
const StaffContext = createContext<StaffMe | undefined>(undefined);

/** Nobody, where the server knows no member of staff in this browser (a resident's session is none). */
async function whoIsSignedIn(client: Client, signal: AbortSignal): Promise<Session> {
  try {
    return await client.call('getStaffMe', { signal });
  } catch (error) {
    if (error instanceof Refused && [401, 403].includes(error.problem.status)) return 'nobody';
    throw error;
  }
}

/** Shows the desk to a member of staff and the sign-in to everyone else, at the same address. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { client } = useCounty();
  const session = useQuery({
    queryKey: client.key('getStaffMe'),
    queryFn: ({ signal }) => whoIsSignedIn(client, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (session.isPending) return <Opening />;
  if (session.data === undefined)
    return (
      <main>
        <Failed error={session.error} retry={() => session.refetch()} level={1} />
      </main>
    );
  if (typeof session.data === 'string')
    return (
      <Suspense fallback={<Opening />}>
        <SignIn expired={session.data === 'expired'} />
      </Suspense>
    );
  return <StaffContext.Provider value={session.data}>{children}</StaffContext.Provider>;
}

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
