import { useState } from 'react';
import type { SheetOffer } from '../../contract/counter.ts';
import type { RewardKind } from '../../contract/rewards.ts';
import { classes } from '../../ui/classes.ts';
import { Goods, type GoodsKind } from '../../ui/drawings/Goods.tsx';
import styles from './Counter.module.css';
import { useCounter } from './context.ts';

const drawings: Record<RewardKind, GoodsKind> = {
  goods: 'grain',
  service: 'service',
  activity: 'family',
  voucher: 'other',
  honour: 'other',
};

interface Props {
  offer: Pick<SheetOffer, 'photo' | 'kind'>;
  small?: boolean;
}

/** The photo of a reward, or a drawing of its kind where there is none or it was never seen with a network. */
export function GoodsPicture({ offer, small = false }: Props) {
  const { client } = useCounter();
  const [missing, setMissing] = useState(false);
  const { photo, kind } = offer;
  return (
    <span className={classes(styles.picture, small && styles.small)} aria-hidden="true">
      {photo === null || missing ? (
        <Goods kind={drawings[kind]} />
      ) : (
        <img
          src={client.publishedPhotoUrl(photo, 'thumb')}
          alt=""
          onError={() => setMissing(true)}
        />
      )}
    </span>
  );
}
