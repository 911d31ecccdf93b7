import { useMutation, useQueryClient } from '@tanstack/react-query';
import { consentForms } from '../../contract/consent-forms.ts';
import { useAnswer, useApi } from '../api.ts';

/**
 * Whether the phone may say where it is. As long as that is not known, as without a network, the phone may
 * find it: it stays in the draft, and the server keeps it only where it was agreed to.
 */
export function useLocationConsent(onAgreed: () => void) {
  const { client } = useApi();
  const queries = useQueryClient();
  const mine = useAnswer('listMyConsents', {}, { staleTime: 60_000 });
  const given = mine.data?.consents.find(({ purpose }) => purpose === 'location')?.given;
  const agree = useMutation({
    mutationFn: () =>
      client.call('setMyConsent', {
        params: { purpose: 'location' },
        body: { given: true, textVersion: consentForms.location.version },
      }),
    onSuccess: (answer) => {
      queries.setQueryData(client.key('listMyConsents', {}), answer);
      onAgreed();
    },
  });
  return { refused: given === false, known: given !== undefined, agree };
}
