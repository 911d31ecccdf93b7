import { useMutation } from '@tanstack/react-query';
import type { agreementRoutes } from '../../contract/agreements.ts';
import type { BodyOf } from '../../contract/route.ts';
import { askForCode } from '../../ui/ask-for-code.ts';
import { useField } from './context.ts';

/** Sends a code to the phone of who agrees. */
export function useAgreementCode() {
  const { client } = useField();
  return useMutation({
    mutationFn: (phone: string) =>
      askForCode(client, (proof) =>
        client.call('sendAgreementCode', { body: { phone, ...(proof ? { proof } : {}) } }),
      ),
  });
}

export function useAgreeing() {
  const { client, satchel, halves } = useField();
  return useMutation({
    mutationFn: (body: BodyOf<typeof agreementRoutes.agree>) => client.call('agree', { body }),
    onSuccess: async (agreement, { phone, visitor }) => {
      const who = phone ?? visitor ?? agreement.id;
      await halves.agreed(who);
      await satchel.agree({ agreement, who });
    },
  });
}
