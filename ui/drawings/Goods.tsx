import type { ReactNode } from 'react';
import styles from './Drawing.module.css';
import { Drawing } from './Drawing.tsx';

export type GoodsKind = 'oil' | 'grain' | 'household' | 'service' | 'family' | 'other';

const drawn: Record<GoodsKind, ReactNode> = {
  oil: (
    <>
      <path d="M26 8h12v9l6 11v36H20V28l6-11zM26 15h12M44 32c5 0 7 3 7 7s-2 7-7 7" />
      <path className={styles.lock} d="M20 38h24v16H20z" />
      <path d="M32 42c-3 3.5-3 7.5 0 7.5s3-4 0-7.5z" />
    </>
  ),
  grain: (
    <path d="M14 64V26h36v38zM14 26l4-10h28l4 10M18 16c3-4 6 0 9-2s5-4 8-2 7 0 11 4M32 56V44M32 48c-7 0-9-4-9-8 6 0 9 3 9 8zM32 45c0-5 3-8 9-8 0 5-3 8-9 8z" />
  ),
  household: (
    <>
      <path d="M20 30h24v34H20zM26 30v-8h12v8M32 22v-8M26 14h14" />
      <path className={styles.lock} d="M20 40h24v14H20z" />
    </>
  ),
  service: (
    <>
      <path d="M14 10h34v34M30 60H14V10M21 20h20M21 29h20M21 38h10M40 56l-3 10 7-3 7 3-3-10" />
      <circle className={styles.lock} cx="44" cy="49" r="8.5" />
    </>
  ),
  family: (
    <path d="M12 34a20 20 0 0 1 40 0L34 52h-4zM12 34h40M32 14c-9 6-10 14-6 20l4 18M32 14c9 6 10 14 6 20l-4 18M30 52h4l2 4h-8zM32 56c3 3-3 5 0 9" />
  ),
  other: (
    <>
      <path d="M14 30h36v34H14zM11 20h42v10H11zM32 20v44" />
      <path
        className={styles.lock}
        d="M32 20c-11 0-13-10-7-11 5-1 7 7 7 11 0-4 2-12 7-11 6 1 4 11-7 11z"
      />
    </>
  ),
};

/** What stands for a reward of each kind that has no photo. */
export const goodsOfReward = {
  goods: 'grain',
  service: 'service',
  activity: 'family',
  voucher: 'other',
  honour: 'service',
} as const satisfies Record<string, GoodsKind>;

/** What can be had for points, as a drawing until the shop has a photo. */
export function Goods({ kind }: { kind: GoodsKind }) {
  return (
    <Drawing width={64} height={72}>
      {drawn[kind]}
    </Drawing>
  );
}
