import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { CameraIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { canScan, readPhoto, scan } from '../counter/scanner.ts';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Activities.module.css';
import { codeIn } from './place.ts';
import { useActivityTexts } from './use-activity-texts.ts';

/** The organiser’s code, by the camera where it is given, otherwise off a photo. */
export default function ScanPage() {
  const { t } = useTexts();
  const a = useActivityTexts();
  const [, go] = useLocation();
  const [camera, setCamera] = useState(canScan());
  const [wrong, setWrong] = useState(false);
  const found = (text: string) => {
    const code = codeIn(text);
    setWrong(code === undefined);
    if (code !== undefined) go(`/activities/here/${code}`);
  };
  return (
    <Screen title={a('camera.title')} back={{ label: t('back'), href: paths.activities }}>
      <p className={styles.said}>{a('camera.lead')}</p>
      {camera ? (
        <Camera onCode={found} onRefused={() => setCamera(false)} />
      ) : (
        <p className={styles.quiet}>{a('camera.refused')}</p>
      )}
      {wrong && <Refusal why={a('here.notACode')} />}
      <CodePhoto onCode={found} />
      <p className={styles.quiet}>{a('camera.paper')}</p>
    </Screen>
  );
}

interface CameraProps {
  onCode: (text: string) => void;
  onRefused: () => void;
}

function Camera({ onCode, onRefused }: CameraProps) {
  const a = useActivityTexts();
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
  return (
    <div className={styles.camera}>
      <video ref={video} className={styles.video} muted playsInline aria-label={a('camera.aim')} />
    </div>
  );
}

/** A photo of the code, for where the page gets no camera. */
function CodePhoto({ onCode }: Pick<CameraProps, 'onCode'>) {
  const a = useActivityTexts();
  const input = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState(false);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const text = await readPhoto(file);
    target.value = '';
    setUnread(text === undefined);
    if (text !== undefined) onCode(text);
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
        {a('camera.photo')}
      </Button>
      {unread && <Refusal why={a('camera.unread')} />}
    </>
  );
}
