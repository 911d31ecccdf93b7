import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { BulletinEntry } from '../../contract/bulletin.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { BeforeAfter } from '../bulletin/BeforeAfter.tsx';
import { useCounty } from '../county.ts';
import { hoursInWords } from '../durations.ts';
import { useWords } from '../language.ts';
import styles from './Latest.module.css';

/** Below the roofs: what was just solved, and the way to read the board on one's own phone. */
export function Latest({ refreshMs }: { refreshMs: number }) {
  const { client } = useCounty();
  const { t } = useWords();
  const list = useQuery({
    queryKey: client.key('listBulletin'),
    queryFn: ({ signal }) => client.call('listBulletin', { signal }),
    refetchInterval: refreshMs,
    refetchIntervalInBackground: true,
  });
  const entries = list.data?.entries.slice(0, 2) ?? [];
  const address = `${location.origin}${location.pathname}${location.search}#/`;
  return (
    <footer className={styles.latest}>
      <h2 className={styles.name}>{t('screen.latest')}</h2>
      {list.isSuccess && entries.length === 0 && (
        <p className={styles.none}>{t('screen.noLatest')}</p>
      )}
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      <div className={styles.scan}>
        <QrCode value={address} label={t('screen.qr')} size={104} />
        <p>
          <strong className={styles.title}>{t('screen.scan')}</strong>
          <span className={styles.line}>{t('screen.scanLine')}</span>
        </p>
      </div>
    </footer>
  );
}

function Entry({ entry }: { entry: BulletinEntry }) {
  const { t } = useWords();
  return (
    <li className={styles.entry}>
      <div className={styles.photos}>
        <BeforeAfter
          title={entry.title}
          before={entry.before[0]}
          after={entry.after[0]}
          size="thumb"
          tagged={false}
        />
      </div>
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link href={`/bulletin/${entry.id}`} className="stretched">
            {entry.title}
          </Link>
        </h3>
        <p className={styles.line}>
          {t('screen.latestLine', {
            place: entry.place,
            time: hoursInWords(entry.totalHours, t),
          })}
        </p>
      </div>
    </li>
  );
}
