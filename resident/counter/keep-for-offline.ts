export const workerAddress = '/counter/worker.js';

/**
 * After the first load the app opens without a network, and the browser is asked to keep what this device
 * has written down when room gets short. Without https there is neither.
 */
export function keepForOffline(): void {
  void navigator.serviceWorker?.register(workerAddress).catch(() => undefined);
  void navigator.storage?.persist?.().catch(() => undefined);
}
