import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { CameraIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { canScan, readPhoto, scan } from '../counter/scanner.ts';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Patrol.module.css';
import { PatrolProblem } from './PatrolProblem.tsx';
import { useJoin } from './use-begin.ts';
import { usePatrolTexts } from './use-patrol-texts.ts';

/** Eight digits, alone or at the end of the address that a leader's code holds. */
const codeIn = (text: string) => /(\d{4}) ?(\d{4})\s*$/.exec(text)?.slice(1).join('');

/** The leader's code: by the camera where it is given, otherwise off a photo, or typed. */
export default function Join({ code = '' }: { code?: string | undefined }) {
  const { t } = useTexts();
  const p = usePatrolTexts();
  const [, go] = useLocation();
  const join = useJoin(() => go('/patrol', { replace: true }));
  const [typed, setTyped] = useState(code);
  const [camera, setCamera] = useState(code === '' && canScan());
  const take = (text: string | undefined) => {
    const found = codeIn(text ?? '');
    if (found === undefined || join.isPending) return;
    setTyped(found);
    setCamera(false);
    join.mutate(found);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    take(typed);
  };
  return (
    <Screen title={p('scan.title')} back={{ label: t('back'), href: paths.patrol }}>
      {camera && <Camera onCode={take} onRefused={() => setCamera(false)} />}
      <form className={styles.form} onSubmit={send}>
        <Field
          label={p('scan.typed')}
          hint={p('scan.typedHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" size="l" wide busy={join.isPending}>
          {p('scan.go')}
        </Button>
      </form>
      <PatrolProblem error={join.error} />
      <CodePhoto onCode={take} />
    </Screen>
  );
}

interface CameraProps {
  onCode: (text: string) => void;
  onRefused: () => void;
}

function Camera({ onCode, onRefused }: CameraProps) {
  const p = usePatrolTexts();
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
    <video ref={video} className={styles.video} muted playsInline aria-label={p('scan.aim')} />
  );
}

/** A photo of the code, for where the page gets no camera. */
function CodePhoto({ onCode }: { onCode: (text: string) => void }) {
  const p = usePatrolTexts();
  const input = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState(false);
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
        {p('scan.photo')}
      </Button>
      {unread && <Refusal why={p('scan.unread')} />}
    </>
  );
}
