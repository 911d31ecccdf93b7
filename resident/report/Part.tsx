import { type ReactNode, useId } from 'react';
import type { Lack } from './draft.ts';
import styles from './Report.module.css';

export interface PartProps {
  number: 1 | 2 | 3;
  part: Lack;
  title: string;
  /** A quiet remark at the right of the title. */
  remark?: ReactNode;
  children: ReactNode;
}

/** One of the three parts of a report, numbered. */
export function Part({ number, part, title, remark, children }: PartProps) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id} data-part={part}>
      <div className={styles.partHead}>
        <h2 className={styles.partTitle} id={id}>
          <span className="figures">{number}</span> {title}
        </h2>
        {remark !== undefined && <span className={styles.remark}>{remark}</span>}
      </div>
      {children}
    </section>
  );
}
