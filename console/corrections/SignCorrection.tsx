import { Popconfirm } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Correction } from '../../contract/corrections.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import openedStyles from '../split/OpenedPage.module.css';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';
import { useStep } from '../use-step.ts';
import styles from './corrections.module.css';
import { correctionRoutes } from './use-corrections.ts';

/** The second signature, of somebody else than who asked. */
export function SignCorrection({ one }: { one: Correction }) {
  const { t } = useWords();
  const maySign = mayCall(useStaff(), 'signCorrection') && !one.mine;
  if (!maySign)
    return (
      <p className={openedStyles.readOnly}>
        {t(one.mine ? 'corrections.sign.own' : 'corrections.sign.readOnly')}
      </p>
    );
  return (
    <section className={styles.card} aria-label={t('corrections.sign.heading')}>
      <SignForm id={one.id} />
    </section>
  );
}

function SignForm({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id };
  const after = { stale: correctionRoutes };
  const sign = useStep(
    (body: { note: string }, requestId) =>
      client.call('signCorrection', { params, body, requestId }),
    after,
  );
  const decline = useStep(
    (body: { note: string }, requestId) =>
      client.call('declineCorrection', { params, body, requestId }),
    after,
  );
  const missing = note.trim().length < 2;
  const press = (step: typeof sign) => {
    setPressed(true);
    if (!missing && !sign.isPending && !decline.isPending) step.mutate({ note: note.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press(sign);
  };
  return (
    <form noValidate onSubmit={submit} onKeyDown={submitOnModifierEnter}>
      <h2 className={stepStyles.heading}>{t('corrections.sign.heading')}</h2>
      <p className={stepStyles.lead}>{t('corrections.sign.lead')}</p>
      <div className={stepStyles.fields}>
        <TextField
          label={t('corrections.sign.note')}
          placeholder={t('corrections.sign.noteHint')}
          maxLength={500}
          value={note}
          error={pressed && missing ? t('corrections.sign.noteMissing') : undefined}
          onChange={(event) => setNote(event.target.value)}
        />
        <Refusals error={sign.error ?? decline.error} />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" busy={sign.isPending}>
          {t('corrections.sign.confirm')}
        </Button>
        <Button kind="outline" busy={decline.isPending} onClick={() => press(decline)}>
          {t('corrections.sign.decline')}
        </Button>
      </div>
    </form>
  );
}

/** Whoever owns the rules takes the request back while nobody has decided about it. */
export function WithdrawCorrection({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const withdrawing = useStep(
    (_: object, requestId) => client.call('withdrawCorrection', { params: { id }, requestId }),
    { stale: correctionRoutes },
  );
  return (
    <div className={styles.withdraw}>
      <Refusals error={withdrawing.error} />
      <Popconfirm
        title={t('corrections.sign.withdrawSure')}
        okText={t('corrections.sign.yes')}
        cancelText={t('corrections.sign.no')}
        onConfirm={() => withdrawing.mutate({})}
      >
        <Button kind="quiet" size="s" busy={withdrawing.isPending}>
          {t('corrections.sign.withdraw')}
        </Button>
      </Popconfirm>
    </div>
  );
}
