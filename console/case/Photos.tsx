import { useState } from 'react';
import type { Photo } from '../../contract/photos.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import styles from './CaseThread.module.css';
import { Lightbox, type PhotoAddress } from './Lightbox.tsx';

interface PhotosProps {
  photos: readonly Photo[];
  /** Where they are read; left out: as photos of a case on the reader's own desk. */
  addressOf?: PhotoAddress | undefined;
}

/** Photos in a row; each opens large. */
export function Photos({ photos, addressOf: given }: PhotosProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const addressOf = given ?? client.staffPhotoUrl;
  const [shown, setShown] = useState<number>();
  return (
    <div className={styles.photos}>
      {photos.map(({ id }, place) => (
        <button
          key={id}
          type="button"
          className={styles.photo}
          aria-label={t('case.openPhoto', { number: place + 1 })}
          onClick={() => setShown(place)}
        >
          <img src={addressOf(id, 'thumb')} alt="" loading="lazy" />
        </button>
      ))}
      <Lightbox photos={photos} shown={shown} show={setShown} addressOf={addressOf} />
    </div>
  );
}
