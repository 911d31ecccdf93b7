import { type FormEvent, useState } from 'react';
import type { Area } from '../../contract/areas.ts';
import type { MyMediator } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field, TextField } from '../../ui/Field.tsx';
import { useAnswer } from '../api.ts';
import { Picker } from '../frame/Picker.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Mediations.module.css';
import { useMediationTexts, useMyStep } from './use-mediations.ts';

interface Application {
  area: string;
  employer: string;
  stateEmployee: boolean;
  words: string;
}

/**
 * Where, with which employer, who pays, and why. A certificate that holds is renewed for the same place and employer.
 */
export function ApplyForm({ mine }: { mine: MyMediator }) {
  const m = useMediationTexts();
  const holds = mine.state === 'certified';
  const [wanted, setWanted] = useState<Application>(
    holds && mine.area !== null
      ? { area: mine.area, employer: mine.employer, stateEmployee: mine.stateEmployee, words: '' }
      : { area: '', employer: '', stateEmployee: mine.stateEmployee, words: '' },
  );
  const [pressed, setPressed] = useState(false);
  const step = useMyStep((client, body: Application, requestId) =>
    client.call('applyAsMediator', { body, requestId }),
  );
  const missing = wanted.words.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (wanted.area !== '' && !missing && !step.isPending)
      step.mutate({ ...wanted, employer: wanted.employer.trim(), words: wanted.words.trim() });
  };
  const isRenewal = holds || mine.state === 'lapsed';
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2>{m(isRenewal ? 'becoming.renew' : 'becoming.apply')}</h2>
        {!holds && (
          <Standing
            wanted={wanted}
            areaMissing={pressed && wanted.area === ''}
            employerError={fieldMessage(step.error, 'employer')}
            onChange={setWanted}
          />
        )}
        <Paid
          wanted={wanted}
          lead={mine.stateEmployee ? m('becoming.statePayOverLine') : undefined}
          onChange={setWanted}
        />
        <TextField
          label={m('becoming.words')}
          maxLength={500}
          value={wanted.words}
          error={pressed && missing ? m('missing') : fieldMessage(step.error, 'words')}
          onChange={(event) => setWanted({ ...wanted, words: event.target.value })}
        />
        <Problem error={step.error} />
        <Button type="submit" wide busy={step.isPending}>
          {m('becoming.applyGo')}
        </Button>
      </form>
    </Card>
  );
}

interface StandingProps {
  wanted: Application;
  areaMissing: boolean;
  employerError: string | undefined;
  onChange: (wanted: Application) => void;
}

interface PaidProps {
  wanted: Application;
  /** What no longer being paid by the state changes, for whom it pays by now. */
  lead: string | undefined;
  onChange: (wanted: Application) => void;
}

/** Who pays somebody: asked of whoever renews, too. */
function Paid({ wanted, lead, onChange }: PaidProps) {
  const m = useMediationTexts();
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={wanted.stateEmployee}
        onChange={(event) => onChange({ ...wanted, stateEmployee: event.target.checked })}
      />
      <span>
        {m('becoming.stateEmployee')}
        <br />
        <span className={styles.quiet}>{lead ?? m('becoming.stateEmployeeLine')}</span>
      </span>
    </label>
  );
}

/** What decides where somebody mediates and whom they are tied to. */
function Standing({ wanted, areaMissing, employerError, onChange }: StandingProps) {
  const m = useMediationTexts();
  const areas = useAnswer('listAreas', {}, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <>
      <Place areas={areas.data ?? []} onChange={(area) => onChange({ ...wanted, area })} />
      {areaMissing && (
        <p className={styles.quiet} role="alert">
          {m('becoming.areaMissing')}
        </p>
      )}
      <Field
        label={m('becoming.employer')}
        hint={m('becoming.employerHint')}
        maxLength={80}
        value={wanted.employer}
        error={employerError}
        onChange={(event) => onChange({ ...wanted, employer: event.target.value })}
      />
    </>
  );
}

/** A town, and in it a community or all of it. */
function Place({ areas, onChange }: { areas: readonly Area[]; onChange: (area: string) => void }) {
  const { say } = useTexts();
  const m = useMediationTexts();
  const [town, setTown] = useState<string | null>(null);
  const [community, setCommunity] = useState<string | null>(null);
  const optionsOf = (of: readonly Area[]) =>
    of.map(({ code, name }) => ({ value: code, label: say(name) }));
  return (
    <fieldset className={styles.choices}>
      <legend>{m('becoming.area')}</legend>
      <p className={styles.quiet}>{m('becoming.areaHint')}</p>
      <Picker
        label={m('becoming.town')}
        empty={m('becoming.choosePlace')}
        options={optionsOf(areas.filter(({ level }) => level === 'town'))}
        value={town}
        onChange={(value) => {
          setTown(value);
          setCommunity(null);
          onChange(value ?? '');
        }}
      />
      <Picker
        label={m('becoming.community')}
        empty={m('becoming.wholeTown')}
        options={optionsOf(
          areas.filter(({ level, parent }) => level === 'community' && parent === town),
        )}
        value={community}
        onChange={(value) => {
          setCommunity(value);
          onChange(value ?? town ?? '');
        }}
      />
    </fieldset>
  );
}
