import { navigate } from 'wouter/use-hash-location';

/**
 * Takes plain clicks on links inside the app. Left to the browser, a new hash would fire popstate,
 * and popstate is how a screen knows that it was come back to (Screen.tsx).
 */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const special = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    const target = event.target instanceof Element ? event.target : null;
    const href = target?.closest('a[href^="#/"]')?.getAttribute('href');
    if (!href || special || event.button !== 0 || event.defaultPrevented) return;
    event.preventDefault();
    if (location.hash === href) scrollTo(0, 0);
    else navigate(href);
  });
}
