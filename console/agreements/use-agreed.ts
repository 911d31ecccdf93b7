import { useMutation } from '@tanstack/react-query';
import type { Client } from '../../ui/client.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';

/** Each look is recorded, so it is made by a press and not by the clock. */
export function useLook<A>(look: (client: Client) => Promise<A>) {
  const { client } = useCounty();
  return useMutation({ mutationFn: () => look(client) });
}

/** What is done for who agreed, once for each press. */
export function useAct<B, A>(
  act: (client: Client, body: B, requestId: string) => Promise<A>,
  onDone?: (answer: A, requestId: string) => void,
) {
  const { client } = useCounty();
  return useStep((body: B, requestId) => act(client, body, requestId), { stale: [], onDone });
}

/** Saves a file for who agreed; nothing of it is shown. @returns what it was saved as */
export function useSaving<B>(
  download: (client: Client, of: B) => Promise<{ file: Blob; name: string }>,
) {
  const { client } = useCounty();
  return useMutation({
    mutationFn: async (of: B) => {
      return saveFile(await download(client, of));
    },
  });
}
