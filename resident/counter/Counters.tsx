import { useQuery } from '@tanstack/react-query';
import type { StaffMe } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import { useCounter } from './context.ts';
import { useCounterTexts } from './use-counter-texts.ts';

/** At which counter somebody serves today. */
export function Counters({ me }: { me: StaffMe }) {
  const { t, say } = useTexts();
  const c = useCounterTexts();
  const { client, serve } = useCounter();
  const mine = useQuery({
    queryKey: client.key('listMyCounters', {}),
    queryFn: ({ signal }) => client.call('listMyCounters', { signal }),
  });
  const open = mine.data?.counters.filter(({ closed }) => !closed) ?? [];
  return (
    <main className={styles.page}>
      <div className={styles.main}>
        <h1 className={styles.heading}>{c('counters.title')}</h1>
        {mine.isPending && <Skeleton label={t('loading')} figure />}
        <Problem error={mine.error} />
        {mine.error && <Button onClick={() => void mine.refetch()}>{t('retry')}</Button>}
        {mine.data && open.length === 0 && (
          <EmptyState
            drawing={<LampEmpty />}
            title={c('counters.none')}
            line={c('counters.noneLine')}
          />
        )}
        <ul className={styles.lines}>
          {open.map((counter) => (
            <li key={counter.id} className={styles.line}>
              <div className={styles.words}>
                <strong>{say(counter.name)}</strong>
                <span className={styles.quiet}>{counter.place}</span>
              </div>
              <Button
                onClick={() => serve({ staff: { id: me.id, name: me.name }, counter: counter.id })}
              >
                {c('counters.choose')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
