import { Refusal } from '../../ui/Refusal.tsx';
import { PhotoTray, type TrayPhoto } from '../photos/PhotoTray.tsx';
import { useTexts } from '../texts/language.ts';
import { type DraftPhoto, maxPhotos } from './draft.ts';
import type { OutboxView } from './outbox.ts';
import { Part } from './Part.tsx';
import { problemAt } from './problem-at.ts';
import { useOutbox } from './use-queue.ts';

export function PhotosPart({ error }: { error: boolean }) {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const photos = view.draft.photos.map((photo) => trayPhoto(photo, view));
  const refused = problemAt(view.problem, 'photoIds');
  return (
    <Part number={1} part="photos" title={t('report.photos')} remark={t('report.photosNote')}>
      <PhotoTray
        photos={photos}
        preparing={view.preparing}
        max={maxPhotos}
        onAdd={(files) => void outbox.addPhotos(files)}
        onRemove={(key) => outbox.removePhoto(key)}
        onRetry={(key) => outbox.retryPhoto(key)}
      />
      {(error || refused !== undefined) && (
        <Refusal why={refused ?? t('report.photosUnfinished')} />
      )}
    </Part>
  );
}

function trayPhoto({ key, uploaded, refused }: DraftPhoto, view: OutboxView): TrayPhoto {
  const picture = view.pictures.get(key);
  if (uploaded !== null) return { key, picture, state: 'uploaded' };
  if (refused !== null) return { key, picture, state: 'refused', message: refused };
  // One after the other: only of the one that goes out now it is known how far it is.
  const share = view.progress?.key === key ? view.progress.share : undefined;
  return { key, picture, state: view.doing === 'upload' ? 'uploading' : 'waiting', share };
}
