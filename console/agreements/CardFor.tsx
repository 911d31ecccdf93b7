import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import type { Slip } from './PrintedSlip.tsx';
import { useAct } from './use-agreed.ts';

interface CardForProps {
  id: string;
  onMade: (slip: Slip) => void;
  onEnded: () => void;
}

/** The card by which they redeem without a phone: made, or ended where it is lost. */
export function CardFor({ id, onMade, onEnded }: CardForProps) {
  const { t } = useWords();
  const params = { id };
  const making = useAct(
    (client, _: null, requestId) => client.call('makeCardFor', { params, requestId }),
    {
      line: t('newcomers.done.makeCardFor'),
      onDone: ({ code }) => onMade({ of: 'card', code, redemption: null }),
    },
  );
  const ending = useAct(
    (client, _: null, requestId) => client.call('endCardFor', { params, requestId }),
    { line: t('newcomers.done.endCardFor'), onDone: onEnded },
  );
  return (
    <Fold title={t('agreed.shop.card')} lead={t('agreed.shop.cardLead')}>
      <div className={styles.open}>
        <Button size="s" kind="outline" busy={making.isPending} onClick={() => making.mutate(null)}>
          {t('agreed.shop.makeCard')}
        </Button>
        <Button size="s" kind="outline" busy={ending.isPending} onClick={() => ending.mutate(null)}>
          {t('agreed.shop.endCard')}
        </Button>
      </div>
      <p role="status">
        {ending.data && t(ending.data.ended ? 'agreed.shop.ended' : 'agreed.shop.noCard')}
      </p>
      <Refusals error={making.error ?? ending.error} />
    </Fold>
  );
}
