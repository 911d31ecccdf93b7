import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BackIcon } from '../../ui/icons.tsx';
import caseStyles from '../case/CasePage.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import poolStyles from '../pools/pools.module.css';

interface PaneProps {
  title: string | undefined;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of a page beside the list: the way back, its title, and what stands below. */
export function Pane({ title, aside, children }: PaneProps) {
  const { t } = useWords();
  const heading = usePageHeading(title);
  return (
    <section className={caseStyles.page} aria-label={title ?? t('activities.heading')}>
      <Link href="/activities" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {title !== undefined && (
        <header className={poolStyles.head}>
          <h1 className={poolStyles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
