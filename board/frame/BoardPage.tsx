import { type ReactNode, useRef } from 'react';
import { classes } from '../../ui/classes.ts';
import { useWords } from '../language.ts';
import { BoardFooter } from './BoardFooter.tsx';
import { BoardHeader } from './BoardHeader.tsx';
import styles from './frame.module.css';

interface BoardPageProps {
  children: ReactNode;
  /** The night above the page, ending in roofs; the header then belongs to it. */
  sky?: ReactNode;
  /** One or two buttons that stay at the lower edge of a phone. */
  actions?: ReactNode;
  /** Reading width for sentences, wide for cards. */
  wide?: boolean;
}

/** Header, the page, footer; on a phone with its actions at the thumb. */
export function BoardPage({ children, sky, actions, wide = false }: BoardPageProps) {
  const { t } = useWords();
  const main = useRef<HTMLElement>(null);
  return (
    <div className={styles.page}>
      {/* A button, because what follows # in an address belongs to the router. */}
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('app.skip')}
      </button>
      <BoardHeader night={sky !== undefined} />
      <main ref={main} tabIndex={-1} className={styles.main}>
        {sky}
        <div className={classes(styles.column, wide && styles.wide)}>{children}</div>
      </main>
      <BoardFooter />
      {actions !== undefined && (
        <nav className={styles.actions} aria-label={t('app.next')}>
          {actions}
        </nav>
      )}
    </div>
  );
}
