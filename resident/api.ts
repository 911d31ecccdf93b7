import { QueryClient, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { County } from '../contract/areas.ts';
import type { RouteName } from '../contract/table.ts';
import { type Answer, type Client, createClient, type InputOf, Unreachable } from '../ui/client.ts';
import { rememberPlace } from './session.ts';
import { currentLanguage } from './texts/language.ts';

export interface Api {
  client: Client;
  county: County;
}

export const ApiContext = createContext<Api | undefined>(undefined);

/** The client and the county it speaks for. Only inside the booted app. */
export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error('useApi outside of the booted app');
  return api;
}

export function createApi(county: County): Api {
  const client = createClient({
    county: county.county,
    language: currentLanguage,
    onSignedOut: askForSignIn,
  });
  return { client, county };
}

/** An expired session interrupts: remember the place, sign in, come back. */
function askForSignIn(): void {
  const place = `/${location.hash.replace(/^#?\/?/, '')}`;
  if (place.startsWith('/sign-in')) return;
  rememberPlace(place);
  navigate('/sign-in', { replace: true });
}

/** A refusal stays a refusal however often it is asked; only silence is worth another try. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (tries, error) => error instanceof Unreachable && navigator.onLine && tries < 2,
        retryDelay: (tries) => 600 * 2 ** tries,
        staleTime: 10_000,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

interface AskOptions {
  refetchInterval?: number | false;
  staleTime?: number;
  enabled?: boolean;
}

/** One answer of the contract, cached under its key. */
export function useAnswer<N extends RouteName>(
  name: N,
  input: InputOf<N>,
  options: AskOptions = {},
) {
  const { client } = useApi();
  return useQuery<Answer<N>>({
    queryKey: client.key(name, input),
    queryFn: ({ signal }) => client.call(name, { ...input, signal }),
    ...options,
  });
}

export const useMe = () => useAnswer('getMe', {});
