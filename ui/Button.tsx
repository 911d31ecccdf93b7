import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { follow, type Navigate } from './follow.ts';

/** One solid button per pane. report is the lantern: reporting only. danger ends or refuses. */
export type ButtonKind = 'primary' | 'report' | 'outline' | 'quiet' | 'danger';

interface Looks {
  kind?: ButtonKind | undefined;
  /** s in rows and on the console, m everywhere, l for the one thing to do. */
  size?: 's' | 'm' | 'l' | undefined;
  icon?: ReactNode;
  /** The key that does the same, as a cap at the end of the button. */
  keyCap?: string | undefined;
  /** As wide as what holds it. */
  wide?: boolean | undefined;
}

export interface ButtonProps extends Looks, ButtonHTMLAttributes<HTMLButtonElement> {
  /** On its way: keeps focus and width, takes no second press. */
  busy?: boolean | undefined;
}

export interface ButtonLinkProps extends Looks, AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  navigate?: Navigate | undefined;
}

function looks({ kind = 'primary', size = 'm', wide }: Looks, className: string | undefined) {
  return classes(
    styles.button,
    styles[kind],
    styles[`size-${size}`],
    wide && styles.wide,
    className,
  );
}

/** A button; `type` is "button" unless told, so that none submits a form by accident. */
export function Button({ busy = false, className, ...props }: ButtonProps) {
  const { kind, size, icon, keyCap, wide, children, onClick, type = 'button', ...rest } = props;
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      className={looks({ kind, size, wide }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <span className={styles.turning} aria-hidden="true" /> : icon}
      <span>{children}</span>
      {keyCap !== undefined && <KeyCap>{keyCap}</KeyCap>}
    </button>
  );
}

/** A link that looks like a button: for going somewhere. */
export function ButtonLink({ className, navigate, ...props }: ButtonLinkProps) {
  const { kind, size, icon, keyCap, wide, children, href, ...rest } = props;
  return (
    <a
      {...rest}
      href={href}
      className={looks({ kind, size, wide }, className)}
      onClick={rest.onClick ?? follow(href, navigate)}
    >
      {icon}
      <span>{children}</span>
      {keyCap !== undefined && <KeyCap>{keyCap}</KeyCap>}
    </a>
  );
}

/** The cap of a key; screen readers hear the shortcut through aria-keyshortcuts instead. */
export function KeyCap({ children }: { children: string }) {
  return (
    <span className={styles.keyCap} aria-hidden="true">
      {children}
    </span>
  );
}
