import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { County } from '../contract/areas.ts';
import { type Client, createClient } from '../ui/client.ts';
import { askForStepUp, currentSitting } from '../ui/step-up.ts';
import { countyNamed } from './county-named.ts';
import { currentLanguage } from './language.ts';
import { afterSignedOut, type Session } from './session-state.ts';
import { CountyWaiting } from './states/CountyWaiting.tsx';

interface Here {
  county: County;
  client: Client;
}

const HereContext = createContext<Here | undefined>(undefined);
const countyless = createClient({ county: 0, language: currentLanguage });

/**
 * Finds the county before anything else is asked for. A 401 on any call empties the answer to "who is
 * signed in": the sign-in then stands in place of the page, whose address stays to come back to.
 */
export function CountyGate({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const counties = useQuery({
    queryKey: countyless.key('listCounties'),
    queryFn: ({ signal }) => countyless.call('listCounties', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const county = counties.data && countyNamed(counties.data, location.search);
  const here = useMemo(() => {
    if (!county) return undefined;
    const client: Client = createClient({
      county: county.county,
      language: currentLanguage,
      onSignedOut: () => queries.setQueryData<Session>(client.key('getStaffMe'), afterSignedOut),
      onStepUp: askForStepUp,
      sitting: currentSitting,
      meant: () => {
        const session = queries.getQueryData<Session>(client.key('getStaffMe'));
        return typeof session === 'object' ? session.id : undefined;
      },
    });
    return { county, client };
  }, [county, queries]);
  if (!here) return <CountyWaiting query={counties} />;
  return <HereContext.Provider value={here}>{children}</HereContext.Provider>;
}

export function useCounty(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('A page was drawn outside the county gate.');
  return here;
}

/** An address on the board of the same county: "#/rules", "#/case/…". */
export const boardAddress = (hash: string) => `/board/${location.search}${hash}`;
