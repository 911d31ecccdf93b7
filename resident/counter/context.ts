import { createContext, use } from 'react';
import type { Client } from '../../ui/client.ts';
import type { Serving } from './remembered.ts';

interface AtCounter {
  client: Client;
  county: number;
  serving: Serving | undefined;
  /** Says who serves where; undefined: nobody does any more. */
  serve: (serving: Serving | undefined) => void;
  leave: () => Promise<void>;
}

export const CounterContext = createContext<AtCounter | undefined>(undefined);

export function useCounter(): AtCounter {
  const at = use(CounterContext);
  if (!at) throw new Error('useCounter outside of the app');
  return at;
}
