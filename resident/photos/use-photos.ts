import { useEffect, useRef, useState } from 'react';
import { isUndecided, Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useApi } from '../api.ts';
import type { TrayPhoto } from './PhotoTray.tsx';
import { shrinkPhoto } from './shrink.ts';

const maxPhotos = 6;

interface Photo extends TrayPhoto {
  file: Blob;
  id: string | null;
}

/** Photos for one answer on the spot (not solved, supplement): uploaded at once, kept while it is open. */
export function usePhotos() {
  const { client } = useApi();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [preparing, setPreparing] = useState(0);
  const pictures = useRef<string[]>([]);
  useEffect(() => () => pictures.current.forEach(URL.revokeObjectURL), []);

  const change = (key: string, to: Partial<Photo>) =>
    setPhotos((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));

  /** The key of the photo is the request id of its upload. */
  async function upload(key: string, file: Blob): Promise<void> {
    change(key, { state: 'uploading', share: undefined });
    const onProgress = (share: number) => change(key, { share });
    try {
      const { id } = await client.call('uploadPhoto', { file, requestId: key, onProgress });
      change(key, { state: 'uploaded', id });
    } catch (error) {
      const no = error instanceof Refused && !isUndecided(error.problem);
      change(key, no ? { state: 'refused', message: error.problem.title } : { state: 'waiting' });
    }
  }

  async function add(files: readonly Blob[]): Promise<void> {
    const taken = files.slice(0, maxPhotos - photos.length - preparing);
    setPreparing((count) => count + taken.length);
    for (const original of taken) {
      const file = await shrinkPhoto(original);
      const key = newRequestId();
      const picture = URL.createObjectURL(file);
      pictures.current.push(picture);
      setPreparing((count) => count - 1);
      setPhotos((all) => [...all, { key, file, picture, id: null, state: 'uploading' }]);
      void upload(key, file);
    }
  }

  const retry = (key: string) => {
    const photo = photos.find((one) => one.key === key);
    if (photo) void upload(key, photo.file);
  };
  return {
    ids: photos.flatMap(({ id }) => id ?? []),
    /** No photo is still on its way or refused. */
    ready: preparing === 0 && photos.every(({ state }) => state === 'uploaded'),
    tray: {
      photos,
      preparing,
      max: maxPhotos,
      onAdd: (files: File[]) => void add(files),
      onRemove: (key: string) => setPhotos((all) => all.filter((one) => one.key !== key)),
      onRetry: retry,
    },
  };
}
