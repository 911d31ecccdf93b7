import type { Paying, Shop } from '../../contract/redemptions.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import styles from './Shop.module.css';
import { useShopTexts } from './use-shop-texts.ts';

interface WhosePointsProps {
  shop: Pick<Shop, 'spendable' | 'household'>;
  /** The accounts that have enough. */
  payable: readonly Paying[];
  chosen: Paying;
  onChoose: (account: Paying) => void;
}

const accounts: readonly Paying[] = ['own', 'household'];

/** My points, or what the household shares: asked only where the household has enough. */
export function WhosePoints({ shop, payable, chosen, onChoose }: WhosePointsProps) {
  const s = useShopTexts();
  const left = { own: shop.spendable, household: shop.household ?? 0 };
  return (
    <fieldset className={styles.offers}>
      <legend className={styles.legend}>{s('reserve.whose')}</legend>
      {accounts.map((account) => {
        const enough = payable.includes(account);
        const points = pointsText(left[account]);
        return (
          <label key={account} className={styles.offer} data-gone={!enough}>
            <input
              type="radio"
              name="account"
              checked={chosen === account}
              disabled={!enough}
              onChange={() => onChoose(account)}
            />
            <span className={styles.words}>
              <span className={styles.label}>{s(`reserve.account.${account}`)}</span>
              <span className={styles.quiet}>
                {s(enough ? 'reserve.has' : 'reserve.short', { points })}
              </span>
            </span>
          </label>
        );
      })}
      <p className={styles.quiet}>{s('reserve.seen')}</p>
    </fieldset>
  );
}
