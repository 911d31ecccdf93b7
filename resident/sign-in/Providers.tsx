import { useMutation } from '@tanstack/react-query';
import type { IdentityProviders } from '../../contract/identities.ts';
import { Button } from '../../ui/Button.tsx';
import { useAnswer, useApi } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { askTicket } from './ask-ticket.ts';
import styles from './SignIn.module.css';
import { useSignInTexts } from './use-sign-in-texts.ts';

/**
 * The other ways in: the browser goes to the provider and comes back (ComeBack.tsx). Within the provider’s
 * own app its ticket is here already, and the browser is back at once.
 */
export function Providers() {
  const { say } = useTexts();
  const s = useSignInTexts();
  const { client } = useApi();
  const providers = useAnswer('listIdentityProviders', {}, { staleTime: 300_000 });
  const leave = useMutation({
    mutationFn: async ({ id, bridge }: IdentityProviders[number]) => {
      const { url, state } = await client.call('goToProvider', { body: { provider: id } });
      const ticketId = bridge === null ? undefined : await askTicket(bridge);
      return ticketId === undefined ? url : `?${new URLSearchParams({ state, ticketId })}`;
    },
    onSuccess: (address) => location.assign(address),
  });
  const list = providers.data ?? [];
  if (list.length === 0) return null;
  return (
    <section className={styles.roads} aria-labelledby="roads">
      <h2 id="roads" className={styles.or}>
        {s('or')}
      </h2>
      {list.map((provider) => (
        <Button
          key={provider.id}
          kind="outline"
          wide
          busy={(leave.isPending || leave.isSuccess) && leave.variables.id === provider.id}
          onClick={() => leave.mutate(provider)}
        >
          {say(provider.name)}
        </Button>
      ))}
      <Problem error={leave.error} />
    </section>
  );
}
