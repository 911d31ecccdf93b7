import { type FormEvent, useState } from 'react';
import type { DeskActivity, Participant, Presence } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { instantOf, typedOf } from '../rewards/reward-draft.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './activities.module.css';
import { staleActivities } from './use-activities.ts';
import { useNameOf } from './use-name-of.ts';

interface SheetFormProps {
  one: DeskActivity;
  /** Somebody of the list; without, whoever has the phone that is typed. */
  person: Participant | undefined;
  onClose: () => void;
}

/** One line of the paper sheet. The times stay for the next line: most people were there for all of it. */
export function SheetForm({ one, person, onClose }: SheetFormProps) {
  const { t } = useWords();
  const nameOf = useNameOf();
  const { client } = useCounty();
  const [phone, setPhone] = useState('');
  const [from, setFrom] = useState(typedOf(person?.inAt ?? one.startsAt));
  const [until, setUntil] = useState(typedOf(one.endsAt));
  const [pressed, setPressed] = useState(false);
  const params = { id: one.id };
  const entering = useStep(
    (body: Presence, requestId) => client.call('recordPresence', { params, body, requestId }),
    {
      stale: staleActivities,
      onDone: () => {
        setPhone('');
        setPressed(false);
      },
    },
  );
  const [begin, end] = [instantOf(from), instantOf(until)];
  const noPhone = person === undefined && !/^1[3-9]\d{9}$/.test(phone.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (noPhone || begin === null || end === null || entering.isPending) return;
    const who = person === undefined ? { phone: phone.trim() } : { participant: person.id };
    entering.mutate({ way: 'sheet', ...who, from: begin, until: end });
  };
  const refused = (field: string) =>
    entering.error instanceof Refused ? entering.error.field(field) : undefined;
  const missing = (empty: boolean) => (pressed && empty ? t('activities.form.missing') : undefined);
  return (
    <form noValidate className={styles.sheet} onSubmit={submit}>
      <h3 className={cardStyles.name}>
        {person === undefined
          ? t('activities.sheet.heading')
          : t('activities.sheet.about', { name: nameOf(person) })}
      </h3>
      <p className={cardStyles.quiet}>{t('activities.sheet.lead')}</p>
      <div className={cardStyles.pair}>
        {person === undefined && (
          <Field
            label={t('activities.sheet.who')}
            hint={t('activities.sheet.whoHint')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={11}
            value={phone}
            error={missing(noPhone) ?? refused('phone')}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
        <Field
          type="datetime-local"
          label={t('activities.sheet.from')}
          value={from}
          error={missing(begin === null)}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          type="datetime-local"
          label={t('activities.sheet.until')}
          value={until}
          error={missing(end === null)}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <Refusals error={entering.error} />
      <p className={styles.done} role="status">
        {entering.data !== undefined && (
          <>
            <CheckIcon size={17} />
            {t('activities.sheet.done', {
              name: nameOf(entering.data),
              minutes: entering.data.minutes ?? 0,
            })}
          </>
        )}
      </p>
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={entering.isPending}>
          {t('activities.sheet.send')}
        </Button>
        {person !== undefined && (
          <Button size="s" kind="quiet" onClick={onClose}>
            {t('activities.sheet.close')}
          </Button>
        )}
      </div>
    </form>
  );
}
