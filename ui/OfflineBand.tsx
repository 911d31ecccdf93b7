import type { ReactNode } from 'react';
import { WifiOffIcon } from './icons.tsx';
import styles from './OfflineBand.module.css';

export interface OfflineBandProps {
  /** 现在没网 in <strong>, then what happens to what was written. */
  children: ReactNode;
  /** A link to what waits, at the right. */
  action?: ReactNode;
}

/** Without a network is normal here: a quiet band, not an error. */
export function OfflineBand({ children, action }: OfflineBandProps) {
  return (
    <div className={styles.band} role="status">
      <WifiOffIcon size={20} />
      <span className={styles.words}>{children}</span>
      {action}
    </div>
  );
}
