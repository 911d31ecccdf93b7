import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { createClient } from '../ui/client.ts';
import { HereContext } from './county.ts';
import { CountyWaiting } from './frame/CountyWaiting.tsx';
import { currentLanguage } from './language.ts';

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
