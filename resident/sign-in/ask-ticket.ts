import { openBridge } from './bridge.ts';

/** A browser without the app may never answer: then the page of the provider is opened all the same. */
const patienceMs = 2_000;

/** A one-time ticket of the app around this page, for whoever is signed in there; undefined where there is none. */
export function askTicket(source: string): Promise<string | undefined> {
  const patience = new Promise<undefined>((over) => setTimeout(over, patienceMs, undefined));
  return Promise.race([ask(source).catch(() => undefined), patience]);
}

async function ask(source: string): Promise<string | undefined> {
  const bridge = await openBridge(source);
  const given = await bridge.ssoTicket?.({});
  return given?.result === true && given.ticketId ? given.ticketId : undefined;
}
