import { useMutation } from '@tanstack/react-query';
import type { WindowPurpose } from '../../contract/window.ts';
import { askForCode } from '../../ui/ask-for-code.ts';
import { useCounty } from '../county.tsx';

/** Sends a code to a phone that somebody at the window holds. */
export function useWindowCode(purpose: WindowPurpose) {
  const { client } = useCounty();
  return useMutation({
    mutationFn: (phone: string) =>
      askForCode(client, (proof) =>
        client.call('sendWindowCode', { body: { phone, purpose, ...(proof ? { proof } : {}) } }),
      ),
  });
}
