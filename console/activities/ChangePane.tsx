import { type FormEvent, useState } from 'react';
import type { DeskActivity } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { instantOf, typedOf } from '../rewards/reward-draft.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { stageOf } from './ActivitiesList.tsx';
import { staleActivities } from './use-activities.ts';

type Change = 'postpone' | 'cancel';

/** Putting it off, or calling it off, with the reason that everybody reads. */
export function ChangePane({ one }: { one: DeskActivity }) {
  const { t } = useWords();
  const [change, setChange] = useState<Change>();
  const stage = stageOf(one, useNow());
  if (stage === 'cancelled' || stage === 'over') return null;
  const close = () => setChange(undefined);
  return (
    <section className={cardStyles.card} aria-labelledby="activity-change">
      <h2 id="activity-change" className={cardStyles.name}>
        {t('activities.change.heading')}
      </h2>
      <p className={cardStyles.quiet}>{t('activities.change.lead')}</p>
      {change === undefined && (
        <div className={cardStyles.buttons}>
          <Button size="s" kind="outline" onClick={() => setChange('postpone')}>
            {t('activities.change.postpone')}
          </Button>
          <Button size="s" kind="quiet" onClick={() => setChange('cancel')}>
            {t('activities.change.cancel')}
          </Button>
        </div>
      )}
      {change === 'postpone' && <Postpone one={one} onClose={close} />}
      {change === 'cancel' && <Cancel one={one} onClose={close} />}
    </section>
  );
}

interface FormProps {
  one: DeskActivity;
  onClose: () => void;
}

const moments = ['starts', 'ends', 'closes'] as const;

function Postpone({ one, onClose }: FormProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [typed, setTyped] = useState({
    starts: typedOf(one.startsAt),
    ends: typedOf(one.endsAt),
    closes: typedOf(one.closesAt),
  });
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id: one.id };
  interface Body {
    startsAt: string;
    endsAt: string;
    closesAt: string;
    reason: string;
  }
  const sending = useStep(
    (body: Body, requestId) => client.call('postponeActivity', { params, body, requestId }),
    { stale: staleActivities, onDone: onClose },
  );
  const [startsAt, endsAt, closesAt] = moments.map((name) => instantOf(typed[name]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!startsAt || !endsAt || !closesAt || reason.trim() === '' || sending.isPending) return;
    sending.mutate({ startsAt, endsAt, closesAt, reason: reason.trim() });
  };
  const refused = sending.error instanceof Refused ? sending.error.field('startsAt') : undefined;
  return (
    <form noValidate className={cardStyles.form} onSubmit={submit}>
      <div className={cardStyles.pair}>
        {moments.map((name) => (
          <Field
            key={name}
            type="datetime-local"
            label={t(`activities.form.${name}`)}
            value={typed[name]}
            error={
              pressed && instantOf(typed[name]) === null
                ? t('activities.form.missing')
                : name === 'starts'
                  ? refused
                  : undefined
            }
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
        ))}
      </div>
      <Reason value={reason} pressed={pressed} onChange={setReason} />
      <Refusals error={sending.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={sending.isPending}>
          {t('activities.change.sendPostpone')}
        </Button>
        <Button size="s" kind="quiet" onClick={onClose}>
          {t('activities.change.close')}
        </Button>
      </div>
    </form>
  );
}

function Cancel({ one, onClose }: FormProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id: one.id };
  const sending = useStep(
    (body: { reason: string }, requestId) =>
      client.call('cancelActivity', { params, body, requestId }),
    { stale: staleActivities, onDone: onClose },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (reason.trim() !== '' && !sending.isPending) sending.mutate({ reason: reason.trim() });
  };
  return (
    <form noValidate className={cardStyles.form} onSubmit={submit}>
      <Reason value={reason} pressed={pressed} onChange={setReason} />
      <Refusals error={sending.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" kind="danger" busy={sending.isPending}>
          {t('activities.change.sendCancel')}
        </Button>
        <Button size="s" kind="quiet" onClick={onClose}>
          {t('activities.change.close')}
        </Button>
      </div>
    </form>
  );
}

interface ReasonProps {
  value: string;
  pressed: boolean;
  onChange: (value: string) => void;
}

function Reason({ value, pressed, onChange }: ReasonProps) {
  const { t } = useWords();
  return (
    <TextField
      label={t('activities.change.reason')}
      maxLength={200}
      rows={2}
      value={value}
      error={pressed && value.trim() === '' ? t('activities.change.missing') : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
