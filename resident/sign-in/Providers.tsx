import { useMutation } from '@tanstack/react-query';
import { Button } from '../../ui/Button.tsx';
import { useAnswer, useApi } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './SignIn.module.css';
import { useSignInTexts } from './use-sign-in-texts.ts';

/** The other ways in: the browser goes to the provider and comes back (ComeBack.tsx). */
export function Providers() {
  const { say } = useTexts();
  const s = useSignInTexts();
  const { client } = useApi();
  const providers = useAnswer('listIdentityProviders', {}, { staleTime: 300_000 });
  const leave = useMutation({
    mutationFn: (provider: string) => client.call('goToProvider', { body: { provider } }),
    onSuccess: ({ url }) => location.assign(url),
  });
  const list = providers.data ?? [];
  if (list.length === 0) return null;
  return (
    <section className={styles.roads} aria-labelledby="roads">
      <h2 id="roads" className={styles.or}>
        {s('or')}
      </h2>
      {list.map(({ id, name }) => (
        <Button
          key={id}
          kind="outline"
          wide
          busy={(leave.isPending || leave.isSuccess) && leave.variables === id}
          onClick={() => leave.mutate(id)}
        >
          {say(name)}
        </Button>
      ))}
      <Problem error={leave.error} />
    </section>
  );
}
