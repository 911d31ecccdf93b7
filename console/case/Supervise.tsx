import { useState } from 'react';
import { staffStages } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from '../supervisions/supervisions.module.css';
import { useStep } from '../use-step.ts';

const replyHours = 24;

/** For a leader, who does not wait for the ladder. */
export function Supervise({ one }: { one: StaffCase }) {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const send = useStep(
    (body: { words: string; replyHours: number }, requestId) =>
      client.call('superviseCase', { params: { code: one.code }, body, requestId }),
    { stale: ['getCase', 'listSupervisions'], onDone: () => setWords('') },
  );
  if (!mayCall(me, 'superviseCase') || !staffStages.includes(one.stage)) return null;
  const short = words.trim().length < 2;
  return (
    <form
      noValidate
      className={styles.form}
      aria-label={t('supervisions.supervise')}
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (!short && !send.isPending) send.mutate({ words: words.trim(), replyHours });
      }}
    >
      <h2>{t('supervisions.supervise')}</h2>
      <p className={styles.facts}>{t('supervisions.superviseLead')}</p>
      <TextField
        label={t('supervisions.superviseWords')}
        rows={2}
        maxLength={500}
        value={words}
        error={pressed && short && !send.isSuccess ? t('supervisions.missing') : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      <Refusals error={send.error} />
      <div role="status">{send.isSuccess && <p>{t('supervisions.supervised')}</p>}</div>
      <Button kind="outline" type="submit" busy={send.isPending}>
        {t('supervisions.superviseSend')}
      </Button>
    </form>
  );
}
