import { type ReactNode, useId } from 'react';
import poolStyles from '../../pools/pools.module.css';
import styles from '../rewards.module.css';

/** One part of the form under its heading. */
export function Part({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={poolStyles.name}>
        {title}
      </h2>
      {lead !== undefined && <p className={poolStyles.quiet}>{lead}</p>}
      {children}
    </section>
  );
}
