import { useState } from 'react';
import type { Paying, Shop, ShopItem } from '../../contract/redemptions.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { CardFor } from './CardFor.tsx';
import { Looked } from './Looked.tsx';
import { PartPane } from './PartPane.tsx';
import { PrintedSlip, type Slip } from './PrintedSlip.tsx';
import { RedeemedFor } from './RedeemedFor.tsx';
import { useAct, useLook } from './use-agreed.ts';

/** What they redeem, and the papers by which they collect it. */
export function ShopFor({ id }: { id: string }) {
  const { t } = useWords();
  const [slips, setSlips] = useState<readonly Slip[]>([]);
  // A new code ends the one before: of one reservation, or of the card, the last slip counts.
  const print = (slip: Slip) =>
    setSlips((before) => [...before.filter(({ of }) => of !== slip.of), slip]);
  const looking = useLook((client) => client.call('listShopFor', { params: { id } }));
  return (
    <>
      <PartPane heading={t('agreed.shop.heading')}>
        <Balances shop={looking.data} />
        <Looked
          look={looking}
          show={t('agreed.shop.show')}
          rows={looking.data?.items}
          empty={t('agreed.shop.empty')}
          keyOf={(item) => item.id}
        >
          {(item) => <Item id={id} item={item} onReserved={print} />}
        </Looked>
        <RedeemedFor
          id={id}
          onPrinted={print}
          onEnded={(of) => setSlips((before) => before.filter((slip) => slip.of !== of))}
        />
        <CardFor
          id={id}
          onMade={print}
          onEnded={() => setSlips((before) => before.filter(({ of }) => of !== 'card'))}
        />
      </PartPane>
      {slips.map((slip) => (
        <PrintedSlip key={slip.of} slip={slip} />
      ))}
    </>
  );
}

/** Whose points there are, where the household has some that they may spend. */
function Balances({ shop }: { shop: Pick<Shop, 'spendable' | 'household'> | undefined }) {
  const { t } = useWords();
  if (!shop?.household) return null;
  const { spendable: own, household } = shop;
  return <p role="status">{t('agreed.shop.balances', { own, household })}</p>;
}

interface ItemProps {
  id: string;
  item: ShopItem;
  onReserved: (slip: Slip) => void;
}

const reserveWith = { own: 'agreed.shop.reserve', household: 'agreed.shop.reserveShared' } as const;

function Item({ id, item: { name, price, payable, why, offers }, onReserved }: ItemProps) {
  const { t, say } = useWords();
  const reserving = useAct(
    (client, body: { offer: string; account: Paying }, requestId) =>
      client.call('reserveFor', { params: { id }, body, requestId }),
    {
      line: ({ redemption: { points, account } }) =>
        t(account === 'own' ? 'newcomers.done.reserveFor' : 'agreed.shop.reservedShared', {
          what: say(name),
          points,
        }),
      onDone: ({ redemption, code }) => onReserved({ of: redemption.id, code, redemption }),
    },
  );
  const isReserving = (offer: string, account: Paying) =>
    reserving.isPending &&
    reserving.variables.offer === offer &&
    reserving.variables.account === account;
  return (
    <>
      <p>
        <strong>{say(name)}</strong> ·{' '}
        {price === null ? t('agreed.shop.from') : t('agreed.shop.price', { points: price })}
        {why !== null && (
          <>
            <br />
            {say(why)}
          </>
        )}
      </p>
      {offers.map((offer) => (
        <div key={offer.id} className={styles.open}>
          <span>
            {t('agreed.shop.left', {
              counter: say(offer.counter),
              place: offer.place,
              left: offer.left,
            })}
          </span>
          {offer.left > 0 &&
            payable.map((account) => (
              <Button
                key={account}
                size="s"
                kind="outline"
                busy={isReserving(offer.id, account)}
                onClick={() => reserving.mutate({ offer: offer.id, account })}
              >
                {t(reserveWith[account])}
              </Button>
            ))}
        </div>
      ))}
      <Refusals error={reserving.error} />
    </>
  );
}
