import { Select } from 'antd';
import { useId, useState } from 'react';
import type { LadderStep } from '../../contract/supervisions.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './supervisions.module.css';

const levels = ['community', 'town', 'county'] as const satisfies LadderStep['level'][];
const mostSteps = 5;

/** The whole ladder is written anew, with the reason. */
export function EditLadder({ before, onDone }: { before: LadderStep[]; onDone: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [steps, setSteps] = useState(before.map((step, index) => ({ key: index, step })));
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const save = useStep(
    (body: { steps: LadderStep[]; reason: string }, requestId) =>
      client.call('setSupervisionLadder', { body, requestId }),
    { stale: ['getSupervisionLadder'], onDone },
  );
  const change = (key: number, part: Partial<LadderStep>) =>
    setSteps(steps.map((one) => (one.key === key ? { key, step: { ...one.step, ...part } } : one)));
  const add = () => {
    const last = steps.at(-1);
    const afterHours = (last?.step.afterHours ?? 0) + 24;
    const step: LadderStep = { afterHours, level: 'county', replyHours: 24 };
    setSteps([...steps, { key: (last?.key ?? 0) + 1, step }]);
  };
  const short = reason.trim().length < 2;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (!short && !save.isPending)
          save.mutate({ steps: steps.map(({ step }) => step), reason: reason.trim() });
      }}
    >
      {steps.map(({ key, step }, index) => (
        <div key={key} className={styles.row}>
          <Field
            type="number"
            min={0}
            max={720}
            label={t('supervisions.afterHours')}
            value={step.afterHours}
            onChange={(event) => change(key, { afterHours: Number(event.target.value) })}
          />
          <Level value={step.level} onChange={(level) => change(key, { level })} />
          <Field
            type="number"
            min={1}
            max={240}
            label={t('supervisions.replyHours')}
            value={step.replyHours}
            onChange={(event) => change(key, { replyHours: Number(event.target.value) })}
          />
          {steps.length > 1 && (
            <Button
              kind="quiet"
              size="s"
              onClick={() => setSteps(steps.filter((one) => one.key !== key))}
            >
              {t('supervisions.removeStep', { step: index + 1 })}
            </Button>
          )}
        </div>
      ))}
      {steps.length < mostSteps && (
        <div>
          <Button kind="outline" size="s" onClick={add}>
            {t('supervisions.addStep')}
          </Button>
        </div>
      )}
      <TextField
        label={t('supervisions.reason')}
        rows={2}
        maxLength={500}
        value={reason}
        error={pressed && short ? t('supervisions.missing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Refusals error={save.error} />
      <Button type="submit" busy={save.isPending}>
        {t('supervisions.saveLadder')}
      </Button>
    </form>
  );
}

type Level = LadderStep['level'];

function Level({ value, onChange }: { value: Level; onChange: (level: Level) => void }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{t('supervisions.level')}</label>
      <Select<Level>
        id={id}
        style={{ width: '100%' }}
        value={value}
        options={levels.map((level) => ({
          value: level,
          label: t(`supervisions.levels.${level}`),
        }))}
        onChange={onChange}
      />
    </div>
  );
}
