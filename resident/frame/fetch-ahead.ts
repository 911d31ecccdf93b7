/** The first screen and its answers have the line to themselves for so long. */
const afterMs = 2_500;

/**
 * Fetches one after the other what the first screen did not need, so that the next one also opens
 * out of reach of a network. A browser may remember a failed fetch of code, so none is begun offline.
 */
export function fetchAhead(): () => void {
  let stopped = false;
  const fetchAll = async () => {
    if (!navigator.onLine) return;
    // What it lists is not needed before, and is not in the first script.
    const listed = await import('./parts-ahead.ts').catch(() => undefined);
    for (const fetchPart of listed?.parts ?? []) {
      if (stopped || !navigator.onLine) return;
      await fetchPart().catch(() => undefined);
    }
  };
  const timer = setTimeout(() => void fetchAll(), afterMs);
  const again = () => void fetchAll();
  addEventListener('online', again);
  return () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener('online', again);
  };
}
