import type { ReactNode } from 'react';
import styles from './Card.module.css';
import { classes } from './classes.ts';

export interface CardProps {
  children: ReactNode;
  as?: 'div' | 'section' | 'article' | 'li' | 'form' | undefined;
  /** plain paper; tint for a quiet hint; outlined for elders and for what waits; asking for a question. */
  tone?: 'plain' | 'tint' | 'outlined' | 'dashed' | 'asking' | 'indigo' | undefined;
  /** Casts the deeper shadow of the page's main thing. */
  raised?: boolean | undefined;
  /** Without padding, for pictures that reach the edge. */
  bare?: boolean | undefined;
  label?: string | undefined;
  className?: string | undefined;
}

/** A sheet of lighter paper. Positioned, so that a "stretched" link inside covers it. */
export function Card({ as: Tag = 'div', tone = 'plain', raised, bare, ...props }: CardProps) {
  const names = [styles[tone], raised && styles.raised, bare && styles.bare, props.className];
  return (
    <Tag className={classes(styles.card, ...names)} aria-label={props.label}>
      {props.children}
    </Tag>
  );
}
