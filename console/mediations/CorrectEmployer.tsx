import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { DeskMediator } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import poolStyles from '../pools/pools.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { Unfold } from '../states/Unfold.tsx';
import { useStep } from '../use-step.ts';
import { EmployerName, isUnsaid } from './EmployerName.tsx';
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
  const [wrong, setWrong] = useState(onRecord[0] ?? '');
  const [right, setRight] = useState({ employer: '', none: false });
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useStep(
    (body: Correction, requestId) =>
      client.call('correctEmployerOfMediator', { params: { id }, body, requestId }),
    { stale: staleMediations, onDone },
  );
  const reason = words.trim();
  const missing = { right: isUnsaid(right), reason: reason.length < 2 };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing.right || missing.reason || step.isPending) return;
    step.mutate({ wrong, right: right.employer.trim(), reason });
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
            value={wrong}
            options={onRecord.map((name) => ({ value: name, label: name }))}
            onChange={setWrong}
          />
        )}
      </Labelled>
      <EmployerName
        label={t('mediators.rightEmployer')}
        noneLabel={t('mediators.noSuchEmployer')}
        said={right}
        error={pressed && missing.right ? t('mediators.rightMissing') : refused('right')}
        onChange={setRight}
      />
      <TextField
        label={t('mediators.correctReason')}
        maxLength={500}
        value={words}
        error={pressed && missing.reason ? t('mediators.missing') : refused('reason')}
        onChange={(event) => setWords(event.target.value)}
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
