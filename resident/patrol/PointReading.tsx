import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { canScan } from '../counter/scanner.ts';
import { Camera, CodePhoto } from './CodeReader.tsx';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { pointCodeIn } from './walk.ts';

interface PointReadingProps {
  /** What stood in the address. */
  begunWith: string;
  onCode: (text: string) => void;
}

/** The paper of a point: by the camera where it is given, off a photo, or by its digits. */
export function PointReading({ begunWith, onCode }: PointReadingProps) {
  const p = usePatrolTexts();
  const [typed, setTyped] = useState(begunWith);
  const [wrong, setWrong] = useState(false);
  const [camera, setCamera] = useState(canScan());
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWrong(pointCodeIn(typed) === undefined);
    onCode(typed);
  };
  return (
    <>
      <p className={styles.lead}>{p('points.lead')}</p>
      {camera && (
        <Camera label={p('points.aim')} onCode={onCode} onRefused={() => setCamera(false)} />
      )}
      <CodePhoto
        codeIn={pointCodeIn}
        label={p('points.photo')}
        unread={p('points.unread')}
        onCode={onCode}
      />
      <form className={styles.form} noValidate onSubmit={send}>
        <Field
          label={p('points.typed')}
          hint={p('points.typedHint')}
          error={wrong ? p('points.wrong') : undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" kind="outline" size="l" wide>
          {p('points.keep')}
        </Button>
      </form>
    </>
  );
}
