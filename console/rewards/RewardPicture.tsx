import type { RewardKind } from '../../contract/rewards.ts';
import { Goods, goodsOfReward } from '../../ui/drawings/Goods.tsx';
import { useCounty } from '../county.tsx';
import styles from './rewards.module.css';

/** The photo of a reward, or the drawing of its kind. */
export function RewardPicture({ kind, photo }: { kind: RewardKind; photo: string | null }) {
  const { client } = useCounty();
  if (photo === null)
    return (
      <div className={styles.picture} aria-hidden="true">
        <Goods kind={goodsOfReward[kind]} />
      </div>
    );
  return <img className={styles.picture} src={client.publishedPhotoUrl(photo, 'thumb')} alt="" />;
}
