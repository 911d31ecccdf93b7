/*
 * Pages and the service worker send from the same store. Pages hold a lock together, each as long as it
 * lives; the worker gets it only where no page is open, and gives way to one that opens. Browsers without
 * such locks have pages alone send.
 */

const name = 'pingan.reports';
export const takeOver = 'a page takes over';

/** Until it is released the worker sends nothing; `held` comes once whatever it was doing has ended. */
export function holdAsPage(): { held: Promise<unknown>; release: () => void } {
  const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
  if (locks === undefined) return { held: Promise.resolve(), release: () => undefined };
  let release = () => {};
  const whole = new Promise<void>((done) => {
    release = done;
  });
  void askToGiveWay();
  const held = new Promise<void>((done) => {
    const asked = locks.request(name, { mode: 'shared' }, () => {
      done();
      return whole;
    });
    // Where it may not be asked for, no worker may either.
    asked.catch(() => done());
  });
  return { held, release };
}

async function askToGiveWay(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  const registration = await serviceWorker?.getRegistration().catch(() => undefined);
  registration?.active?.postMessage(takeOver);
}

/** A page that was closed this moment may still hold the lock. */
const closingMs = 5_000;

/** Does the work where no page is open; false: one is, or opens meanwhile, and does it itself. */
export async function workWithoutPages(
  work: () => Promise<void>,
  giveWay: AbortSignal,
): Promise<boolean> {
  const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
  if (locks === undefined || giveWay.aborted) return false;
  const waiting = new AbortController();
  const stop = () => waiting.abort();
  const timer = setTimeout(stop, closingMs);
  giveWay.addEventListener('abort', stop);
  try {
    return await locks.request(name, { signal: waiting.signal }, async () => {
      clearTimeout(timer);
      await work();
      return true;
    });
  } catch (error) {
    if (!waiting.signal.aborted) throw error;
    return false;
  } finally {
    clearTimeout(timer);
    giveWay.removeEventListener('abort', stop);
  }
}
