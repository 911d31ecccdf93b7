import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { County } from '../contract/areas.ts';
import { type Client, createClient } from '../ui/client.ts';
import { CountyWaiting } from './frame/CountyWaiting.tsx';
import { currentLanguage } from './language.ts';

interface Here {
  county: County;
  client: Client;
}

const HereContext = createContext<Here | undefined>(undefined);
const countyless = createClient({ county: 0, language: currentLanguage });
const asked = () => Number(new URLSearchParams(location.search).get('county'));

/** Finds the county that the address names, or the first, before anything else is asked for. */
export function CountyGate({ children }: { children: ReactNode }) {
  const counties = useQuery({
    queryKey: countyless.key('listCounties'),
    queryFn: ({ signal }) => countyless.call('listCounties', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const county = counties.data?.find((one) => one.county === asked()) ?? counties.data?.[0];
  const here = useMemo(
    () =>
      county && {
        county,
        client: createClient({ county: county.county, language: currentLanguage }),
      },
    [county],
  );
  if (!here) return <CountyWaiting query={counties} />;
  return <HereContext.Provider value={here}>{children}</HereContext.Provider>;
}

/** The county, or undefined while it is still looked for. */
export const useFoundCounty = () => useContext(HereContext);

export function useCounty(): Here {
  const here = useFoundCounty();
  if (!here) throw new Error('A screen was drawn outside the county gate.');
  return here;
}

/** The resident app of the same county. */
export const residentApp = (hash = '') => `/${location.search}${hash}`;
