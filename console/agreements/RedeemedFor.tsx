import type { Redemption } from '../../contract/redemptions.ts';
import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { Looked } from './Looked.tsx';
import type { Slip } from './PrintedSlip.tsx';
import { useAct, usePagedLook } from './use-agreed.ts';

interface RedeemedForProps {
  id: string;
  onPrinted: (slip: Slip) => void;
  onEnded: (redemption: string) => void;
}

/** What they reserved and took: what waits is printed once more, or given back. */
export function RedeemedFor({ id, onPrinted, onEnded }: RedeemedForProps) {
  const { t } = useWords();
  const looking = usePagedLook(
    (client, query) => client.call('listRedemptionsFor', { params: { id }, query }),
    ({ redemptions }) => redemptions,
  );
  return (
    <Looked
      look={looking}
      show={t('agreed.shop.mine')}
      rows={looking.rows}
      empty={t('agreed.shop.noneMine')}
      keyOf={(redemption) => redemption.id}
      pages={looking.pages}
    >
      {(redemption) => (
        <One
          id={id}
          redemption={redemption}
          onPrinted={onPrinted}
          onEnded={() => {
            onEnded(redemption.id);
            looking.mutate();
          }}
        />
      )}
    </Looked>
  );
}

interface OneProps {
  id: string;
  redemption: Redemption;
  onPrinted: (slip: Slip) => void;
  onEnded: () => void;
}

function One({ id, redemption, onPrinted, onEnded }: OneProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { id: of, state, name, points, account, counter, reservedAt } = redemption;
  const params = { id, redemption: of };
  const what = say(name);
  const printing = useAct(
    (client, _: null, requestId) => client.call('printVoucherFor', { params, requestId }),
    {
      line: t('newcomers.done.printVoucherFor', { what }),
      onDone: ({ code }) => onPrinted({ of, code, redemption }),
    },
  );
  const cancelling = useAct(
    (client, _: null, requestId) => client.call('cancelRedemptionFor', { params, requestId }),
    { line: t('newcomers.done.cancelRedemptionFor', { what }), onDone: onEnded },
  );
  return (
    <>
      <p>
        {momentInWords(reservedAt, now, language)} · <strong>{say(name)}</strong> ·{' '}
        {t(account === 'own' ? 'agreed.shop.price' : 'agreed.shop.priceShared', { points })} ·{' '}
        {say(counter)} · {t(`agreed.shop.states.${state}`)}
      </p>
      {state === 'reserved' && (
        <div className={styles.open}>
          <Button
            size="s"
            kind="outline"
            busy={printing.isPending}
            onClick={() => printing.mutate(null)}
          >
            {t('agreed.shop.print')}
          </Button>
          <Button
            size="s"
            kind="outline"
            busy={cancelling.isPending}
            onClick={() => cancelling.mutate(null)}
          >
            {t('agreed.shop.cancel')}
          </Button>
        </div>
      )}
      <Refusals error={printing.error ?? cancelling.error} />
    </>
  );
}
