import type { TrayPhoto } from '../photos/PhotoTray.tsx';
import { type DraftPhoto, maxPhotos } from './draft.ts';
import type { OutboxView } from './outbox.ts';

/** The photos of a draft as the tray shows them; of none yet, an empty one. */
export const trayOf = (view: OutboxView | undefined) => ({
  photos: view?.draft.photos.map((photo) => trayPhoto(photo, view)) ?? [],
  preparing: view?.preparing ?? 0,
  max: maxPhotos,
});

function trayPhoto({ key, uploaded, refused }: DraftPhoto, view: OutboxView): TrayPhoto {
  const picture = view.pictures.get(key);
  if (uploaded !== null) return { key, picture, state: 'uploaded' };
  if (refused !== null) return { key, picture, state: 'refused', message: refused };
  // One after the other: only of the one that goes out now it is known how far it is.
  const share = view.progress?.key === key ? view.progress.share : undefined;
  return { key, picture, state: view.doing === 'upload' ? 'uploading' : 'waiting', share };
}
