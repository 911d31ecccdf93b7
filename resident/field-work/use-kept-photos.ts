import { useEffect, useRef, useState } from 'react';
import { newRequestId } from '../../ui/request-id.ts';
import type { TrayPhoto } from '../photos/PhotoTray.tsx';
import { shrinkPhoto } from '../photos/shrink.ts';

const maxPhotos = 6;

interface Photo extends TrayPhoto {
  file: Blob;
}

/** Photos of what is being written down; they go out with it, and not before. */
export function useKeptPhotos() {
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [preparing, setPreparing] = useState(0);
  const pictures = useRef<string[]>([]);
  useEffect(() => () => pictures.current.forEach(URL.revokeObjectURL), []);
  async function add(files: readonly Blob[]): Promise<void> {
    const taken = files.slice(0, maxPhotos - photos.length - preparing);
    setPreparing((count) => count + taken.length);
    for (const original of taken) {
      const file = await shrinkPhoto(original);
      const picture = URL.createObjectURL(file);
      pictures.current.push(picture);
      setPreparing((count) => count - 1);
      // As far as its owner is asked to care it is there: it waits with the rest of what they write.
      const photo = { key: newRequestId(), file, picture, state: 'uploaded' } as const;
      setPhotos((all) => [...all, photo]);
    }
  }
  return {
    photos: photos.map(({ key, file }) => ({ key, file })),
    ready: preparing === 0,
    clear: () => setPhotos([]),
    tray: {
      photos,
      preparing,
      max: maxPhotos,
      onAdd: (files: File[]) => void add(files),
      onRemove: (key: string) => setPhotos((all) => all.filter((one) => one.key !== key)),
      onRetry: () => undefined,
    },
  };
}
