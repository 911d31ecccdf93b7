import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes.ts';
import { follow, type Navigate } from './follow.ts';
import styles from './IconButton.module.css';

interface Looks {
  /** The name, read aloud and shown on hover. */
  label: string;
  icon: ReactNode;
  /** A short count at the corner; say it in the label as well. */
  badge?: string | number | undefined;
  /** tint stands on a quiet field, plain on nothing. */
  kind?: 'plain' | 'tint' | undefined;
}

export interface IconButtonProps extends Looks, ButtonHTMLAttributes<HTMLButtonElement> {}

/** A drawing to press, with a hit area larger than the drawing. */
export function IconButton({ label, icon, badge, kind = 'plain', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[kind], rest.className)}
      aria-label={label}
      title={label}
    >
      {icon}
      {badge !== undefined && <span className={styles.badge}>{badge}</span>}
    </button>
  );
}

export interface IconLinkProps extends Looks, AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  navigate?: Navigate | undefined;
}

/** The same for going somewhere. */
export function IconLink({
  label,
  icon,
  badge,
  kind = 'plain',
  navigate,
  href,
  ...rest
}: IconLinkProps) {
  return (
    <a
      {...rest}
      href={href}
      className={classes(styles.button, styles[kind], rest.className)}
      aria-label={label}
      title={label}
      onClick={follow(href, navigate)}
    >
      {icon}
      {badge !== undefined && <span className={styles.badge}>{badge}</span>}
    </a>
  );
}
