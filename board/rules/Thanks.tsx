import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import styles from './Rules.module.css';

/** Who stands behind the points and agreed to be thanked: by name, and nothing else. */
export function Thanks() {
  const { client } = useCounty();
  const { t, say, language } = useWords();
  const thanked = useQuery({
    queryKey: client.key('listThanked'),
    queryFn: ({ signal }) => client.call('listThanked', { signal }),
  });
  const sponsors = thanked.data?.sponsors ?? [];
  if (sponsors.length === 0) return null;
  const names = sponsors.map(({ name }) => say(name)).join(language === 'en' ? ', ' : '、');
  return (
    <section className={styles.closing}>
      <h2>{t('rules.thanks')}</h2>
      <p className={styles.sentence}>{t('rules.thanked', { names })}</p>
    </section>
  );
}
