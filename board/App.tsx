import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Unreachable } from '../ui/client.ts';
import { CountyGate } from './CountyGate.tsx';
import { NotFound } from './frame/NotFound.tsx';
import { PageBoundary } from './frame/PageBoundary.tsx';
import { PageSkeleton } from './frame/PageSkeleton.tsx';

const Start = lazy(() => import('./start/Start.tsx'));
const Rules = lazy(() => import('./rules/Rules.tsx'));
const Bulletin = lazy(() => import('./bulletin/Bulletin.tsx'));
const BulletinEntry = lazy(() => import('./bulletin/BulletinEntry.tsx'));
const FindCase = lazy(() => import('./case/FindCase.tsx'));
const CaseProgress = lazy(() => import('./case/CaseProgress.tsx'));
const HourCheck = lazy(() => import('./hours/HourCheck.tsx'));
const Seals = lazy(() => import('./seals/Seals.tsx'));
const MapPage = lazy(() => import('./map/MapPage.tsx'));
const AreaPage = lazy(() => import('./areas/AreaPage.tsx'));
const Screen = lazy(() => import('./screen/Screen.tsx'));

/** A refusal is an answer and is not asked again; a lost connection is tried twice more. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 30_000,
      retry: (failures, error) => error instanceof Unreachable && navigator.onLine && failures < 2,
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
});

/** The board: what everyone may see, without signing in. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <CountyGate>
        <Router hook={useHashLocation}>
          <Pages />
        </Router>
      </CountyGate>
    </QueryClientProvider>
  );
}

function Pages() {
  const [at] = useLocation();
  return (
    <PageBoundary at={at}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path="/" component={Start} />
          <Route path="/rules/:chapter?" component={Rules} />
          <Route path="/bulletin" component={Bulletin} />
          <Route path="/bulletin/:id" component={BulletinEntry} />
          <Route path="/case" component={FindCase} />
          <Route path="/case/:code" component={CaseProgress} />
          <Route path="/hours/:code?">{({ code }) => <HourCheck key={code} code={code} />}</Route>
          <Route path="/seals" component={Seals} />
          <Route path="/map" component={MapPage} />
          <Route path="/areas/:area">{({ area }) => <AreaPage key={area} area={area} />}</Route>
          <Route path="/screen" component={Screen} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </PageBoundary>
  );
}
