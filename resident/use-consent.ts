import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ConsentPurpose, consentForms } from '../contract/consent-forms.ts';
import { useAnswer, useApi } from './api.ts';

/** Whether I agreed to something; neither refused nor known as long as nobody could be asked. */
export function useConsent(asked: ConsentPurpose, onAgreed: () => void) {
  const { client } = useApi();
  const queries = useQueryClient();
  const mine = useAnswer('listMyConsents', {}, { staleTime: 60_000 });
  const given = mine.data?.consents.find(({ purpose }) => purpose === asked)?.given;
  const agree = useMutation({
    mutationFn: () =>
      client.call('setMyConsent', {
        params: { purpose: asked },
        body: { given: true, textVersion: consentForms[asked].version },
      }),
    onSuccess: (answer) => {
      queries.setQueryData(client.key('listMyConsents', {}), answer);
      onAgreed();
    },
  });
  const isAsleep = mine.isError || mine.fetchStatus === 'paused';
  return {
    refused: given === false,
    known: given !== undefined,
    /** Nobody can be asked now: what was agreed to is not known. */
    unreachable: given === undefined && isAsleep,
    agree,
  };
}
