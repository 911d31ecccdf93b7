import { useEffect, useRef, useState } from 'react';
import { newRequestId } from '../../ui/request-id.ts';
import { shrinkPhoto } from '../photos/shrink.ts';
import { useField } from './context.ts';

const maxPhotos = 6;

interface Photo {
  key: string;
  file: Blob;
  picture: string;
}

interface KeptPhotos {
  keys: readonly string[];
  change: (by: (keys: readonly string[]) => readonly string[]) => void | Promise<void>;
  /** Keeps one more of what is written down already; otherwise it lies with what is half typed. */
  add?: (photo: { key: string; file: Blob }) => Promise<void>;
}

/** Photos of what is being written down; they lie on the phone with it, and go out with it, not before. */
export function useKeptPhotos({ keys, change, add: keep }: KeptPhotos) {
  const { halves } = useField();
  const [failed, setFailed] = useState(false);
  const [held, setHeld] = useState<readonly Photo[]>([]);
  const [preparing, setPreparing] = useState(keys.length);
  const pictures = useRef<string[]>([]);
  const hold = (key: string, file: Blob) => {
    const picture = URL.createObjectURL(file);
    pictures.current.push(picture);
    setHeld((all) => [...all, { key, file, picture }]);
  };
  const first = useRef({ keys, hold });
  useEffect(() => {
    const { keys: kept, hold: show } = first.current;
    const loadAll = async () => {
      for (const key of kept) {
        const file = await halves.loadPhoto(key).catch(() => undefined);
        if (file !== undefined) show(key, file);
        setPreparing((count) => count - 1);
      }
    };
    void loadAll();
  }, [halves]);
  useEffect(() => () => pictures.current.forEach(URL.revokeObjectURL), []);
  const photos = held.filter(({ key }) => keys.includes(key));
  async function add(files: readonly Blob[]): Promise<void> {
    const taken = files.slice(0, maxPhotos - photos.length - preparing);
    setFailed(false);
    setPreparing((count) => count + taken.length);
    for (const original of taken) {
      const file = await shrinkPhoto(original);
      const key = newRequestId();
      hold(key, file);
      await watched((keep ?? keepHalf)({ key, file }));
      setPreparing((count) => count - 1);
    }
  }
  async function keepHalf({ key, file }: Pick<Photo, 'key' | 'file'>): Promise<void> {
    // A phone without room says so when it is to be written down.
    await halves.savePhoto(key, file).catch(() => undefined);
    await change((all) => [...all, key]);
  }
  async function remove(key: string): Promise<void> {
    setFailed(false);
    await change((all) => all.filter((one) => one !== key));
    await halves.dropPhoto(key).catch(() => undefined);
  }
  const watched = (kept: Promise<void>) => kept.catch(() => setFailed(true));
  return {
    photos: photos.map(({ key, file }) => ({ key, file })),
    ready: preparing === 0,
    /** The phone could not keep the last change. */
    failed,
    tray: {
      // As far as its owner is asked to care it is there: it waits with the rest of what they write.
      photos: photos.map(({ key, picture }) => ({ key, picture, state: 'uploaded' as const })),
      preparing,
      max: maxPhotos,
      onAdd: (files: File[]) => void add(files),
      onRemove: (key: string) => void watched(remove(key)),
      onRetry: () => undefined,
    },
  };
}
