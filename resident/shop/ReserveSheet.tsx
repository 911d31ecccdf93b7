import { useState } from 'react';
import type { Paying, Shop, ShopItem, ShopOffer } from '../../contract/redemptions.ts';
import { Button } from '../../ui/Button.tsx';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { clockTime, dayText, localDay } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { type Language, useTexts } from '../texts/language.ts';
import styles from './Shop.module.css';
import { useReserve } from './use-shop.ts';
import { useShopTexts } from './use-shop-texts.ts';
import { WhosePoints } from './WhosePoints.tsx';

interface ReserveSheetProps {
  item: ShopItem;
  /** What there is to pay with. */
  shop: Pick<Shop, 'spendable' | 'household'>;
  onClose: () => void;
}

/** Where to collect it, or when to come; what it costs, and who pays; one button. */
export function ReserveSheet({ item, shop, onClose }: ReserveSheetProps) {
  const { say } = useTexts();
  const s = useShopTexts();
  const open = item.offers.filter(({ left }) => left > 0);
  const [offer, setOffer] = useState(open.length === 1 ? open[0]?.id : undefined);
  const [account, setAccount] = useState<Paying>(
    item.payable.includes('own') ? 'own' : 'household',
  );
  const reserving = useReserve();
  const [pressed, setPressed] = useState(false);
  const reserve = () => {
    setPressed(true);
    if (offer !== undefined) reserving.mutate({ offer, account }, { onSuccess: onClose });
  };
  const price = item.price ?? 0;
  return (
    <LazySheet
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={s('reserve.title', { name: say(item.name) })}
      description={
        price === 0 ? s('reserve.free') : s('reserve.pays', { points: pointsText(price) })
      }
      footer={
        <Button wide busy={reserving.isPending} onClick={reserve}>
          {s('reserve.go')}
        </Button>
      }
    >
      <Offers offers={item.offers} chosen={offer} onChoose={setOffer} />
      {item.payable.includes('household') && (
        <WhosePoints shop={shop} payable={item.payable} chosen={account} onChoose={setAccount} />
      )}
      {pressed && offer === undefined && <p className={styles.pick}>{s('reserve.pick')}</p>}
      <Problem error={reserving.error} />
    </LazySheet>
  );
}

interface OffersProps {
  offers: readonly ShopOffer[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function Offers({ offers, chosen, onChoose }: OffersProps) {
  const { say, language } = useTexts();
  const s = useShopTexts();
  const timed = offers.some(({ slot }) => slot !== null);
  return (
    <fieldset className={styles.offers}>
      <legend className={styles.legend}>{s(timed ? 'reserve.when' : 'reserve.where')}</legend>
      {offers.map((one) => (
        <label key={one.id} className={styles.offer} data-gone={one.left === 0}>
          <input
            type="radio"
            name="offer"
            checked={chosen === one.id}
            disabled={one.left === 0}
            onChange={() => onChoose(one.id)}
          />
          <span className={styles.words}>
            <span className={styles.label}>
              {one.slot ? slotText(one.slot, language) : say(one.counter)}
            </span>
            <span className={styles.quiet}>
              {one.slot ? `${say(one.counter)} · ${one.place}` : `${one.place} · ${say(one.hours)}`}
            </span>
          </span>
          <span className={styles.quiet}>
            {one.left === 0 ? s('reserve.none') : s('reserve.left', { count: one.left })}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** 12 月 3 日 09:00–10:00 */
export function slotText(slot: { startsAt: string; endsAt: string }, language: Language): string {
  const day = dayText(localDay(slot.startsAt), presentMs(), language);
  return `${day} ${clockTime(slot.startsAt, language)}–${clockTime(slot.endsAt, language)}`;
}
