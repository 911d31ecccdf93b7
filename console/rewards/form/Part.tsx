import { type ReactNode, useId } from 'react';
import cardStyles from '../../split/cards.module.css';
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
      <h2 id={id} className={cardStyles.name}>
        {title}
      </h2>
      {lead !== undefined && <p className={cardStyles.quiet}>{lead}</p>}
      {children}
    </section>
  );
}
