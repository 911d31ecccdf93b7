import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Unreachable } from '../ui/client.ts';
import { CountyGate } from './county.tsx';
import { SessionGate } from './SessionGate.tsx';
import { Opening } from './states/Opening.tsx';

const Desk = lazy(() => import('./desk/Desk.tsx'));

/** A refusal is an answer and is not asked again; a lost connection is tried twice more. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof Unreachable && navigator.onLine && failures < 2,
      retryDelay: (failures) => 400 * 2 ** failures,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** The desk of the centre's staff, the responsible units and the grid workers. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <CountyGate>
        <SessionGate>
          <Router hook={useHashLocation}>
            <Suspense fallback={<Opening />}>
              <Desk />
            </Suspense>
          </Router>
        </SessionGate>
      </CountyGate>
    </QueryClientProvider>
  );
}
