import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { ticketMinutes } from './decide.ts';
import { sealTotp } from './proof.ts';
import { insertTicket, type NewTicket } from './ticket-store.ts';

interface Given extends Omit<NewTicket, 'token' | 'expiresAt' | 'totpSealed'> {
  /** The key of an authenticator app that is not confirmed yet, and whose it would be. */
  totp?: { staff: string; key: string };
}

/** Gives a ticket for what was proved so far; its token is kept nowhere here. */
export async function giveTicket(
  deps: Pick<Deps, 'cipher' | 'database' | 'clock' | 'ids'>,
  scope: Scope,
  { totp, ...given }: Given,
): Promise<string> {
  const token = deps.ids.token();
  const expiresAt = new Date(deps.clock.now().getTime() + ticketMinutes * 60_000);
  await deps.database.transact(async (tx) => {
    const totpSealed = totp && (await sealTotp(tx, { deps, scope }, totp));
    await insertTicket(tx, scope, { ...given, totpSealed, token, expiresAt });
  });
  return token;
}
