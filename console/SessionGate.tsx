import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { type Client, Refused } from '../ui/client.ts';
import { useCounty } from './county.tsx';
import { codeIn } from './enrol/join-address.ts';
import { StaffContext } from './session.ts';
import type { Session } from './session-state.ts';
import { Failed } from './states/Failed.tsx';
import { Opening } from './states/Opening.tsx';

const Join = lazy(() => import('./enrol/Join.tsx'));
const SignIn = lazy(() => import('./sign-in/SignIn.tsx'));

/** Nobody, where the server knows no member of staff in this browser (a resident's session is none). */
async function whoIsSignedIn(client: Client, signal: AbortSignal): Promise<Session> {
  try {
    return await client.call('getStaffMe', { signal });
  } catch (error) {
    if (error instanceof Refused && [401, 403].includes(error.problem.status)) return 'nobody';
    throw error;
  }
}

/** An invitation opens for whoever has its address, signed in or not; every other address asks who comes. */
export function SessionGate({ children }: { children: ReactNode }) {
  const [address] = useHashLocation();
  const code = codeIn(address);
  if (code === undefined) return <SignedIn>{children}</SignedIn>;
  return (
    <Suspense fallback={<Opening />}>
      <Join key={code} code={code} />
    </Suspense>
  );
}

/** Shows the desk to a member of staff and the sign-in to everyone else, at the same address. */
function SignedIn({ children }: { children: ReactNode }) {
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
