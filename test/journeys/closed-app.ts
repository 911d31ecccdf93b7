import type { BrowserContext } from 'playwright-core';

/** Wakes the worker as the browser does once there is a network. */
export async function wakerOf(
  context: BrowserContext,
  url: string,
): Promise<() => Promise<unknown>> {
  const empty = await context.newPage();
  const session = await context.newCDPSession(empty);
  const registration = new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL === `${url}/`);
      if (ours) found(ours.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registration;
  return () =>
    session.send('ServiceWorker.dispatchSyncEvent', {
      origin: url,
      registrationId,
      tag: 'reports',
      lastChance: false,
    });
}
