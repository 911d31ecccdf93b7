import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from '../../ui/classes.ts';
import { useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import styles from './frame.module.css';
import { scrollToBeginning } from './scrolling.ts';

/** The page whose heading was shown last, and whether the focus was brought to it. */
let last: { hash: string; moved: boolean } | undefined;

interface PageTitleProps {
  /** What the window is called; the county's name follows it. */
  title: string;
  children: ReactNode;
  className?: string | undefined;
}

/** The one h1 of a page. Going to another page moves the focus here, so that it is read out. */
export function PageTitle({ title, children, className }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { county } = useCounty();
  const { say } = useWords();
  const name = say(county.name);
  useEffect(() => {
    document.title = title === name ? name : `${title} · ${name}`;
  }, [title, name]);
  useEffect(() => {
    const { hash } = location;
    const other = last !== undefined && last.hash !== hash;
    // A heading that stood in while fetching takes the focus with it when it goes: bring it back.
    const lost = last?.moved && document.activeElement === document.body;
    if (other) scrollToBeginning();
    if (other || lost) heading.current?.focus({ preventScroll: true });
    last = { hash, moved: other || (last?.moved ?? false) };
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={classes(styles.title, className)}>
      {children}
    </h1>
  );
}
