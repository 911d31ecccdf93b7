import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Unreachable } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { CameraIcon, InfoIcon, QrIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Problem } from '../frame/Problem.tsx';
import styles from './Counter.module.css';
import type { Checked } from './check.ts';
import { prepareSound } from './feedback.ts';
import { Page } from './Page.tsx';
import { canScan, readPhoto, scan } from './scanner.ts';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

interface Props {
  /** Begins with typing, not with the camera. */
  typed?: boolean;
  onChecked: (checked: Checked) => void;
}

/** The code that a resident shows: by the camera where it is given, otherwise off a photo, or typed. */
export function Scan({ typed = false, onChecked }: Props) {
  const c = useCounterTexts();
  const { till, online } = useTill();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [camera, setCamera] = useState(!typed && canScan());
  const [refused, setRefused] = useState(false);
  const look = async (text: string) => {
    if (busy || text.trim() === '') return;
    prepareSound();
    setBusy(true);
    setError(null);
    await till.look(text.trim()).then(onChecked, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  return (
    <Page title={c(camera ? 'scan.title' : 'today.type')} back="#/">
      {!online && (
        <p className={styles.hint}>
          <InfoIcon size={22} />
          <span>{c('scan.offline')}</span>
        </p>
      )}
      {camera ? (
        <Camera
          onCode={look}
          onRefused={() => {
            setCamera(false);
            setRefused(true);
          }}
        />
      ) : (
        <>
          {(refused || !canScan()) && (
            <p className={styles.quiet}>{c(refused ? 'scan.refused' : 'scan.noCamera')}</p>
          )}
          <CodeForm busy={busy} onCode={look} label={c('scan.typed')} hint={c('scan.typedHint')} />
          <CodePhoto onCode={look} />
        </>
      )}
      <p className={styles.quiet} role="status">
        {busy ? c('scan.looking') : ''}
      </p>
      {error instanceof Unreachable ? <Refusal why={c('no.network')} /> : <Problem error={error} />}
      {!camera && canScan() && (
        <Button kind="quiet" icon={<QrIcon size={22} />} onClick={() => setCamera(true)}>
          {c('scan.camera')}
        </Button>
      )}
      {camera && (
        <ButtonLink href="#/scan/typed" kind="outline" size="l" wide>
          {c('today.type')}
        </ButtonLink>
      )}
    </Page>
  );
}

interface CameraProps {
  onCode: (text: string) => Promise<void>;
  /** The camera was not given. */
  onRefused: () => void;
}

function Camera({ onCode, onRefused }: CameraProps) {
  const c = useCounterTexts();
  const video = useRef<HTMLVideoElement>(null);
  const handlers = useRef({ onCode, onRefused });
  handlers.current = { onCode, onRefused };
  useEffect(() => {
    const shown = video.current;
    if (shown === null) return;
    let stop = () => {};
    let gone = false;
    scan(shown, (text) => void handlers.current.onCode(text)).then(
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
      <video ref={video} className={styles.video} muted playsInline aria-label={c('scan.aim')} />
      <span className={styles.aim} aria-hidden="true" />
    </div>
  );
}

/** A photo of the code, for where the page gets no camera: the device's own takes it. */
function CodePhoto({ onCode }: Pick<CameraProps, 'onCode'>) {
  const c = useCounterTexts();
  const input = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState(false);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const text = await readPhoto(file);
    // The same photo can be chosen once more.
    target.value = '';
    setUnread(text === undefined);
    if (text !== undefined) await onCode(text);
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
        {c('scan.photo')}
      </Button>
      {unread && <Refusal why={c('scan.unread')} />}
    </>
  );
}

interface CodeFormProps {
  busy: boolean;
  label: string;
  hint: string;
  onCode: (text: string) => Promise<void>;
}

/** A code that is typed, in large letters. */
export function CodeForm({ busy, label, hint, onCode }: CodeFormProps) {
  const c = useCounterTexts();
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    void onCode(text);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <Field
        label={label}
        hint={hint}
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className={styles.bigField}
      />
      <Button type="submit" size="l" wide busy={busy}>
        {c('scan.check')}
      </Button>
    </form>
  );
}
