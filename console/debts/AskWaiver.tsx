import { InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Debt } from '../../contract/debts.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';
import { useStep } from '../use-step.ts';
import type { Debts } from './use-debts.ts';

interface AskWaiverProps {
  debt: Debt;
  pools: Debts['pools'];
}

interface Wanted {
  points: number;
  pool: string;
  reason: string;
}

/** The first signature: how many points, from which pool, and why. */
export function AskWaiver({ debt, pools }: AskWaiverProps) {
  const { t, say } = useWords();
  const { client } = useCounty();
  const [points, setPoints] = useState<number | null>(debt.owed);
  const [pool, setPool] = useState(pools[0]?.code ?? '');
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id: debt.id };
  const asking = useStep(
    (body: Wanted, requestId) => client.call('askWaiver', { params, body, requestId }),
    { stale: ['listDebts'] },
  );
  const refused = (field: string) =>
    asking.error instanceof Refused ? asking.error.field(field) : undefined;
  const badPoints = points === null || points < 1 || points > debt.owed;
  const badReason = reason.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (points !== null && !badPoints && !badReason && !asking.isPending)
      asking.mutate({ points, pool, reason: reason.trim() });
  };
  return (
    <section className={stepStyles.pane}>
      <form noValidate onSubmit={submit} onKeyDown={submitOnModifierEnter}>
        <h2 className={stepStyles.heading}>{t('debts.ask')}</h2>
        <p className={stepStyles.lead}>{t('debts.askLead')}</p>
        <div className={stepStyles.fields}>
          <Labelled
            label={t('debts.amount')}
            error={
              pressed && badPoints ? t('debts.amountWrong', { owed: debt.owed }) : refused('points')
            }
          >
            {(id) => (
              <InputNumber
                id={id}
                className={fieldStyles.full ?? ''}
                min={1}
                max={debt.owed}
                precision={0}
                value={points}
                onChange={setPoints}
              />
            )}
          </Labelled>
          <Labelled label={t('debts.pool')} error={refused('pool')}>
            {(id) => (
              <Select
                id={id}
                className={fieldStyles.full ?? ''}
                value={pool}
                options={pools.map(({ code, name }) => ({ value: code, label: say(name) }))}
                onChange={setPool}
              />
            )}
          </Labelled>
          <TextField
            label={t('debts.reason')}
            placeholder={t(
              debt.kind === 'resident' ? 'debts.reasonHint' : 'debts.reasonHintHousehold',
            )}
            maxLength={500}
            value={reason}
            error={pressed && badReason ? t('moves.missing.note') : refused('reason')}
            onChange={(event) => setReason(event.target.value)}
          />
          <Refusals error={asking.error} />
        </div>
        <Button type="submit" wide busy={asking.isPending}>
          {t('debts.askSend')}
        </Button>
      </form>
    </section>
  );
}
