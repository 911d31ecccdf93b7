import { type FormEvent, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { FeedbackKind } from '../../contract/feedback.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Feedback.module.css';
import { useSendFeedback } from './use-feedback.ts';
import { useFeedbackTexts } from './use-feedback-texts.ts';

/** A suggestion or a complaint about the platform: one sentence is enough. */
export default function SendFeedback() {
  const { t } = useTexts();
  const f = useFeedbackTexts();
  const [kind, setKind] = useState<FeedbackKind>('suggestion');
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const sending = useSendFeedback(() => navigate('/feedback', { replace: true }));
  const typed = words.trim();
  const missing = pressed && typed.length < 2 ? f('wordsMissing') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (typed.length >= 2 && !sending.isPending) sending.mutate({ kind, words: typed });
  };
  return (
    <Screen title={f('newTitle')} back={{ label: t('back'), href: paths.feedback }}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.lead}>{f('notHere')}</p>
        <Segmented<FeedbackKind>
          label={f('kind')}
          choices={[
            { value: 'suggestion', label: f('kinds.suggestion') },
            { value: 'complaint', label: f('kinds.complaint') },
          ]}
          value={kind}
          onChange={setKind}
        />
        {kind === 'complaint' && <p className={styles.quiet}>{f('protectedLine')}</p>}
        <TextField
          label={f('words')}
          hint={f('wordsHint')}
          maxLength={1_000}
          rows={5}
          value={words}
          error={missing ?? fieldMessage(sending.error, 'words')}
          onChange={(event) => setWords(event.target.value)}
        />
        <Problem error={sending.error} />
        <Button type="submit" wide busy={sending.isPending}>
          {f('send')}
        </Button>
      </form>
    </Screen>
  );
}
