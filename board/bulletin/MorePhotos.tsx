import type { BulletinEntry } from '../../contract/bulletin.ts';
import { useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import styles from './BulletinEntry.module.css';

/** The photos beyond the first pair, small, in the order they were taken. */
export function MorePhotos({ entry }: { entry: BulletinEntry }) {
  const { client } = useCounty();
  const { t } = useWords();
  const photos = [
    ...entry.before
      .slice(1)
      .map((id) => ({ id, alt: t('bulletin.beforeAlt', { title: entry.title }) })),
    ...entry.after
      .slice(1)
      .map((id) => ({ id, alt: t('bulletin.afterAlt', { title: entry.title }) })),
  ];
  if (photos.length === 0) return null;
  return (
    <ul className={styles.morePhotos} aria-label={t('bulletin.morePhotos')}>
      {photos.map(({ id, alt }) => (
        <li key={id}>
          <img src={client.publishedPhotoUrl(id, 'thumb')} alt={alt} loading="lazy" />
        </li>
      ))}
    </ul>
  );
}
