import { type FormEvent, useState } from 'react';
import type { DeskActivity, Participant } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './activities.module.css';
import { staleActivities } from './use-activities.ts';

interface TakeBackProps {
  one: DeskActivity;
  person: Participant;
  name: string;
  onClose: () => void;
}

/** Hours and points of somebody go back, with the reason that they are told. */
export function TakeBack({ one, person, name, onClose }: TakeBackProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id: one.id, participant: person.id };
  const taking = useStep(
    (body: { reason: string }, requestId) =>
      client.call('takeBackPresence', { params, body, requestId }),
    { stale: staleActivities, onDone: onClose },
  );
  const missing = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !taking.isPending) taking.mutate({ reason: reason.trim() });
  };
  return (
    <form noValidate className={styles.sheet} onSubmit={submit}>
      <h3 className={cardStyles.name}>{t('activities.back.heading', { name })}</h3>
      <p className={cardStyles.quiet}>{t('activities.back.lead')}</p>
      <TextField
        label={t('activities.back.reason')}
        maxLength={200}
        rows={2}
        value={reason}
        error={pressed && missing ? t('activities.change.missing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Refusals error={taking.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" kind="danger" busy={taking.isPending}>
          {t('activities.back.send')}
        </Button>
        <Button size="s" kind="quiet" onClick={onClose}>
          {t('activities.back.close')}
        </Button>
      </div>
    </form>
  );
}
