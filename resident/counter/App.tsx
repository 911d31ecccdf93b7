import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { StaffMe } from '../../contract/staff.ts';
import { createClient } from '../../ui/client.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { currentLanguage, useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import { Counters } from './Counters.tsx';
import { CounterContext } from './context.ts';
import { Desk } from './Desk.tsx';
import { rememberedServing, rememberServing, type Serving } from './remembered.ts';
import { SignIn } from './SignIn.tsx';

/** Who is signed in here: not asked yet, nobody, or somebody; whom the device remembers, without a network. */
type Who = 'asking' | 'nobody' | StaffMe;

/** The app of one county: somebody signs in, says where they serve, and is at the desk. */
export function App({ county }: { county: number }) {
  const [who, setWho] = useState<Who>('asking');
  const [serving, setServing] = useState<Serving | undefined>(() => rememberedServing(county));
  const client = useMemo(() => createClient({ county, language: currentLanguage }), [county]);
  const queries = useQueryClient();
  useEffect(() => {
    // Without a network whoever served here last goes on with what the device holds.
    client.call('getStaffMe', {}).then(setWho, () => setWho('nobody'));
  }, [client]);
  const serve = (next: Serving | undefined) => {
    rememberServing(county, next);
    setServing(next);
  };
  const leave = async () => {
    await client.call('signOutStaff', {});
    queries.clear();
    serve(undefined);
    setWho('nobody');
  };
  const context = { client, county, serving, serve, leave };
  return <CounterContext value={context}>{page()}</CounterContext>;

  function page() {
    // With unsent records on the device, the desk stays open and asks for a sign-in by itself.
    if (serving !== undefined && (typeof who === 'string' || who.id === serving.staff.id))
      return <Desk key={serving.counter} serving={serving} onSignedIn={setWho} />;
    if (who === 'asking') return <Asking />;
    if (who === 'nobody') return <SignIn onSignedIn={setWho} />;
    return <Counters me={who} />;
  }
}

function Asking() {
  const { t } = useTexts();
  return (
    <main className={styles.page}>
      <Skeleton label={t('loading')} figure />
    </main>
  );
}
