import { classes } from '../../ui/classes.ts';
import { useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import styles from './BeforeAfter.module.css';

interface BeforeAfterProps {
  title: string;
  before: string | undefined;
  after: string | undefined;
  size: 'full' | 'thumb';
  /** Words on the pictures; left out where they are too small to carry any. */
  tagged?: boolean;
}

/** The same place before and after, side by side; one picture alone takes the width. */
export function BeforeAfter({ title, before, after, size, tagged = true }: BeforeAfterProps) {
  const { client } = useCounty();
  const { t } = useWords();
  const pictures = [
    { id: before, tag: t('bulletin.before'), alt: t('bulletin.beforeAlt', { title }) },
    { id: after, tag: t('bulletin.after'), alt: t('bulletin.afterAlt', { title }) },
  ].filter(({ id }) => id !== undefined);
  if (pictures.length === 0) return null;
  return (
    <div className={classes(styles.pair, size === 'full' && styles.full)}>
      {pictures.map(({ id = '', tag, alt }) => (
        <figure key={id} className={styles.picture}>
          <img
            src={client.publishedPhotoUrl(id, size)}
            alt={alt}
            loading={size === 'thumb' ? 'lazy' : 'eager'}
            className={styles.image}
          />
          {tagged && (
            <figcaption className={styles.tag} aria-hidden="true">
              {tag}
            </figcaption>
          )}
        </figure>
      ))}
    </div>
  );
}
