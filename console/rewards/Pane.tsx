import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BackIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import caseStyles from '../case/CasePage.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';

interface PaneProps {
  /** Where the list is. */
  back: string;
  title: string | undefined;
  kind?: ReactNode;
  children: ReactNode;
}

/** The frame of a page beside a list: the way back, its title, and what stands below. */
export function Pane({ back, title, kind, children }: PaneProps) {
  const { t } = useWords();
  const heading = usePageHeading(title);
  return (
    <section className={caseStyles.page} aria-label={title ?? t('rewards.heading')}>
      <Link href={back} className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {title !== undefined && (
        <header className={poolStyles.head}>
          <h1 className={poolStyles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {kind !== undefined && <span className={poolStyles.kind}>{kind}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

interface Asked {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
}

/** While a page is read, or why it could not be. */
export function PaneWaiting({ asked }: { asked: Asked }) {
  const { t } = useWords();
  if (!asked.isPending)
    return <Failed error={asked.error} retry={() => asked.refetch()} level={1} />;
  return (
    <div className={caseStyles.waiting}>
      <Skeleton label={t('rewards.loading')} rows={4} figure />
    </div>
  );
}
