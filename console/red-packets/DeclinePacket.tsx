import { Select } from 'antd';
import { useState } from 'react';
import { type DeclineReason, declineReasons, type RedPacket } from '../../contract/red-packets.ts';
import { Button } from '../../ui/Button.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { staleRedPackets } from './use-red-packets.ts';

/** No to one packet, with the reason that the resident is told. */
export function DeclinePacket({ packet: { id } }: { packet: RedPacket }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<DeclineReason>('not_entitled');
  const declining = useStep(
    (body: { reason: DeclineReason }, requestId) =>
      client.call('declineRedPacket', { params: { id }, body, requestId }),
    { stale: staleRedPackets },
  );
  if (!open)
    return (
      <div className={cardStyles.buttons}>
        <Button size="s" kind="quiet" onClick={() => setOpen(true)}>
          {t('redPackets.waiting.decline')}
        </Button>
      </div>
    );
  return (
    <div className={cardStyles.form}>
      <Labelled label={t('redPackets.waiting.why')} error={undefined}>
        {(field) => (
          <Select
            id={field}
            className={fieldStyles.full ?? ''}
            value={reason}
            options={declineReasons.map((value) => ({
              value,
              label: t(`redPackets.waiting.reasons.${value}`),
            }))}
            onChange={setReason}
          />
        )}
      </Labelled>
      <Refusals error={declining.error} />
      <div className={cardStyles.buttons}>
        <Button
          size="s"
          kind="danger"
          busy={declining.isPending}
          onClick={() => declining.mutate({ reason })}
        >
          {t('redPackets.waiting.send')}
        </Button>
        <Button size="s" kind="quiet" onClick={() => setOpen(false)}>
          {t('redPackets.waiting.close')}
        </Button>
      </div>
    </div>
  );
}
