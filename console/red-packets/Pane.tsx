import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BackIcon } from '../../ui/icons.tsx';
import caseStyles from '../case/CasePage.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import styles from '../pools/pools.module.css';

interface PaneProps {
  title: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of a page beside the list: the way back, its title, and what stands below. */
export function Pane({ title, aside, children }: PaneProps) {
  const { t } = useWords();
  const heading = usePageHeading(title);
  return (
    <section className={caseStyles.page} aria-label={title}>
      <Link href="/red-packets" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      <header className={styles.head}>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
