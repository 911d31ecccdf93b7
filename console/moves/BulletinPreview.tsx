import type { StaffCase } from '../../contract/case-views.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import styles from './BulletinPreview.module.css';
import type { Draft } from './draft.ts';
import { photosAfter } from './fields/published-photos.ts';

/** The card as everyone will read it, while it is being written. */
export function BulletinPreview({ one, draft }: { one: StaffCase; draft: Draft }) {
  const { t, say } = useWords();
  const { client } = useCounty();
  const copyOf = (photos: readonly { id: string }[]) =>
    draft.chosen.find(({ original }) => photos.some(({ id }) => id === original));
  const first = [copyOf(one.photos), copyOf(photosAfter(one))];
  return (
    <section className={styles.preview} aria-label={t('moves.preview')}>
      <p className={styles.overline}>{t('moves.preview')}</p>
      <article className={styles.card}>
        {first.some(Boolean) && (
          <div className={styles.photos}>
            {first.map(
              (photo, place) =>
                photo && (
                  <span key={photo.id} className={styles.photo}>
                    <img src={client.staffPhotoUrl(photo.id, 'thumb')} alt="" />
                    <span className={styles.caption}>
                      {t(place === 0 ? 'moves.before' : 'moves.after')}
                    </span>
                  </span>
                ),
            )}
          </div>
        )}
        <h3 className={styles.title}>{draft.title.trim() || t('moves.previewTitle')}</h3>
        <p className={styles.words}>{draft.words.trim() || t('moves.previewWords')}</p>
        <p className={styles.meta}>
          <span className="figures">{one.code}</span>
          <span>{say(one.categoryName)}</span>
          <span>{draft.place.trim()}</span>
          {one.unit && <span>{say(one.unit)}</span>}
        </p>
      </article>
    </section>
  );
}
