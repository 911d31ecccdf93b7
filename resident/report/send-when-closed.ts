export const syncTag = 'reports';

interface Syncing {
  sync?: { register(tag: string): Promise<void> };
}

/**
 * Asks the browser to wake the worker once there is a network, whether the app is open or not. Where that is
 * unknown or not allowed, what waits goes out when the app is opened next.
 */
export function sendWhenClosed(): void {
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  serviceWorker
    ?.getRegistration()
    .then((registration) => (registration as Syncing | undefined)?.sync?.register(syncTag))
    .catch(() => undefined);
}
