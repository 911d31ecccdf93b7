import { type RefObject, useEffect, useRef } from 'react';

/**
 * On a narrow screen the queue gives way to the case, and its place would be lost with it: the page's
 * scroll is kept while the queue is away and put back when it returns.
 */
export function useKeptScroll(list: RefObject<HTMLElement | null>, isAlone: boolean): void {
  const kept = useRef(0);
  useEffect(() => {
    if (!isAlone || !list.current) return;
    window.scrollTo(0, kept.current);
    const keep = () => {
      kept.current = window.scrollY;
    };
    window.addEventListener('scroll', keep, { passive: true });
    return () => window.removeEventListener('scroll', keep);
  }, [isAlone, list]);
}
