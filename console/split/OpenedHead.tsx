import type { ReactNode } from 'react';
import { usePageHeading } from '../page-heading.ts';
import styles from './OpenedHead.module.css';

interface OpenedHeadProps {
  title: string;
  /** Another heading is the page's where this stands beside a list that nothing was chosen from. */
  isPage?: boolean;
  /** Where it stands, beside the title. */
  children?: ReactNode;
}

/** The head of what is opened: it names the page. */
export function OpenedHead({ title, isPage = true, children }: OpenedHeadProps) {
  const heading = usePageHeading(isPage ? title : undefined);
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <header className={styles.head}>
      <Heading className={styles.title} ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {children}
    </header>
  );
}
