import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import styles from './DemoSignIns.module.css';

const halfMinuteMs = 30_000;

/** What the authenticator app of the demo's people shows now; nothing outside the demo. */
export function DemoCode({ fill }: { fill: (code: string) => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const demo = useQuery({
    queryKey: [client.county, 'listDemoSignIns', 'code'],
    queryFn: ({ signal }) => client.call('listDemoSignIns', { signal }),
    refetchInterval: ({ state }) => (state.data ? halfMinuteMs / 6 : false),
    retry: false,
  });
  if (!demo.data) return null;
  const { code } = demo.data;
  return (
    <button type="button" className={styles.person} onClick={() => fill(code)}>
      {t('signIn.demoCode', { code })}
    </button>
  );
}
