import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { mostDays, type PatrolTaskBody } from '../../contract/patrol-tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, TextField } from '../../ui/Field.tsx';
import pageStyles from '../account/account.module.css';
import { useAreas } from '../areas.ts';
import { useCounty } from '../county.tsx';
import { dayOf } from '../dates.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { useNow } from '../now.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './patrols.module.css';
import { RouteField } from './RouteField.tsx';
import { stalePatrols } from './use-patrols.ts';

interface AskFormProps {
  area: string | undefined;
  onArea: (area: string) => void;
}

const wholeIn = (text: string, most: number) => {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
};

/** Where, which way, when and how many: a shift of several days is asked for at once. */
export function AskForm({ area, onArea }: AskFormProps) {
  const { t, say } = useWords();
  const { client } = useCounty();
  const areas = useAreas();
  const now = useNow();
  const [pressed, setPressed] = useState(false);
  const [route, setRoute] = useState<{ area: string | undefined; points: string[] }>();
  const [asked, setAsked] = useState({
    way: '',
    byOrder: '',
    day: dayOf(now),
    from: '19:00',
    hours: '2',
    people: '3',
    days: '1',
  });
  const creating = useStep(
    (body: PatrolTaskBody, requestId) => client.call('createPatrolTask', { body, requestId }),
    {
      stale: stalePatrols,
      onDone: () => {
        setPressed(false);
        setAsked((before) => ({ ...before, way: '', byOrder: '' }));
        setRoute(undefined);
      },
    },
  );
  const change = (field: keyof typeof asked) => (event: { target: { value: string } }) =>
    setAsked({ ...asked, [field]: event.target.value });
  const [way, byOrder] = [asked.way.trim(), asked.byOrder.trim()];
  const startsAt = new Date(`${asked.day}T${asked.from}:00+08:00`);
  const [hours, people, days] = [
    wholeIn(asked.hours, 6),
    wholeIn(asked.people, 50),
    wholeIn(asked.days, mostDays),
  ];
  // Of another area they would be another route.
  const chosen = route?.area === area ? (route?.points ?? []) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    const isTimed = !Number.isNaN(startsAt.getTime());
    if (!area || way.length < 2 || byOrder.length === 1 || !isTimed || !hours || !people || !days)
      return;
    const endsAt = new Date(startsAt.getTime() + hours * 3_600_000).toISOString();
    const span = { startsAt: startsAt.toISOString(), endsAt };
    const ordered = byOrder === '' ? {} : { byOrder };
    creating.mutate({ area, way, ...ordered, route: chosen, ...span, people, days });
  };
  const wrong = (isMissing: boolean, words: string) => (pressed && isMissing ? words : undefined);
  return (
    <section className={pageStyles.pane} id="ask-for-patrol" aria-labelledby="ask">
      <h2 className={pageStyles.heading} id="ask">
        {t('patrols.form.heading')}
      </h2>
      <p className={pageStyles.lead}>{t('patrols.form.lead')}</p>
      <form noValidate className={styles.form} onSubmit={submit}>
        <Labelled
          label={t('patrols.form.area')}
          error={wrong(!area, t('patrols.form.areaMissing'))}
        >
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              showSearch={{ optionFilterProp: 'label' }}
              value={area ?? null}
              options={(areas.data ?? []).map(({ code, name }) => ({
                value: code,
                label: say(name),
              }))}
              onChange={(code: string) => onArea(code)}
            />
          )}
        </Labelled>
        <TextField
          label={t('patrols.form.way')}
          hint={t('patrols.form.wayHint')}
          maxLength={300}
          value={asked.way}
          error={wrong(way.length < 2, t('patrols.form.wayMissing'))}
          onChange={change('way')}
        />
        <Field
          label={t('patrols.form.byOrder')}
          hint={t('patrols.form.byOrderHint')}
          autoComplete="off"
          maxLength={60}
          value={asked.byOrder}
          error={wrong(byOrder.length === 1, t('patrols.form.byOrderShort'))}
          onChange={change('byOrder')}
        />
        <RouteField area={area} route={chosen} onRoute={(points) => setRoute({ area, points })} />
        <div className={styles.numbers}>
          <Field
            type="date"
            label={t('patrols.form.day')}
            value={asked.day}
            onChange={change('day')}
          />
          <Field
            type="time"
            label={t('patrols.form.from')}
            value={asked.from}
            onChange={change('from')}
          />
          <Field
            inputMode="numeric"
            label={t('patrols.form.hours')}
            value={asked.hours}
            error={wrong(!hours, t('patrols.form.wrong'))}
            onChange={change('hours')}
          />
          <Field
            inputMode="numeric"
            label={t('patrols.form.people')}
            value={asked.people}
            error={wrong(!people, t('patrols.form.wrong'))}
            onChange={change('people')}
          />
          <Field
            inputMode="numeric"
            label={t('patrols.form.days')}
            value={asked.days}
            error={wrong(!days, t('patrols.form.wrong'))}
            onChange={change('days')}
          />
        </div>
        <Refusals error={creating.error} />
        <Button type="submit" busy={creating.isPending}>
          {t('patrols.form.send')}
        </Button>
      </form>
    </section>
  );
}
