import type { ReactNode } from 'react';
import { follow, type Navigate } from './follow.ts';
import { BackIcon, CloseIcon } from './icons.tsx';
import styles from './TopBar.module.css';

export interface TopBarProps {
  title: ReactNode;
  /** Where back leads; `close` draws a cross, for a task that can be left. */
  back?: { label: string; href: string; close?: boolean | undefined } | undefined;
  navigate?: Navigate | undefined;
  /** Takes the place of following the link: a draft to save, a step to go back. */
  onBack?: (() => void) | undefined;
  /** At the right: a link (`action-link`), a remark, an IconButton. */
  children?: ReactNode;
}

/** The head of a page: the way back, the title in the serif face, one thing at the right. */
export function TopBar({ title, back, navigate, onBack, children }: TopBarProps) {
  return (
    <header className={styles.bar}>
      {back && (
        <a
          href={back.href}
          className={styles.back}
          aria-label={back.label}
          onClick={follow(back.href, onBack ?? navigate)}
        >
          {back.close ? <CloseIcon size={22} /> : <BackIcon size={22} />}
        </a>
      )}
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.right}>{children}</div>
    </header>
  );
}
