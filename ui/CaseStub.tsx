import type { ReactNode } from 'react';
import styles from './CaseStub.module.css';
import { classes } from './classes.ts';

export interface CaseStubProps {
  /** Above the cut: code, place, QR (see StubHead). */
  head: ReactNode;
  /** Below the cut: points and their sentence, or the code read aloud. */
  children: ReactNode;
  /** The page's one important stub casts the deeper shadow. */
  raised?: boolean | undefined;
  /** Names the stub for a screen reader. */
  label?: string | undefined;
  /** One of several on its page: no landmark, as two of one name cannot be told apart. */
  listed?: boolean | undefined;
  className?: string | undefined;
}

/** The printed stub: two parts, a perforation, two half-round bites of the page. Also for vouchers. */
export function CaseStub({ head, children, raised, label, listed, className }: CaseStubProps) {
  const Frame = listed ? 'article' : 'section';
  return (
    <Frame className={classes(styles.stub, raised && styles.raised, className)} aria-label={label}>
      <div className={styles.part}>{head}</div>
      <div className={styles.cut} aria-hidden="true" />
      <div className={styles.part}>{children}</div>
    </Frame>
  );
}

export interface StubHeadProps {
  overline?: ReactNode;
  code?: string | undefined;
  title: ReactNode;
  /** Place, date: one line each. */
  lines?: readonly ReactNode[] | undefined;
  /** A QrCode or a drawing, at the right. */
  aside?: ReactNode;
  asideCaption?: ReactNode;
}

/** The upper part of a stub as every page prints it. */
export function StubHead({
  overline,
  code,
  title,
  lines = [],
  aside,
  asideCaption,
}: StubHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        {overline !== undefined && <div className={styles.overline}>{overline}</div>}
        {code !== undefined && <StubCode>{code}</StubCode>}
        <div className={styles.title}>{title}</div>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fixed places of a printed stub
          <div key={place} className={styles.small}>
            {line}
          </div>
        ))}
      </div>
      {aside !== undefined && (
        <div className={styles.aside}>
          {aside}
          {asideCaption !== undefined && <div className={styles.caption}>{asideCaption}</div>}
        </div>
      )}
    </div>
  );
}

/** A code to be read aloud or copied: wide, in the figures' face. `l` for a voucher. */
export function StubCode({ children, size = 'm' }: { children: string; size?: 's' | 'm' | 'l' }) {
  return <span className={classes(styles.code, styles[`code-${size}`])}>{children}</span>;
}
