import { InputNumber } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import {
  type ActivityKind,
  activityKinds,
  type NewActivity as NewActivityBody,
} from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { OptionCards } from '../moves/fields/OptionCards.tsx';
import poolStyles from '../pools/pools.module.css';
import { AreaField } from '../rewards/form/AreaField.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { type ActivityDraft, bodyOf, emptyActivity, missingIn } from './draft.ts';
import { Pane } from './Pane.tsx';
import { staleActivities } from './use-activities.ts';

/** Publishes an activity: what, where, when, and for how many. */
export function NewActivity() {
  const { t } = useWords();
  return (
    <Pane title={t('activities.form.heading')}>
      <div className={poolStyles.body}>
        <NewForm />
      </div>
    </Pane>
  );
}

function NewForm() {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [draft, setDraft] = useState(emptyActivity);
  const [pressed, setPressed] = useState(false);
  const sending = useStep(
    (body: NewActivityBody, requestId) => client.call('publishActivity', { body, requestId }),
    { stale: staleActivities, onDone: ({ id }) => go(`/activities/${id}`) },
  );
  const set = (change: Partial<ActivityDraft>) => setDraft({ ...draft, ...change });
  const missing = missingIn(draft);
  const refused = (field: string) =>
    sending.error instanceof Refused ? sending.error.field(field) : undefined;
  const wrong = (name: keyof ActivityDraft, field: string) =>
    pressed && missing.includes(name) ? t('activities.form.missing') : refused(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    const body = bodyOf(draft);
    if (body !== undefined && !sending.isPending) sending.mutate(body);
  };
  return (
    <form noValidate className={poolStyles.card} onSubmit={submit}>
      <OptionCards
        label={t('activities.form.kind')}
        value={draft.kind}
        error={undefined}
        options={activityKinds.map((kind) => ({
          value: kind,
          title: t(`activities.kinds.${kind}`),
          why: t(`activities.form.kindHints.${kind}`),
        }))}
        onChange={(kind) => set({ kind: kind as ActivityKind })}
      />
      <Words draft={draft} set={set} wrong={wrong} />
      <AreaField
        label={t('activities.form.area')}
        error={pressed && draft.area === '' ? t('activities.form.missingArea') : refused('area')}
        area={draft.area}
        onChange={(area) => set({ area })}
      />
      <Moments draft={draft} set={set} wrong={wrong} />
      <Seats draft={draft} set={set} wrong={wrong} />
      <Refusals error={sending.error} />
      <div className={poolStyles.buttons}>
        <Button type="submit" busy={sending.isPending}>
          {t('activities.form.send')}
        </Button>
        <Button kind="quiet" onClick={() => go('/activities')}>
          {t('activities.form.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface Editing {
  draft: ActivityDraft;
  set: (change: Partial<ActivityDraft>) => void;
  wrong: (name: keyof ActivityDraft, field: string) => string | undefined;
}

function Words({ draft, set, wrong }: Editing) {
  const { t } = useWords();
  return (
    <>
      <div className={poolStyles.pair}>
        <Field
          label={t('activities.form.titleZh')}
          maxLength={40}
          value={draft.titleZh}
          error={wrong('titleZh', 'title/zh')}
          onChange={(event) => set({ titleZh: event.target.value })}
        />
        <Field
          label={t('activities.form.titleEn')}
          maxLength={40}
          value={draft.titleEn}
          error={wrong('titleEn', 'title/en')}
          onChange={(event) => set({ titleEn: event.target.value })}
        />
      </div>
      <div className={poolStyles.pair}>
        <TextField
          label={t('activities.form.saidZh')}
          maxLength={1_000}
          value={draft.saidZh}
          error={wrong('saidZh', 'said/zh')}
          onChange={(event) => set({ saidZh: event.target.value })}
        />
        <TextField
          label={t('activities.form.saidEn')}
          maxLength={1_000}
          value={draft.saidEn}
          error={wrong('saidEn', 'said/en')}
          onChange={(event) => set({ saidEn: event.target.value })}
        />
      </div>
      <Field
        label={t('activities.form.venue')}
        hint={t('activities.form.venueHint')}
        maxLength={80}
        value={draft.venue}
        error={wrong('venue', 'venue')}
        onChange={(event) => set({ venue: event.target.value })}
      />
    </>
  );
}

function Moments({ draft, set, wrong }: Editing) {
  const { t } = useWords();
  return (
    <div className={poolStyles.pair}>
      {(['starts', 'ends', 'closes'] as const).map((name) => (
        <Field
          key={name}
          type="datetime-local"
          label={t(`activities.form.${name}`)}
          value={draft[name]}
          error={wrong(name, `${name}At`)}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      ))}
    </div>
  );
}

function Seats({ draft, set, wrong }: Editing) {
  const { t } = useWords();
  const full = fieldStyles.full ?? '';
  return (
    <>
      <div className={poolStyles.pair}>
        <Labelled label={t('activities.form.seats')} error={wrong('seats', 'seats')}>
          {(id) => (
            <InputNumber
              id={id}
              className={full}
              min={1}
              max={2_000}
              precision={0}
              value={draft.seats}
              onChange={(seats) => set({ seats })}
            />
          )}
        </Labelled>
        <Labelled
          label={t('activities.form.kept')}
          hint={t('activities.form.keptHint')}
          error={wrong('kept', 'keptSeats')}
        >
          {(id) => (
            <InputNumber
              id={id}
              className={full}
              min={0}
              max={1_999}
              precision={0}
              value={draft.kept}
              onChange={(kept) => set({ kept })}
            />
          )}
        </Labelled>
      </div>
      <fieldset className={fieldStyles.group}>
        <legend>{t('activities.form.priority')}</legend>
        <div className={poolStyles.pair}>
          <Labelled label={t('activities.form.priorityFrom')} error={undefined}>
            {(id) => (
              <InputNumber
                id={id}
                className={full}
                min={1}
                max={1_000_000}
                precision={0}
                placeholder={t('activities.form.priorityNone')}
                value={draft.priorityFrom}
                onChange={(priorityFrom) => set({ priorityFrom })}
              />
            )}
          </Labelled>
          <Field
            type="datetime-local"
            label={t('activities.form.priorityUntil')}
            disabled={draft.priorityFrom === null}
            value={draft.priorityUntil}
            error={wrong('priorityUntil', 'priority/until')}
            onChange={(event) => set({ priorityUntil: event.target.value })}
          />
        </div>
      </fieldset>
    </>
  );
}
