import { InputNumber } from 'antd';
import { type FormEvent, useState } from 'react';
import { payeeListFromFen } from '../../contract/red-packets.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { money } from '../pools/money.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { Pane } from './Pane.tsx';
import { usePayees } from './use-red-packets.ts';

/** Takes the list of payees of a year, with a reason that is recorded. */
export function PayeesPane() {
  const { t } = useWords();
  const taking = usePayees();
  const [year, setYear] = useState<number | null>(new Date(useNow()).getFullYear());
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const missing = reason.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (year === null || missing || taking.isPending) return;
    taking.mutate({ year, reason: reason.trim() });
  };
  return (
    <Pane title={t('redPackets.payees.heading')}>
      <form noValidate onSubmit={submit} className={cardStyles.card}>
        <p className={cardStyles.words}>
          {t('redPackets.payees.lead', { amount: money(payeeListFromFen) })}
        </p>
        <Labelled label={t('redPackets.payees.year')} error={undefined}>
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={2020}
              max={2100}
              precision={0}
              value={year}
              onChange={setYear}
            />
          )}
        </Labelled>
        <TextField
          label={t('redPackets.payees.reason')}
          placeholder={t('redPackets.payees.reasonHint')}
          maxLength={500}
          value={reason}
          error={pressed && missing ? t('redPackets.payees.missing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <Refusals error={taking.error} />
        <div aria-live="polite">
          {taking.data !== undefined && (
            <p className={cardStyles.words}>{t('redPackets.payees.done', { name: taking.data })}</p>
          )}
        </div>
        <Button type="submit" icon={<DownloadIcon size={18} />} busy={taking.isPending}>
          {t('redPackets.payees.send')}
        </Button>
      </form>
    </Pane>
  );
}
