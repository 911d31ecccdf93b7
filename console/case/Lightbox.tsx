import { Modal } from 'antd';
import type { Photo } from '../../contract/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import styles from './Lightbox.module.css';

export type PhotoAddress = (id: string, size?: 'full' | 'thumb') => string;

interface LightboxProps {
  photos: readonly Photo[];
  /** Place of the photo that is open; none when undefined. */
  shown: number | undefined;
  show: (place: number | undefined) => void;
  addressOf: PhotoAddress;
}

/** A photo as large as the window; the arrow keys go through the others. */
export function Lightbox({ photos, shown, show, addressOf }: LightboxProps) {
  const { t } = useWords();
  const photo = shown === undefined ? undefined : photos[shown];
  const total = photos.length;
  const step = (by: number) => {
    if (shown !== undefined) show((shown + by + total) % total);
  };
  return (
    <Modal
      open={photo !== undefined}
      onCancel={() => show(undefined)}
      footer={null}
      centered
      width="min(60rem, 94vw)"
      title={t('case.photoOf', { number: (shown ?? 0) + 1, total })}
      closable={{ 'aria-label': t('case.closePhoto') }}
    >
      {photo && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the buttons below do the same
        <div
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') step(1);
            if (key === 'ArrowLeft') step(-1);
          }}
        >
          <img
            className={styles.photo}
            src={addressOf(photo.id)}
            width={photo.width}
            height={photo.height}
            alt={t('case.photo', { number: (shown ?? 0) + 1 })}
          />
          {total > 1 && (
            <div className={styles.steps}>
              <Button size="s" kind="quiet" onClick={() => step(-1)}>
                {t('case.previousPhoto')}
              </Button>
              <Button size="s" kind="quiet" onClick={() => step(1)}>
                {t('case.nextPhoto')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Modal>
  );
}
