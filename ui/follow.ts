import type { MouseEvent } from 'react';

/** Opens an address inside the app; each app hands in its router's own way of going there. */
export type Navigate = (href: string) => void;

/**
 * A click handler for a real link: a plain click stays inside the app, while a modified click, a long
 * press or a middle click keep what the browser does with links. Without `navigate` it is left alone.
 */
export function follow(href: string, navigate: Navigate | undefined) {
  return (event: MouseEvent<HTMLAnchorElement>) => {
    const special = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!navigate || special || event.button !== 0 || event.defaultPrevented) return;
    event.preventDefault();
    navigate(href);
  };
}
