export const workerAddress = '/worker.js';

/** The first screen and its answers have the line to themselves for so long. */
const afterMs = 2_500;

/**
 * After the first visit the app opens without a network, and the browser is asked to keep what this phone
 * has written down when room gets short. Without https there is neither.
 */
export function keepForOffline(): void {
  setTimeout(() => {
    const { serviceWorker, storage } = navigator as Partial<
      Pick<Navigator, 'serviceWorker' | 'storage'>
    >;
    serviceWorker?.register(workerAddress).catch(() => undefined);
    storage?.persist?.().catch(() => undefined);
  }, afterMs);
}
