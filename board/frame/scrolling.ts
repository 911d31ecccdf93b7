const left = new Map<string, number>();
let goingBack = false;

/** Remembers how far down each page was left, so that going back finds the same place again. */
export function startScrolling(): void {
  history.scrollRestoration = 'manual';
  addEventListener('scroll', () => left.set(location.hash, scrollY), { passive: true });
  // The router's own steps push a state; only the browser's back and forward pop one.
  addEventListener('popstate', () => {
    goingBack = true;
  });
}

/** Another page begins at its top, one that was come back to where it was left. */
export function scrollToBeginning(): void {
  scrollTo(0, goingBack ? (left.get(location.hash) ?? 0) : 0);
  goingBack = false;
}
