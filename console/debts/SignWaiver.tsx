import { type FormEvent, useState } from 'react';
import type { Waiver } from '../../contract/debts.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import openedStyles from '../split/OpenedPage.module.css';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './Debts.module.css';
import type { Debts } from './use-debts.ts';

interface SignWaiverProps {
  waiver: Waiver;
  pools: Debts['pools'];
}

/** What somebody asked for, and the second signature of somebody else. */
export function SignWaiver({ waiver, pools }: SignWaiverProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const pool = pools.find(({ code }) => code === waiver.pool);
  const maySign = mayCall(useStaff(), 'confirmWaiver') && !waiver.mine;
  return (
    <section className={stepStyles.pane}>
      <h2 className={stepStyles.heading}>{t('debts.sign')}</h2>
      <p className={styles.asked}>
        {t('debts.asked', {
          name: waiver.askedBy,
          at: momentInWords(waiver.askedAt, now, language),
          points: waiver.points,
          pool: pool ? say(pool.name) : waiver.pool,
        })}
      </p>
      <blockquote className={styles.reason}>{waiver.reason}</blockquote>
      {maySign ? (
        <Signing waiver={waiver} />
      ) : (
        <p className={openedStyles.readOnly}>{t(waiver.mine ? 'debts.own' : 'debts.readOnly')}</p>
      )}
    </section>
  );
}

function Signing({ waiver: { id } }: { waiver: Waiver }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id };
  const after = { stale: ['listDebts'] } as const;
  const confirm = useStep(
    (body: { note: string }, requestId) =>
      client.call('confirmWaiver', { params, body, requestId }),
    after,
  );
  const decline = useStep(
    (body: { note: string }, requestId) =>
      client.call('declineWaiver', { params, body, requestId }),
    after,
  );
  const busy = confirm.isPending || decline.isPending;
  const missing = note.trim().length < 2;
  const press = (step: typeof confirm) => {
    setPressed(true);
    if (!missing && !busy) step.mutate({ note: note.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press(confirm);
  };
  return (
    <form noValidate onSubmit={submit} className={stepStyles.fields}>
      <TextField
        label={t('held.note')}
        placeholder={t('held.noteHint')}
        maxLength={500}
        value={note}
        error={pressed && missing ? t('moves.missing.note') : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
      <Refusals error={confirm.error ?? decline.error} />
      <Button type="submit" wide busy={confirm.isPending}>
        {t('debts.confirm')}
      </Button>
      <Button
        type="button"
        kind="outline"
        wide
        busy={decline.isPending}
        onClick={() => press(decline)}
      >
        {t('debts.decline')}
      </Button>
    </form>
  );
}
