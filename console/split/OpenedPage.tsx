import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BackIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import styles from './OpenedPage.module.css';

interface OpenedPageProps {
  /** What the page is called where it is read aloud. */
  label: string | undefined;
  /** Where its list is, if it has one. */
  back?: string | undefined;
  backWords?: string | undefined;
  children: ReactNode;
}

/** The page of what is opened, with the way back where the list is not beside it. */
export function OpenedPage({ label, back, backWords, children }: OpenedPageProps) {
  const { t } = useWords();
  return (
    <section className={styles.page} aria-label={label}>
      {back !== undefined && (
        <Link href={back} className={styles.back}>
          <BackIcon size={18} />
          {backWords ?? t('case.back')}
        </Link>
      )}
      {children}
    </section>
  );
}
