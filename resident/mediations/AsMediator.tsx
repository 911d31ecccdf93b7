import { type FormEvent, useState } from 'react';
import type { MyMediation } from '../../contract/my-mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field, TextField } from '../../ui/Field.tsx';
import { presentMs } from '../../ui/now.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { localDay } from '../dates.ts';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Mediations.module.css';
import { useMediationTexts, useMyStep } from './use-mediations.ts';

type Act = 'record' | 'propose' | 'give_up';

/** The work of the mediator: a record of each session, then the agreement, or that there is none. */
export function AsMediator({ one }: { one: MyMediation }) {
  const m = useMediationTexts();
  const [act, setAct] = useState<Act | undefined>();
  const close = () => setAct(undefined);
  if (one.moves.length === 0) return null;
  if (act === 'record') return <RecordForm one={one} onDone={close} />;
  if (act === 'propose') return <ProposeForm one={one} onDone={close} />;
  if (act === 'give_up') return <GiveUpForm one={one} onDone={close} />;
  return (
    <div className={styles.acts}>
      <Button onClick={() => setAct('record')}>{m('record')}</Button>
      {one.moves.includes('propose') && (
        <Button kind="outline" onClick={() => setAct('propose')}>
          {m('propose')}
        </Button>
      )}
      {one.moves.includes('give_up') && (
        <Button kind="quiet" onClick={() => setAct('give_up')}>
          {m('giveUp')}
        </Button>
      )}
    </div>
  );
}

interface FormProps {
  one: MyMediation;
  onDone: () => void;
}

interface Session {
  kind: 'session' | 'inquiry' | 'evidence';
  heldOn: string;
  words: string;
  helpers: string[];
}

function RecordForm({ one, onDone }: FormProps) {
  const m = useMediationTexts();
  const today = localDay(presentMs());
  const [session, setSession] = useState<Session>({
    kind: 'session',
    heldOn: today,
    words: '',
    helpers: [],
  });
  const [pressed, setPressed] = useState(false);
  const step = useMyStep(
    (client, body: Session, requestId) =>
      client.call('recordMySession', { params: { id: one.id }, body, requestId }),
    onDone,
  );
  const missing = session.words.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !step.isPending) step.mutate({ ...session, words: session.words.trim() });
  };
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2>{m('recordTitle')}</h2>
        <Segmented
          label={m('recordKind')}
          choices={(['session', 'inquiry', 'evidence'] as const).map((value) => ({
            value,
            label: m(`recordKinds.${value}`),
          }))}
          value={session.kind}
          onChange={(kind) => setSession({ ...session, kind })}
        />
        <Field
          type="date"
          label={m('recordOn')}
          max={today}
          value={session.heldOn}
          error={fieldMessage(step.error, 'heldOn')}
          onChange={(event) => setSession({ ...session, heldOn: event.target.value })}
        />
        <TextField
          label={m('recordWords')}
          rows={6}
          maxLength={2000}
          value={session.words}
          error={pressed && missing ? m('missing') : fieldMessage(step.error, 'words')}
          onChange={(event) => setSession({ ...session, words: event.target.value })}
        />
        <Helpers
          one={one}
          chosen={session.helpers}
          onChange={(helpers) => setSession({ ...session, helpers })}
        />
        <Problem error={step.error} />
        <Foot busy={step.isPending} go={m('recordGo')} onCancel={onDone} />
      </form>
    </Card>
  );
}

interface HelpersProps {
  one: MyMediation;
  chosen: readonly string[];
  onChange: (helpers: string[]) => void;
}

function Helpers({ one, chosen, onChange }: HelpersProps) {
  const m = useMediationTexts();
  const members = one.team?.members ?? [];
  if (members.length === 0) return null;
  return (
    <fieldset className={styles.choices}>
      <legend>{m('recordHelpers')}</legend>
      {members.map(({ id, name, role }) => (
        <label key={id} className={styles.choice}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id),
              )
            }
          />
          {name}（{m(`becoming.roles.${role}`)}）
        </label>
      ))}
    </fieldset>
  );
}

function ProposeForm({ one, onDone }: FormProps) {
  const m = useMediationTexts();
  const [form, setForm] = useState<'written' | 'oral'>(one.form ?? 'written');
  const [terms, setTerms] = useState(one.terms);
  const [performBy, setPerformBy] = useState(one.performBy ?? '');
  const [pressed, setPressed] = useState(false);
  const step = useMyStep(
    (
      client,
      body: { form: 'written' | 'oral'; terms: string; performBy: string | null },
      requestId,
    ) => client.call('proposeMyAgreement', { params: { id: one.id }, body, requestId }),
    onDone,
  );
  const missing = terms.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !step.isPending)
      step.mutate({ form, terms: terms.trim(), performBy: performBy === '' ? null : performBy });
  };
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2>{m('proposeTitle')}</h2>
        <Segmented
          label={m('proposeForm')}
          choices={(['written', 'oral'] as const).map((value) => ({
            value,
            label: m(`forms.${value}`),
          }))}
          value={form}
          onChange={setForm}
        />
        <TextField
          label={m('proposeTerms')}
          rows={5}
          maxLength={2000}
          value={terms}
          error={pressed && missing ? m('missing') : fieldMessage(step.error, 'terms')}
          onChange={(event) => setTerms(event.target.value)}
        />
        <Field
          type="date"
          label={m('proposeBy')}
          min={localDay(presentMs())}
          value={performBy}
          error={fieldMessage(step.error, 'performBy')}
          onChange={(event) => setPerformBy(event.target.value)}
        />
        <Problem error={step.error} />
        <Foot busy={step.isPending} go={m('proposeGo')} onCancel={onDone} />
      </form>
    </Card>
  );
}

function GiveUpForm({ one, onDone }: FormProps) {
  const m = useMediationTexts();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useMyStep(
    (client, said: string, requestId) =>
      client.call('giveUpMyMediation', {
        params: { id: one.id },
        body: { words: said },
        requestId,
      }),
    onDone,
  );
  const missing = words.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !step.isPending) step.mutate(words.trim());
  };
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2>{m('giveUpTitle')}</h2>
        <p className={styles.quiet}>{m('giveUpLine')}</p>
        <TextField
          label={m('giveUpWords')}
          rows={4}
          maxLength={2000}
          value={words}
          error={pressed && missing ? m('missing') : fieldMessage(step.error, 'words')}
          onChange={(event) => setWords(event.target.value)}
        />
        <Problem error={step.error} />
        <Foot busy={step.isPending} go={m('giveUpGo')} onCancel={onDone} />
      </form>
    </Card>
  );
}

function Foot({ busy, go, onCancel }: { busy: boolean; go: string; onCancel: () => void }) {
  const { t } = useTexts();
  return (
    <div className={styles.acts}>
      <Button kind="outline" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button type="submit" busy={busy}>
        {go}
      </Button>
    </div>
  );
}
