import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { PhotoTray } from '../photos/PhotoTray.tsx';
import { problemAt } from '../report/problem-at.ts';
import type { ReplyTo } from '../report/reply.ts';
import { trayOf } from '../report/tray.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';
import { ReplyProblem } from './ReplyProblem.tsx';
import { useReply } from './use-reply.ts';

export interface ReplyFormProps {
  to: ReplyTo;
  label: string;
  button: string;
  maxLength: number;
}

/** A sentence that is needed and photos that are not: for "not solved" and for a supplement. */
export function ReplyForm({ to, label, button, maxLength }: ReplyFormProps) {
  const { t } = useTexts();
  const reply = useReply(to);
  const [pressed, setPressed] = useState(false);
  const { draft, lacks, sending, problem } = reply;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (lacks.length === 0 && !sending) reply.send();
  };
  const missing = pressed && lacks.includes('words') ? t('case.wordsMissing') : undefined;
  return (
    <form className={styles.answer} onSubmit={submit} noValidate>
      <fieldset className={styles.answer} disabled={sending}>
        <TextField
          label={label}
          maxLength={maxLength}
          value={draft.words}
          error={missing ?? problemAt(problem, 'words')}
          onChange={(event) => reply.change({ words: event.target.value })}
        />
        <div>
          <p className={styles.label}>{t('case.photosOptional')}</p>
          <PhotoTray
            {...trayOf(reply.view)}
            onAdd={reply.addPhotos}
            onRemove={reply.removePhoto}
            onRetry={reply.retryPhoto}
          />
        </div>
      </fieldset>
      {pressed && lacks.includes('photos') && (
        <p className={styles.error} role="status">
          {t('report.photosUnfinished')}
        </p>
      )}
      <ReplyProblem problem={problem} />
      <Button type="submit" wide busy={sending}>
        {button}
      </Button>
    </form>
  );
}
