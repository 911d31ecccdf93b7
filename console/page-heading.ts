import { useEffect, useRef } from 'react';
import { useWords } from './language.ts';

/** The address at the first drawing: arriving by link or reload moves no focus. */
let lastAddress = location.hash;

/**
 * Names the page in the window's title and moves focus to its h1 when the address has changed.
 * Give the answer to the h1 as its ref, with tabIndex -1. An undefined title waits.
 */
export function usePageHeading(title: string | undefined) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const desk = t('app.title');
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${desk}`;
  }, [title, desk]);
  useEffect(() => {
    if (title === undefined || lastAddress === location.hash) return;
    lastAddress = location.hash;
    heading.current?.focus();
  });
  return heading;
}
