import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { ticketMinutes } from './decide.ts';
import { insertTicket, type NewTicket } from './ticket-store.ts';

/** Gives a ticket for what was proved so far; its token is kept nowhere here. */
export async function giveTicket(
  deps: Pick<Deps, 'database' | 'clock' | 'ids'>,
  scope: Scope,
  given: Omit<NewTicket, 'token' | 'expiresAt'>,
): Promise<string> {
  const token = deps.ids.token();
  const expiresAt = new Date(deps.clock.now().getTime() + ticketMinutes * 60_000);
  await deps.database.transact((tx) => insertTicket(tx, scope, { ...given, token, expiresAt }));
  return token;
}
