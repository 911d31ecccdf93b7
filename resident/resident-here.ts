import { createContext, use } from 'react';

/** Whom the gate let through. What the phone remembers is written after the first screen is drawn, or never. */
export const ResidentContext = createContext<string | undefined>(undefined);

/** The id of the resident whose screens these are. */
export function useResidentHere(): string {
  const resident = use(ResidentContext);
  if (resident === undefined) throw new Error('No resident around this screen');
  return resident;
}
