import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { byRole } from './credentials.ts';
import styles from './DemoSignIns.module.css';

interface DemoSignInsProps {
  busy: boolean;
  signIn: (login: string) => void;
}

/** The demo county's people to try, one tap each; outside the demo the server has none and nothing shows. */
export function DemoSignIns({ busy, signIn }: DemoSignInsProps) {
  const { t, named } = useWords();
  const { client } = useCounty();
  const demo = useQuery({
    queryKey: client.key('listDemoSignIns'),
    queryFn: ({ signal }) => client.call('listDemoSignIns', { signal }),
    retry: false,
  });
  if (!demo.data || demo.data.staff.length === 0) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-sign-ins">
      <h2 className={styles.heading} id="demo-sign-ins">
        {t('signIn.demo')}
      </h2>
      <p className={styles.hint}>{t('signIn.demoHint')}</p>
      <dl className={styles.roles}>
        {byRole(demo.data.staff).map(([role, people]) => (
          <div key={role} className={styles.role}>
            <dt className={styles.roleName}>{named('roles', role)}</dt>
            <dd className={styles.people}>
              {people.map(({ login, name }) => (
                <button
                  key={login}
                  type="button"
                  className={styles.person}
                  disabled={busy}
                  onClick={() => signIn(login)}
                >
                  {name}
                </button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
