import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { ComeBack as CameBack } from '../../contract/identities.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useAnswer, useApi } from '../api.ts';
import { Screen } from '../frame/Screen.tsx';
import { takeReturned } from '../returned.ts';
import { useTexts } from '../texts/language.ts';
import { Confirm } from './Confirm.tsx';
import { followUiStyle } from './follow-ui-style.ts';
import { Night } from './Night.tsx';
import styles from './SignIn.module.css';
import SignIn from './SignIn.tsx';
import { useEnter } from './use-enter.ts';
import { useSignInTexts } from './use-sign-in-texts.ts';

/** Back from a provider: the ticket is traded, and what follows from it is shown here. */
export default function ComeBack() {
  const [query] = useState(takeReturned);
  const [, go] = useLocation();
  useEffect(() => {
    if (query === undefined) go('/sign-in', { replace: true });
  }, [query, go]);
  return query === undefined ? <Returning /> : <Trade query={query} />;
}

function Trade({ query }: { query: string }) {
  const { client } = useApi();
  const enter = useEnter();
  const trade = useMutation({
    mutationFn: () => client.call('comeBackFromProvider', { body: { query } }),
    onSuccess: (came) => {
      if (came.next === 'signed_in') enter(came.me);
    },
  });
  const { mutate } = trade;
  useEffect(() => mutate(), [mutate]);
  useLargeTypeOf(trade.data);
  if (trade.error) return <SignIn refused={trade.error} />;
  if (trade.data === undefined || trade.data.next === 'signed_in') return <Returning />;
  return <Confirm came={trade.data} />;
}

/** Whoever reads large type in the app around this page reads it here, too. */
function useLargeTypeOf(came: CameBack | undefined): void {
  const providers = useAnswer('listIdentityProviders', {}, { staleTime: 300_000 });
  const bridge = providers.data?.find(({ id }) => id === came?.provider)?.bridge;
  useEffect(() => {
    if (bridge) void followUiStyle(bridge);
  }, [bridge]);
}

function Returning() {
  const { t } = useTexts();
  const s = useSignInTexts();
  return (
    <Screen title={s('returning')} header={<Night title={s('returning')} />}>
      <div className={styles.body}>
        <p className={styles.line}>{s('returningLine')}</p>
        <Skeleton label={t('loading')} />
      </div>
    </Screen>
  );
}
