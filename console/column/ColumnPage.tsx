import type { ReactNode } from 'react';
import { usePageHeading } from '../page-heading.ts';
import styles from './column.module.css';

interface ColumnPageProps {
  title: string;
  lead?: string;
  /** The way to where the reader comes from, over the title. */
  above?: ReactNode;
  /** What else belongs to the title, under it. */
  below?: ReactNode;
  children: ReactNode;
}

/** A page without a list beside it: one column, and what it is for at its head. */
export function ColumnPage({ title, lead, above, below, children }: ColumnPageProps) {
  const heading = usePageHeading(title);
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header>
          {above}
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
          {below}
        </header>
        {children}
      </div>
    </div>
  );
}
