import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { classes } from '../../ui/classes.ts';
import styles from './ListRow.module.css';

interface ListRowProps {
  href: string;
  /** It stands beside the list. */
  isOpen: boolean;
  title: ReactNode;
  /** At the end of the first line. */
  aside?: ReactNode;
  /** What the keys that walk the list open it by. */
  code?: string;
  /** The second line. */
  children: ReactNode;
}

/** One of a list in two lines; the whole row leads to it. */
export const ListRow = ({ href, isOpen, title, aside, code, children }: ListRowProps) => (
  <li className={classes(styles.row, isOpen && styles.open)} data-code={code}>
    <div className={styles.line}>
      <Link
        href={href}
        className={classes(styles.title, 'stretched')}
        aria-current={isOpen ? 'page' : undefined}
      >
        {title}
      </Link>
      {aside}
    </div>
    <div className={styles.line}>{children}</div>
  </li>
);
