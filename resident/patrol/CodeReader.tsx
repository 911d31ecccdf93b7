import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CameraIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { readPhoto, scan } from '../counter/scanner.ts';
import styles from './Patrol.module.css';

interface CameraProps {
  /** What to aim at, said in place of the picture. */
  label: string;
  onCode: (text: string) => void;
  onRefused: () => void;
}

/** Reads codes off the camera as long as it is shown. */
export function Camera({ label, onCode, onRefused }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const handlers = useRef({ onCode, onRefused });
  handlers.current = { onCode, onRefused };
  useEffect(() => {
    const shown = video.current;
    if (shown === null) return;
    let stop = () => {};
    let gone = false;
    scan(shown, (text) => handlers.current.onCode(text)).then(
      (stopping) => {
        if (gone) stopping();
        else stop = stopping;
      },
      () => handlers.current.onRefused(),
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return <video ref={video} className={styles.video} muted playsInline aria-label={label} />;
}

interface CodePhotoProps {
  /** The code in a text that was read; undefined: there is none of this kind in it. */
  codeIn: (text: string) => string | undefined;
  label: string;
  /** Said where the photo shows no such code. */
  unread: string;
  onCode: (text: string) => void;
}

/** A photo of the code, for where the page gets no camera. */
export function CodePhoto({ codeIn, label, unread, onCode }: CodePhotoProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isUnread, setUnread] = useState(false);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const text = await readPhoto(file);
    // The same photo can be chosen once more.
    target.value = '';
    const isRead = text !== undefined && codeIn(text) !== undefined;
    setUnread(!isRead);
    if (isRead) onCode(text);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => void take(event)}
      />
      <Button
        kind="outline"
        wide
        icon={<CameraIcon size={22} />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      {isUnread && <Refusal why={unread} />}
    </>
  );
}
