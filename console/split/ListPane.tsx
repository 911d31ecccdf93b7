import type { ReactNode, Ref } from 'react';
import { usePageHeading } from '../page-heading.ts';
import styles from './ListPane.module.css';

interface ListPaneProps {
  /** What the list is called where it is read aloud. */
  label: string;
  title: string;
  /** One of it stands beside: that one's heading is then the page's. */
  hasOpen: boolean;
  /** In the head, beside the title. */
  actions?: ReactNode;
  lead?: string;
  /** What narrows the list, or stands before it. */
  above?: ReactNode;
  /** What stands below it and does not roll with it. */
  below?: ReactNode;
  busy?: boolean;
  list?: Ref<HTMLDivElement>;
  children: ReactNode;
}

/** The list at the left of what is opened: its heading, what it is for, and its rows. */
export function ListPane(props: ListPaneProps) {
  const { label, title, hasOpen, actions, lead, above, below, busy, list, children } = props;
  const heading = usePageHeading(hasOpen ? undefined : title);
  const Heading = hasOpen ? 'h2' : 'h1';
  return (
    <section className={styles.pane} aria-label={label}>
      <header className={styles.head}>
        <Heading className={styles.heading} ref={heading} tabIndex={-1}>
          {title}
        </Heading>
        {actions}
      </header>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {above}
      <div className={styles.list} ref={list} aria-busy={busy}>
        {children}
      </div>
      {below}
    </section>
  );
}
