import { Refusal } from '../../ui/Refusal.tsx';
import { PhotoTray } from '../photos/PhotoTray.tsx';
import { useTexts } from '../texts/language.ts';
import { Part } from './Part.tsx';
import { problemAt } from './problem-at.ts';
import { trayOf } from './tray.ts';
import { useOutbox } from './use-queue.ts';

export function PhotosPart({ error }: { error: boolean }) {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const refused = problemAt(view.problem, 'photoIds');
  return (
    <Part number={1} part="photos" title={t('report.photos')} remark={t('report.photosNote')}>
      <PhotoTray
        {...trayOf(view)}
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
