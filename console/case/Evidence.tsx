import { lazy, Suspense, useState } from 'react';
import type { StaffCase } from '../../contract/case-views.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import styles from './Evidence.module.css';
import { Lightbox } from './Lightbox.tsx';

const PinMap = lazy(() => import('./PinMap.tsx'));

/** What shows it: the photos of the report, and where it was. */
export function Evidence({ one }: { one: StaffCase }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [shown, setShown] = useState<number>();
  return (
    <div className={styles.evidence}>
      {one.photos.length === 0 && <p className={styles.nothing}>{t('case.noPhotos')}</p>}
      {one.photos.map(({ id }, place) => (
        <button
          key={id}
          type="button"
          className={styles.photo}
          aria-label={t('case.openPhoto', { number: place + 1 })}
          onClick={() => setShown(place)}
        >
          <img src={client.staffPhotoUrl(id, 'thumb')} alt="" loading="lazy" />
        </button>
      ))}
      {one.position ? (
        <Suspense fallback={<div className={styles.map} />}>
          <PinMap position={one.position} grid={one.grid} className={styles.map} />
        </Suspense>
      ) : (
        <p className={styles.nothing}>{t('case.noPosition')}</p>
      )}
      <Lightbox
        photos={one.photos}
        shown={shown}
        show={setShown}
        addressOf={client.staffPhotoUrl}
      />
    </div>
  );
}
