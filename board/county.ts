import { createContext, useContext } from 'react';
import type { County } from '../contract/areas.ts';
import type { Client } from '../ui/client.ts';

interface Here {
  county: County;
  client: Client;
}

/** Given by the gate to every page behind it. */
export const HereContext = createContext<Here | undefined>(undefined);

/** The county, or undefined while it is still looked for. */
export const useFoundCounty = () => useContext(HereContext);

export function useCounty(): Here {
  const here = useFoundCounty();
  if (!here) throw new Error('A screen was drawn outside the county gate.');
  return here;
}

/** The resident app of the same county. */
export const residentApp = (hash = '') => `/${location.search}${hash}`;
