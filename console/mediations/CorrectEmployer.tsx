import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { DeskMediator } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { Ticked } from '../agreements/Ticked.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import poolStyles from '../pools/pools.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { Unfold } from '../states/Unfold.tsx';
import { useStep } from '../use-step.ts';
import { staleMediations } from './use-mediations.ts';

/** Puts right an employer that was written down wrongly. */
export function CorrectEmployer({ one }: { one: DeskMediator }) {
  const { t } = useWords();
  const onRecord = [one.employer, ...one.formerEmployers].filter((name) => name !== '');
  if (onRecord.length === 0) return null;
  return (
    <Unfold label={t('mediators.correctEmployer')}>
      {(fold) => <CorrectForm id={one.id} onRecord={onRecord} onDone={fold} />}
    </Unfold>
  );
}

interface CorrectFormProps {
  id: string;
  onRecord: readonly string[];
  onDone: () => void;
}

interface Correction {
  wrong: string;
  right: string;
  reason: string;
}

function CorrectForm({ id, onRecord, onDone }: CorrectFormProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [said, setSaid] = useState<Correction>({ wrong: onRecord[0] ?? '', right: '', reason: '' });
  const [none, setNone] = useState(false);
  const [pressed, setPressed] = useState(false);
  const step = useStep(
    (body: Correction, requestId) =>
      client.call('correctEmployerOfMediator', { params: { id }, body, requestId }),
    { stale: staleMediations, onDone },
  );
  const right = said.right.trim();
  const reason = said.reason.trim();
  // An empty field alone may be one that somebody forgot.
  const missing = { right: right === '' && !none, reason: reason.length < 2 };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing.right || missing.reason || step.isPending) return;
    step.mutate({ wrong: said.wrong, right, reason });
  };
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  return (
    <form noValidate onSubmit={submit} className={poolStyles.form}>
      <p className={poolStyles.quiet}>{t('mediators.correctLead')}</p>
      <Labelled label={t('mediators.wrongEmployer')} error={refused('wrong')}>
        {(field) => (
          <Select
            id={field}
            className={fieldStyles.full ?? ''}
            value={said.wrong}
            options={onRecord.map((name) => ({ value: name, label: name }))}
            onChange={(wrong: string) => setSaid({ ...said, wrong })}
          />
        )}
      </Labelled>
      <Field
        label={t('mediators.rightEmployer')}
        autoComplete="off"
        maxLength={80}
        value={said.right}
        error={pressed && missing.right ? t('mediators.rightMissing') : refused('right')}
        onChange={(event) => {
          setSaid({ ...said, right: event.target.value });
          setNone(false);
        }}
      />
      <Ticked
        label={t('mediators.noSuchEmployer')}
        ticked={none}
        onChange={(ticked) => {
          setNone(ticked);
          if (ticked) setSaid({ ...said, right: '' });
        }}
      />
      <TextField
        label={t('mediators.correctReason')}
        maxLength={500}
        value={said.reason}
        error={pressed && missing.reason ? t('mediators.missing') : refused('reason')}
        onChange={(event) => setSaid({ ...said, reason: event.target.value })}
      />
      <Refusals error={step.error} />
      <div className={poolStyles.buttons}>
        <Button type="submit" size="s" busy={step.isPending}>
          {t('mediators.correctSend')}
        </Button>
        <Button size="s" kind="outline" onClick={onDone}>
          {t('mediators.cancel')}
        </Button>
      </div>
    </form>
  );
}
