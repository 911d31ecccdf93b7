import { type FormEvent, useState } from 'react';
import { complaintNumber, inFours } from '../../contract/complaint-number.ts';
import type { FeedbackKind } from '../../contract/feedback.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { useFeedbackFor } from './use-agreements.ts';

/** What they say of the platform, in their words. */
export function FeedbackFor({ id }: { id: string }) {
  const { t } = useWords();
  const [kind, setKind] = useState<FeedbackKind>('suggestion');
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const sending = useFeedbackFor(id);
  const missing = words.trim().length < 2;
  const refused = sending.error instanceof Refused ? sending.error.field('words') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || sending.isPending) return;
    sending.mutate(
      { kind, words: words.trim() },
      {
        onSuccess: () => {
          setWords('');
          setPressed(false);
        },
      },
    );
  };
  return (
    <section className={classes(paneStyles.pane, styles.part, styles.onScreen)}>
      <form className={styles.fields} noValidate onSubmit={submit}>
        <h2 className={formStyles.heading}>{t('agreements.feedback.heading')}</h2>
        <Segmented<FeedbackKind>
          label={t('agreements.feedback.kind')}
          choices={[
            { value: 'suggestion', label: t('feedback.kinds.suggestion') },
            { value: 'complaint', label: t('feedback.kinds.complaint') },
          ]}
          value={kind}
          onChange={setKind}
        />
        <TextField
          label={t('agreements.feedback.words')}
          maxLength={1_000}
          value={words}
          error={pressed && missing ? t('agreements.feedback.missing') : refused}
          onChange={(event) => setWords(event.target.value)}
        />
        <Refusals error={sending.error} />
        <p role="status">
          {sending.isSuccess &&
            (sending.variables.kind === 'complaint'
              ? t('agreements.feedback.number', {
                  number: inFours(complaintNumber(sending.data.id)),
                })
              : t('agreements.feedback.done'))}
        </p>
        <Button type="submit" size="s" busy={sending.isPending}>
          {t('agreements.feedback.send')}
        </Button>
      </form>
    </section>
  );
}
