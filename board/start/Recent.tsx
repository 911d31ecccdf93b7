import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import cards from '../bulletin/Bulletin.module.css';
import { EntryCard } from '../bulletin/EntryCard.tsx';
import { useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import styles from './Start.module.css';

/** The three cases solved last; where there are none, or none arrived, the page does without. */
export default function Recent() {
  const { client } = useCounty();
  const { t } = useWords();
  const list = useQuery({
    queryKey: client.key('listBulletin'),
    queryFn: ({ signal }) => client.call('listBulletin', { signal }),
  });
  const entries = list.data?.entries.slice(0, 3) ?? [];
  if (entries.length === 0) return null;
  return (
    <section className={styles.recent} aria-labelledby="recent">
      <div className={styles.recentHead}>
        <h2 id="recent">{t('screen.latest')}</h2>
        <Link href="/bulletin">{t('start.allSolved')}</Link>
      </div>
      <ul className={cards.cards}>
        {entries.map((entry) => (
          <EntryCard key={entry.id} entry={entry} level={3} />
        ))}
      </ul>
    </section>
  );
}
