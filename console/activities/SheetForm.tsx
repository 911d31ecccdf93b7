import { type FormEvent, useState } from 'react';
import type { DeskActivity, Participant, Presence } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { instantOf, typedOf } from '../rewards/reward-draft.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './activities.module.css';
import { staleActivities } from './use-activities.ts';
import { useNameOf } from './use-name-of.ts';
import { nobody, WalkIn, whoOf } from './WalkIn.tsx';

interface SheetFormProps {
  one: DeskActivity;
  /** Somebody of the list; without, whoever has the phone that is typed, or the name where there is no phone. */
  person: Participant | undefined;
  onClose: () => void;
}

/** One line of the paper sheet. The times stay for the next line: most people were there for all of it. */
export function SheetForm({ one, person, onClose }: SheetFormProps) {
  const { t } = useWords();
  const nameOf = useNameOf();
  const { client } = useCounty();
  const [who, setWho] = useState(nobody);
  const [from, setFrom] = useState(typedOf(person?.inAt ?? one.startsAt));
  const [until, setUntil] = useState(typedOf(one.endsAt));
  const [pressed, setPressed] = useState(false);
  const params = { id: one.id };
  const entering = useStep(
    (body: Presence, requestId) => client.call('recordPresence', { params, body, requestId }),
    {
      stale: staleActivities,
      onDone: () => {
        setWho(nobody);
        setPressed(false);
      },
    },
  );
  const [begin, end] = [instantOf(from), instantOf(until)];
  const wanted = person === undefined ? whoOf(who) : { participant: person.id };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (wanted === undefined || begin === null || end === null || entering.isPending) return;
    entering.mutate({ way: 'sheet', ...wanted, from: begin, until: end });
  };
  const refused = (field: string) =>
    entering.error instanceof Refused ? entering.error.field(field) : undefined;
  const missing = (empty: boolean) => (pressed && empty ? t('activities.form.missing') : undefined);
  return (
    <form noValidate className={styles.sheet} onSubmit={submit}>
      <h3 className={poolStyles.name}>
        {person === undefined
          ? t('activities.sheet.heading')
          : t('activities.sheet.about', { name: nameOf(person) })}
      </h3>
      <p className={poolStyles.quiet}>{t('activities.sheet.lead')}</p>
      <div className={poolStyles.pair}>
        {person === undefined && (
          <WalkIn who={who} missing={missing} refused={refused} onChange={setWho} />
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
      <div className={poolStyles.buttons}>
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
