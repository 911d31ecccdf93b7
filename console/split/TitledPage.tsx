import type { ReactNode } from 'react';
import { usePageHeading } from '../page-heading.ts';
import { OpenedPage } from './OpenedPage.tsx';
import styles from './TitledPage.module.css';

interface TitledPageProps {
  back?: string;
  backWords?: string;
  /** What the page is called aloud before its title is known. */
  label?: string;
  title: string | undefined;
  /** What kind of thing it is, in small letters beside the title. */
  kind?: ReactNode;
  /** Beside the title as it is. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The page of what is opened where its title comes first, and cards stand below it. */
export function TitledPage(props: TitledPageProps) {
  const { back, backWords, label, title, kind, aside, children } = props;
  const heading = usePageHeading(title);
  return (
    <OpenedPage label={title ?? label} back={back} backWords={backWords}>
      {title !== undefined && (
        <header className={styles.head}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {kind !== undefined && <span className={styles.kind}>{kind}</span>}
          {aside}
        </header>
      )}
      {children}
    </OpenedPage>
  );
}
